/**
 * Tables as any reader gives them → records: every help that a user of that reader could write in an afternoon, and the same for all.
 *
 * - Characters: look-alike radicals become the ideographs they show, by our own data, in values too; HTML tags that leaked into the text are paragraphs' ends.
 * - Labels: our own list of them. A label is followed by its value, anywhere in a row; `label：value` in one cell is both.
 * - A list: rows under a row of labels are a project each, by their columns.
 * - Pages: all tables of a document are one run of rows. A row without a label goes on with the row before it, column by column; a label that a page
 *   breaks in two is one. Titles known to us, in rows of their own, are dropped.
 * - Values: our own reading of amounts, scores and grades. What these cannot read, and empty cells, count as not read, never as wrong.
 */
import { readAmount } from '../../shared/core/records/amounts.ts';
import { meaningOfLine } from '../../shared/core/records/heading-line.ts';
import { fieldOfLabel, isKnownLabel, meaningOfLabel } from '../../shared/core/records/labels.ts';
import { readRating } from '../../shared/core/records/rating.ts';
import { labelText } from '../../shared/core/tables/label-text.ts';
import { shownText } from '../../shared/core/text/shown-text.ts';
import { cellParagraphs, joinLines } from './cell-paragraphs.ts';
import type { FieldValues, NarrativeName, Table } from './reading.ts';

export interface LabelledValue {
  readonly label: string;
  /** As printed, a page break being a line break like any other. */
  readonly lines: readonly string[];
}

export function tablesToRecords(tables: readonly Table[]): readonly FieldValues[] {
  const rows = tables.flat().map((row) => row.map((cell) => shownLines(cell ?? '')));
  return projectsOf(rowsToPairs(rows)).map((pairs) => pairsToFields(pairs));
}

/** One project's rows as the fields of a record. A field with two rows has both. */
export function pairsToFields(pairs: readonly LabelledValue[], linesToParagraphs = cellParagraphs): FieldValues {
  const texts = (field: string): readonly string[] => pairsOf(pairs, field).flatMap(({ lines }) => textOf(lines) || []);
  const [name, score, grade] = ['projectName', 'score', 'grade'].map((field) => texts(field).join('') || undefined);
  const amounts = pairsOf(pairs, 'amount').map(yuanOf);
  const rating = { score: score && readRating(score)?.score, grade: grade && readRating(grade)?.grade };
  return {
    ...(name !== undefined && { projectName: name }),
    ...(amounts.length > 0 && amounts.every((yuan) => yuan !== null) && { amountYuan: amounts }),
    ...(typeof rating.score === 'number' && { score: rating.score }),
    ...(rating.grade && { grade: rating.grade }),
    ...narrative('achievements'),
    ...narrative('problems'),
    ...narrative('recommendations'),
    ...narrative('rectification'),
  };

  function narrative(field: NarrativeName): FieldValues {
    const paragraphs = linesToParagraphs(pairsOf(pairs, field).flatMap(({ lines }) => lines));
    return paragraphs.length > 0 ? { [field]: paragraphs } : {};
  }
}

interface Cell {
  readonly lines: readonly string[];
  readonly column: number;
}

interface Pair {
  label: string;
  lines: string[];
  /** Where the value stands. */
  readonly column: number;
}

/** A row with this many labels, and more labels than other cells, heads a list. */
const headerLabelsMin = 3;
/** In characters: longer texts, and those with the marks of a sentence, are no labels. */
const labelLengthMax = 12;

function rowsToPairs(rows: readonly (readonly (readonly string[])[])[]): readonly LabelledValue[] {
  const pairs: Pair[] = [];
  let open: Pair[] = [];
  let header: readonly Cell[] | null = null;
  for (const row of rows) {
    const cells = row.flatMap((lines, column): Cell[] => (lines.length > 0 ? [{ lines, column }] : []));
    if (cells.length === 0 || isTitle(cells)) continue;
    if (isHeader(cells)) {
      header = cells;
      open = [];
      continue;
    }
    const started: Pair[] | null = (header && listRow(cells, header)) ?? labelledRow(cells, open);
    if (started) {
      pairs.push(...started);
      open = started;
    } else for (const cell of cells) goOn(open, cell);
  }
  return pairs;
}

