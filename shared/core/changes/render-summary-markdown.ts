import type { CurrentRecord, FieldChange, PublishedRecord } from '../document.ts';
import { sourceLink } from '../feed/source-path.ts';
import { changeKinds } from './change-kinds.ts';
import type { ChangeKind, ChangeSummary, RecordChange } from './change-summary.ts';
import { type FieldDifference, fieldDifference } from './field-difference.ts';
import { fieldText } from './field-text.ts';
import { markdownText } from './markdown-text.ts';
import { shortenStretches } from './shorten-stretches.ts';
import { shortenText } from './shorten-text.ts';
import { summaryLimits } from './summary-limits.ts';
import { chinese, english, type SummaryWords } from './summary-words.ts';
import type { Stretch } from './text-difference.ts';

const { rowsPerKindMax, nameCharactersMax, textCharactersMax, stretches: stretchLimits } = summaryLimits;

/** The change summary for people, Chinese first, then English. No text of a document becomes markup. `sources`: SHA-256 of those that are public. */
export function renderSummaryMarkdown(summary: ChangeSummary, sources: ReadonlySet<string>): string {
  return `${[...inLanguage(summary, chinese, sources), '---', ...inLanguage(summary, english, sources)].join('\n\n')}\n`;
}

function inLanguage(summary: ChangeSummary, words: SummaryWords, sources: ReadonlySet<string>): string[] {
  return [
    `# ${words.heading(summary.sequence)}`,
    words.published(summary.publishedAt, summary.previousSequence),
    countsTable(summary, words),
    definitions(words),
    ...documentSection(summary, words),
    ...changeKinds.flatMap((kind) => kindSection(kind, summary, words, sources)),
  ];
}

function definitions({ definitions, legend }: SummaryWords): string {
  const [before, removed, between, added, after] = legend;
  return `${definitions}${before}<del>${removed}</del>${between}<ins>${added}</ins>${after}`;
}

function countsTable({ counts }: ChangeSummary, words: SummaryWords): string {
  const columns = [...changeKinds, 'unchanged'] as const;
  const rows = [columns.map((column) => words.kinds[column]), columns.map(() => '---:'), columns.map((column) => counts[column])];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function documentSection({ documents }: ChangeSummary, words: SummaryWords): string[] {
  if (documents.length === 0) return [];
  const items = documents.slice(0, rowsPerKindMax).map(({ document }) => item(words, words.document, name(document)));
  return [
    `## ${words.documents}${words.bracketed(String(documents.length))}`,
    [...items, ...moreThanShown(documents.length, words)].join('\n'),
  ];
}

function kindSection(kind: ChangeKind, summary: ChangeSummary, words: SummaryWords, sources: ReadonlySet<string>): string[] {
  const changes = summary.records.filter((change) => change.kind === kind);
  if (changes.length === 0) return [];
  const blocks = changes.slice(0, rowsPerKindMax).map((change) => changeBlock(change, words, sources));
  return [`## ${words.kinds[kind]}${words.bracketed(String(changes.length))}`, ...blocks, ...moreThanShown(changes.length, words)];
}

function moreThanShown(count: number, words: SummaryWords): string[] {
  return count > rowsPerKindMax ? [`- ${words.more(count - rowsPerKindMax)}`] : [];
}

function changeBlock({ id, title, reason, record, changes }: RecordChange, words: SummaryWords, sources: ReadonlySet<string>): string {
  const lines = [
    item(words, words.record, words.revision(id, record.revision)),
    item(words, words.reason, limited(reason)),
    ...relationItems(record, words),
    ...(record.status === 'current' && !record.redacted ? [sourceItem(record, words, sources)] : []),
    ...(record.status === 'current' && changes.length === 0 ? mainValues(record, words) : []),
    ...changes.map((change) => fieldItem(change, words)),
  ];
  return `### ${words.subject}${words.colon}${name(title)}\n\n${lines.join('\n')}`;
}

function relationItems(record: PublishedRecord, words: SummaryWords): string[] {
  const supersedes = record.status === 'current' ? record.supersedes : undefined;
  return [
    ...(supersedes === undefined ? [] : [item(words, words.supersedes, supersedes)]),
    ...(record.supersededBy === undefined ? [] : [item(words, words.supersededBy, record.supersededBy)]),
  ];
}

function sourceItem({ source: { document, sha256, pages } }: CurrentRecord, words: SummaryWords, sources: ReadonlySet<string>): string {
  const shown = words.pages(pages);
  return item(
    words,
    words.source,
    `${name(document)}${words.comma}${sources.has(sha256) ? `[${shown}](${sourceLink(sha256, pages)})` : shown}`,
  );
}

function mainValues(record: CurrentRecord, words: SummaryWords): string[] {
  return (['amounts', 'score', 'grade'] as const).flatMap((field) => {
    const text = fieldText(field, record[field]);
    return text === null || text === '' ? [] : [item(words, words.fields[field], limited(text))];
  });
}

function fieldItem(change: FieldChange, words: SummaryWords): string {
  const label = `${words.fields[change.path as keyof SummaryWords['fields']]}${words.bracketed(words.classes[change.class])}`;
  return item(words, label, shownDifference(fieldDifference(change), words));
}

function shownDifference(difference: FieldDifference, words: SummaryWords): string {
  if (difference.kind === 'stretches') return shortenStretches(difference.stretches, stretchLimits).map(marked).join('');
  return `${side(difference.before, 'removed', words)} → ${side(difference.after, 'added', words)}`;
}

function side(text: string | null, kind: Stretch['kind'], words: SummaryWords): string {
  if (text === null) return words.noSuchRow;
  return text === '' ? words.emptyRow : marked({ kind, text: shortenText(text, textCharactersMax) });
}

/** As HTML elements: Markdown's own marks do not work between Chinese characters and punctuation. */
function marked({ kind, text }: Stretch): string {
  switch (kind) {
    case 'same':
      return markdownText(text);
    case 'removed':
      return `<del>${visiblyMarked(text)}</del>`;
    case 'added':
      return `<ins>${visiblyMarked(text)}</ins>`;
  }
}

/** A changed space or paragraph break would be a mark without anything in it. */
function visiblyMarked(text: string): string {
  return markdownText(text.replaceAll('\n', '¶\n').replace(/^[^\S\n]+$/u, (spaces) => '␣'.repeat(spaces.length)));
}

function item(words: SummaryWords, label: string, text: string): string {
  return `- **${label}**${words.colon}${text}`;
}

function name(text: string): string {
  return markdownText(shortenText(text, nameCharactersMax)).replaceAll('<br>', ' ');
}

function limited(text: string): string {
  return markdownText(shortenText(text, textCharactersMax));
}
