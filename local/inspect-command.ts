import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createPdfProcessReader } from '../shared/adapters/pdf/pdf-process-reader.ts';
import type { ContentField, Finding, PlacedBox } from '../shared/core/document.ts';
import { type CheckedReading, checkReading } from '../shared/core/documents/check-reading.ts';
import { documentBytesMax } from '../shared/core/documents/document-bytes-max.ts';
import { type InspectedField, type InspectedTable, type Inspection, inspectionOf } from '../shared/core/pictures/inspection.ts';
import { renderInspection } from '../shared/core/pictures/render-inspection.ts';
import type { Doubt } from '../shared/core/tables/report.ts';
import { UsageError } from './input-files.ts';
import { terminalText } from './terminal-text.ts';
import { textTable } from './text-table.ts';

export const inspectUsage = `npx jixiao inspect <pdf> [--out <file.html>] [--json]

Shows what is seen in one report: its pages, tables, fields and findings, and a page with a picture of each page on which they are outlined.
The pictures go to --out (default: <name>.inspect.html in the current folder). --json prints everything as JSON instead, and draws only with --out.`;

/** Columns of a terminal that a value takes at most: with the columns before it 120. */
const valueColumnsMax = 64;

/** Of a finding's message: the longest of the rules' own words fit. */
const messageColumnsMax = 100;

/** Resolves to the exit code: 0 where the document could be read, whatever was found in it; 1 where it could not. */
export async function inspectCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseInspectArgs(args);
  if (values.help) {
    console.log(inspectUsage);
    return 0;
  }
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError(`inspect takes one PDF\n\n${inspectUsage}`);
  const { inspection, reading } = await inspectFile(file);
  const out = values.out ?? (values.json ? null : `${path.basename(file).replace(/\.pdf$/i, '')}.inspect.html`);
  const drawn = reading.pages.length > 0 && out !== null;
  if (drawn) await writePictures(out, file, renderInspection(inspection, reading.pages));
  console.log(values.json ? JSON.stringify(inspection, null, 2) : textOf(inspection));
  if (drawn && !values.json) console.log(`\nPictures of the pages: ${out}`);
  return reading.source.kind === 'report' ? 0 : 1;
}

function parseInspectArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${inspectUsage}`);
  }
}

/** Read and checked by the same reader and the same functions as in the extract Lambda. */
async function inspectFile(file: string): Promise<{ inspection: Inspection; reading: CheckedReading }> {
  const bytes = await readPdf(file);
  const document = { key: path.basename(file), sha256: createHash('sha256').update(bytes).digest('hex') };
  const reader = createPdfProcessReader();
  const reading = checkReading(await reader.read(bytes).finally(reader.close), document);
  return { inspection: inspectionOf(reading, document), reading };
}

async function readPdf(file: string): Promise<Uint8Array> {
  const stats = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(error.code === 'ENOENT' ? `${file}: there is no such file` : `${file}: ${error.message}`);
  });
  if (stats.isDirectory()) throw new UsageError(`${file}: a folder; inspect takes one PDF`);
  if (!stats.isFile()) throw new UsageError(`${file}: not a file`);
  if (stats.size > documentBytesMax) throw new UsageError(`${file}: ${stats.size} bytes; at most ${documentBytesMax} are read`);
  return readFile(file).catch((error: Error) => {
    throw new UsageError(`${file}: ${error.message}`);
  });
}

async function writePictures(out: string, input: string, html: string): Promise<void> {
  if (path.resolve(out) === path.resolve(input)) throw new UsageError(`${out}: that is the PDF itself; choose another --out`);
  await writeFile(out, html).catch((error: Error) => {
    throw new UsageError(`${out} cannot be written: ${error.message}`);
  });
}

function textOf(inspection: Inspection): string {
  const { document, pages, tablesFound, recordsAccepted, recordsHeld, tables, findings } = inspection;
  const total = `${pages.length} page(s), ${tablesFound} table(s) found = ${recordsAccepted} accepted + ${recordsHeld} held, ${findings.length} finding(s)`;
  const sections = [
    `${terminalText(document, 100)}\n${total}`,
    ...(pages.length === 0 ? [] : [pagesText(inspection)]),
    ...tables.map(tableText),
    ...(inspection.otherTables.length === 0 ? [] : [otherTablesText(inspection)]),
    ...(findings.length === 0 ? [] : [findingsText(findings)]),
  ];
  return sections.join('\n\n');
}

function pagesText({ pages, tables }: Inspection): string {
  const rows = pages.map(({ number, width, height, glyphs, rulings, cells, images, textless }) => {
    const here = tables.flatMap(({ boxes }, index) => (boxes.some(({ page }) => page === number) ? [index + 1] : []));
    const size = `${Math.round(width)} × ${Math.round(height)} pt`;
    return [String(number), size, ...[glyphs, rulings, images, cells.length].map(String), here.join(', '), textless ?? ''];
  });
  return textTable([['page', 'size', 'glyphs', 'rulings', 'images', 'cells', 'tables', 'no text'], ...rows]);
}

function tableText({ status, id, boxes, fields, doubts }: InspectedTable, index: number): string {
  const word = status === 'accepted' ? 'accepted 收录' : 'held 未收录';
  const title = `Table ${index + 1}: ${word}, ${pagesOf(boxes)}${id === null ? '' : `, ${id}`}`;
  const rows = fields.map((field) => [field.field, terminalText(field.label ?? '', 24), pageRange(field.boxes), valueText(field)]);
  const table = textTable([['field', 'label', 'page', 'value'], ...rows]);
  if (doubts.length === 0) return `${title}\n${table}`;
  const places = [...Map.groupBy(doubts, ({ code, box }) => `${code} ${box.page} ${boxText(box)}`).values()];
  const doubtRows = places.flatMap(([first, ...rest]) => (first ? [doubtRow(first, rest.length)] : []));
  return `${title}\n${table}\n\n${textTable([['doubt', 'page', 'box', 'found'], ...doubtRows])}`;
}

/** The doubts about one place are told once. */
function doubtRow({ code, box, found }: Doubt, more: number): string[] {
  return [code, String(box.page), boxText(box), `${terminalText(found, valueColumnsMax)}${more > 0 ? ` (and ${more} more)` : ''}`];
}

/** The text as printed, and what it was read as where that says more. */
function valueText({ field, text, value }: InspectedField): string {
  const printed = text.join(' ');
  const read = readAs(field, value, printed);
  const paragraphs = text.length > 1 ? `(${text.length} paragraphs) ` : '';
  return `${paragraphs}${terminalText(printed, valueColumnsMax - paragraphs.length - read.length)}${read}`;
}

/** Fields whose value is more than the text itself. */
const valuedFields: readonly ContentField[] = ['agency', 'fiscalYear', 'projectName', 'amounts', 'score', 'grade'];

function readAs(field: ContentField, value: InspectedField['value'], printed: string): string {
  if (!valuedFields.includes(field) || String(value) === printed) return '';
  return ` → ${value === null ? '?' : terminalText(String(value), valueColumnsMax / 2)}`;
}

function otherTablesText({ otherTables }: Inspection): string {
  const rows = otherTables.map(({ box, firstRow }) => [String(box.page), boxText(box), terminalText(firstRow, valueColumnsMax)]);
  return `Tables of another form\n${textTable([['page', 'box', 'first row'], ...rows])}`;
}

/** Each in two languages, one under the other, and what was found there. */
function findingsText(findings: readonly Finding[]): string {
  const rows = findings.flatMap(({ code, severity, page, box, message, messageZh, found = '', expected = '' }, index) => {
    const [first, ...more] = [message, messageZh, found && `found: ${found}`, expected && `expected: ${expected}`].filter(
      (text) => text !== '',
    );
    const place = [String(index + 1), severity, code, String(page ?? ''), box ? boxText(box) : ''];
    return [
      [...place, terminalText(first ?? '', messageColumnsMax)],
      ...more.map((text) => [...place.map(() => ''), terminalText(text, messageColumnsMax)]),
    ];
  });
  return `Findings\n${textTable([['', 'severity', 'code', 'page', 'box', 'what'], ...rows])}`;
}

/** Left, top, width and height in points. */
function boxText({ x, y, width, height }: PlacedBox): string {
  return [x, y, width, height].map((points) => points.toFixed(0)).join(' ');
}

function pagesOf(boxes: readonly PlacedBox[]): string {
  const range = pageRange(boxes);
  return range.includes('–') ? `pages ${range}` : `page ${range}`;
}

function pageRange(boxes: readonly PlacedBox[]): string {
  const pages = boxes.map(({ page }) => page);
  const [first, last] = [Math.min(...pages), Math.max(...pages)];
  if (pages.length === 0) return '';
  return first === last ? String(first) : `${first}–${last}`;
}
