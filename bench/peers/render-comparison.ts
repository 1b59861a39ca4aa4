import type { Score } from './score-document.ts';

export interface Result {
  readonly name: string;
  readonly version: string;
  readonly score: Score;
  /** Median of the ratios to this engine, run by run; null where it was not measured by itself. */
  readonly timeRatio: number | null;
  readonly failures: readonly string[];
}

export interface Comparison {
  readonly documents: number;
  readonly records: number;
  readonly runs: number;
  readonly results: readonly Result[];
  readonly absent: readonly { readonly name: string; readonly howToGet: string }[];
}

/** A Markdown table, its caption, and what was not there. */
export function renderComparison({ documents, records, runs, results, absent }: Comparison): string {
  const heading = ['reader', 'exact', 'right but for paragraphs', 'wrong', 'in form only', 'held', 'not read', 'extra records', 'time'];
  const rows = results.map(({ name, version, score, timeRatio }) => [
    `${name} ${version}`.trim(),
    ...[score.exact, score.text, score.wrong, score.wrongInForm, score.held, score.lost, score.extraRecords].map(String),
    timeRatio === null ? '' : `${timeRatio.toFixed(2)} ×`,
  ]);
  const fields = results[0] ? fieldsOf(results[0].score) : 0;
  const failures = results.flatMap(({ name, failures: ofReader }) => ofReader.map((failure) => `- ${name}: ${failure}`));
  return [
    markdownTable([heading, ...rows]),
    '',
    `${fields} fields of ${records} records in ${documents} documents. ${caption}`,
    `Time: all documents in one process from its start to its end, median of ${runs} run${runs === 1 ? '' : 's'} in turn, as a ratio to this engine.`,
    ...(absent.length > 0 ? ['', 'Not on this machine:', '', ...absent.map(({ name, howToGet }) => `- ${name}: ${howToGet}`)] : []),
    ...(failures.length > 0 ? ['', 'Documents that made a reader fail:', '', ...failures] : []),
  ].join('\n');
}

const caption = [
  'Each peer gives cells; from there on one code for all of them: our labels, our reading of amounts, scores and grades, our handling of look-alike',
  'characters and leaked HTML tags; known titles dropped; all pages as one run of rows, a row without a label going on with the row before. *+ text mode*:',
  'by the gaps of the text, in documents where the mode by lines finds no table. What a peer does not give is not read, never wrong; what this engine leaves',
  'out of a record that it publishes is wrong. *In form only*: of the wrong ones, those with other quotes, or half-width for full-width characters. *Held*: not',
  'published, and a finding says why.',
].join('\n');

function fieldsOf({ exact, text, wrong, held, lost }: Score): number {
  return exact + text + wrong + held + lost;
}

function markdownTable(rows: readonly (readonly string[])[]): string {
  const [heading = [], ...body] = rows;
  const widths = heading.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string => `| ${row.map((cell, column) => align(cell, column, widths[column] ?? 0)).join(' | ')} |`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(heading), `| ${rule.join(' | ')} |`, ...body.map(line)].join('\n');
}

function align(cell: string, column: number, width: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