function isTitle(cells: readonly Cell[]): boolean {
  const [only] = cells;
  if (!only || cells.length > 1) return false;
  return only.lines.every((line) => {
    const meaning = meaningOfLine(line.replace(/\s/gu, ''));
    return meaning.kind === 'title' && (meaning.agency !== null || meaning.year !== null || /(?:表|结果)$/u.test(line.trim()));
  });
}

function isHeader(cells: readonly Cell[]): boolean {
  const known = cells.filter((cell) => isKnownLabel(labelOf(cell))).length;
  return known >= headerLabelsMin && known > cells.length / 2;
}

/** Null where the row has no project of its own, or nothing in its first column: it goes on with the one before. */
function listRow(cells: readonly Cell[], header: readonly Cell[]): Pair[] | null {
  if (cells.some((cell) => isKnownLabel(labelOf(cell))) || (cells[0]?.column ?? 0) > (header[0]?.column ?? 0)) return null;
  const pairs = cells.map((cell) => ({
    label: labelOf(header.findLast(({ column }) => column <= cell.column)),
    lines: [...cell.lines],
    column: cell.column,
  }));
  return pairs.some(({ label }) => fieldOfLabel(label) === 'projectName') ? pairs : null;
}

/** Null where the row has no label. */
function labelledRow(cells: readonly Cell[], open: readonly Pair[]): Pair[] | null {
  const [first] = cells;
  if (!first || completesLabel(open, first)) return null;
  const split = splitAtColon(first);
  if (split) return [split];
  const label = labelOf(first);
  const isLabel = isKnownLabel(label) || (first.column === 0 && cells.length > 1 && looksLikeLabel(label));
  return isLabel ? pairsOfCells(cells) : null;
}

function pairsOfCells(cells: readonly Cell[]): Pair[] {
  const pairs: Pair[] = [];
  cells.forEach((cell, index) => {
    const last = pairs.at(-1);
    const left = cells.length - index;
    const follows = last !== undefined && last.lines.length > 0 && left === 2 && looksLikeLabel(labelOf(cell));
    if (!last || isKnownLabel(labelOf(cell)) || follows) pairs.push({ label: labelOf(cell), lines: [], column: cell.column + 1 });
    else last.lines.push(...cell.lines);
  });
  return pairs;
}

/** `项目名称：公共绿地养护` */
function splitAtColon({ lines, column }: Cell): Pair | null {
  const [, label = '', value = ''] = /^([^:：]{2,12})[:：](.+)$/u.exec(lines[0] ?? '') ?? [];
  return isKnownLabel(label) ? { label: labelText(label), lines: [value, ...lines.slice(1)], column } : null;
}

function goOn(open: readonly Pair[], cell: Cell): void {
  const last = open.findLast(({ column }) => column <= cell.column) ?? open.at(-1);
  if (!last) return;
  if (completesLabel(open, cell)) last.label += labelOf(cell);
  else last.lines.push(...cell.lines);
}

/** `主要` at the foot of a page, `绩效` at the head of the next. */
function completesLabel(open: readonly Pair[], cell: Cell): boolean {
  const last = open.at(-1);
  return last !== undefined && cell.column === 0 && !isKnownLabel(last.label) && isKnownLabel(last.label + labelOf(cell));
}

function looksLikeLabel(text: string): boolean {
  return [...text].length <= labelLengthMax && !/[。；，！？、]/u.test(text);
}

function projectsOf(pairs: readonly LabelledValue[]): readonly (readonly LabelledValue[])[] {
  const projects: LabelledValue[][] = [];
  for (const pair of pairs) {
    if (fieldOfLabel(pair.label) === 'projectName') projects.push([]);
    projects.at(-1)?.push(pair);
  }
  return projects;
}

function pairsOf(pairs: readonly LabelledValue[], field: string): readonly LabelledValue[] {
  return pairs.filter(({ label }) => fieldOfLabel(label) === field);
}

function yuanOf({ label, lines }: LabelledValue): number | null {
  const meaning = meaningOfLabel(label);
  const amount = readAmount(textOf(lines), meaning?.field === 'amount' ? meaning.unit : null, null);
  return amount.kind === 'read' ? amount.yuan : null;
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => line.trim()).reduce(joinLines, '');
}

function labelOf(cell: Cell | undefined): string {
  return labelText(cell?.lines.join('') ?? '');
}

function shownLines(text: string): readonly string[] {
  return text.split(/[\r\n]+/u).flatMap((line) => shownText(line).trimEnd() || []);
}
