/**
 * Fragments in reading order → whole tables. A fragment goes on with the table before if its columns are the same and nothing but running lines stands
 * between them. Its first row goes on with the last one where either has no label (it may be centred in the other part), or where the label itself is broken.
 *
 *      page 1  │ 存在问题 │ 1. 专项审计工作存 │        page 1  │ 存在 │ …        page 1  │      │ …
 *      page 2  │          │ 在滞后。          │        page 2  │ 问题 │ …        page 2  │ 问题 │ …
 */

import type { TextLine } from '../text/glyphs-to-lines.ts';
import { CLAUSE_END, COMMA, INTRODUCTION_END, isFirstNumber, NUMBERED } from '../text/paragraph-signs.ts';
import { isByIndicators } from './by-indicators.ts';
import type { CellPart, Fragment, PageContent, PageLine, TableCell, TableRow } from './fragment.ts';
import { isEmpty, linesOf } from './fragment.ts';
import { isAnnex } from './is-annex.ts';
import { labelInCell } from './label-in-cell.ts';
import { labelOfCell } from './label-text.ts';
import { areLabelsAtFoot, endsAtLabel } from './labels-at-foot.ts';
import { valuesBelow } from './labels-over-values.ts';
import type { Doubt, FreeLine } from './report.ts';
import { type RowStyle, rowStyleOf } from './row-style.ts';
import { sameCells } from './same-cells.ts';

export interface StitchedTable {
  readonly fragments: readonly Fragment[];
  readonly linesAbove: readonly FreeLine[];
  /** A table behind a form, by something else. */
  readonly isAnnex: boolean;
  readonly rows: readonly TableRow[];
  /** Of its fragments, and of how their rows were joined. */
  readonly doubts: readonly Doubt[];
  /** Of whether all of it was found. */
  readonly breaks: readonly Doubt[];
}

/** Columns this close (points) are the same: printers round, and page margins shift them together. */
const SAME_COLUMN = 4;
/** On a page that lies the other way, columns this close (shares of the table's width) are the same. */
const SAME_SHARE = 0.01;
/** Grids on one page this close (points) with nothing between are one table drawn in parts. */
const SAME_PAGE_GAP = 10;
/** A list has as many labels in one row. */
const LIST_LABELS_MIN = 3;
/** Text that begins this close (points) to where a column's text begins is aligned with it … */
const ALIGNED = 1.5;
/** … and so is a paragraph, indented by this many characters, or a line below one that is. */
const PARAGRAPH_INDENT = 2;
/** Type sizes of one cell differ by rounding only, up to this share. */
const SAME_SIZE_SHARE = 0.05;
/** A line that ends this much (characters) before its cell does was ended by the writer; cells are padded by one at most. */
const SHORT_LINE = 3;
/** No sentence ends with these. */
const GOES_ON = /[\p{L}\p{N}，、”’》]$/u;
/** A note's own label (`备注`) has no more characters. */
const NOTE_LABEL_MAX = 6;
/** A label that lines of text may begin with by chance has fewer characters; half of one has no more. */
const WRAPPED_LABEL_MIN = 4;
const WRAPPED_LABEL_MAX = 6;
const FOUND_MAX = 80;

interface OpenTable {
  readonly fragments: Fragment[];
  readonly linesAbove: readonly FreeLine[];
  readonly isAnnex: boolean;
  readonly rows: TableRow[];
  readonly doubts: Doubt[];
  readonly breaks: Doubt[];
}

export function stitchFragments(
  pages: readonly PageContent[],
  running: ReadonlySet<PageLine>,
  isKnownLabel: (label: string) => boolean,
  isIndicatorLabel: (label: string) => boolean,
): StitchedTable[] {
  const document = { style: rowStyleOf(pages), labelsAtFoot: areLabelsAtFoot(pages), labels: labelsOf(pages) };
  const lying = new Set(pages.flatMap(({ page, width, height }) => (width > height ? [page] : [])));
  const continues = (open: OpenTable, next: Fragment): boolean =>
    follows(open, next, isKnownLabel) || followsTurned(open, next, lying, isKnownLabel);
  // What heads the columns of indicators begins no form, though one of them (得分) is a label of one.
  const beginningOf = ({ rows }: OpenTable): string | undefined =>
    isByIndicators(rows, isIndicatorLabel) ? undefined : firstKnownLabel(rows, isKnownLabel);
  const tables: OpenTable[] = [];
  let last: OpenTable | undefined; // but annexes
  let form: OpenTable | undefined; // the last one with labels of the form
  let between: FreeLine[] = [];
  let beginning: string | undefined;
  const breaks: Break[] = [];
  for (const page of pages) {
    doubtLeftover(tables.at(-1), page, running, isKnownLabel);
    for (const item of inReadingOrder(page, running)) {
      if ('line' in item) {
        between.push(item.line);
        continue;
      }
      const open = tables.at(-1);
      const annex = last !== undefined && isAnnex(item.rows, last.rows, isKnownLabel);
      const isApart = open?.isAnnex ? firstKnownLabel(item.rows, isKnownLabel) !== undefined : annex;
      const [text] = between;
      if (open && !isApart && continues(open, item) && (!text || isRestOfList(open, item, isKnownLabel))) {
        if (text) doubtAround(text, open, item);
        continueTable(open, asWideAs(open.fragments[0], item, lying), document, isKnownLabel);
      } else {
        const started = startTable(item, between, annex);
        const near = form && item.page - (form.fragments.at(-1)?.page ?? 0) <= 1 ? form : last;
        const before = new Set(annex || isByIndicators(item.rows, isIndicatorLabel) ? [] : [near, last]);
        for (const table of before) if (table) breaks.push({ before: table, started, beginning: beginningOf(table) ?? beginning });
        if (last && !annex) doubtTitle(last, started, isKnownLabel);
        tables.push(started);
        if (!annex) last = started;
        if (!annex && beginningOf(started) !== undefined) form = started;
        if (!annex) beginning ??= beginningOf(started);
      }
      between = [];
    }
  }
  for (const found of breaks) doubtBreak(found, isKnownLabel);
  return tables;
}

/** Between a table and what was not joined to it. */
interface Break {
  readonly before: OpenTable;
  readonly started: OpenTable;
  /** The label that tables begin with. */
  readonly beginning: string | undefined;
}

/** Rows without labels of their own, below text that may belong to one of them: nobody else would count them. */
function isRestOfList(open: OpenTable, next: Fragment, isKnownLabel: (label: string) => boolean): boolean {
  const isHead = ({ cells }: TableRow): boolean => cells.filter((cell) => isKnownLabel(labelOfCell(cell))).length >= LIST_LABELS_MIN;
  return open.fragments.at(-1)?.page !== next.page && open.rows.some(isHead) && firstKnownLabel(next.rows, isKnownLabel) === undefined;
}

/** The text may be of the row above it, or of any below it. */
function doubtAround({ text }: FreeLine, open: OpenTable, next: Fragment): void {
  const above = open.rows.at(-1)?.cells.flatMap((cell) => cell.parts.at(-1)?.box ?? []) ?? [];
  const found = text.slice(0, FOUND_MAX);
  open.breaks.push(...[...above, next.placed].map((box): Doubt => ({ code: 'continuation-unclear', box, found })));
}

function labelsOf(pages: readonly PageContent[]): ReadonlyMap<string, number> {
  const labels = pages.flatMap((page) => page.fragments.flatMap(({ rows }) => rows.map(({ cells }) => labelOfCell(cells[0]))));
  return new Map([...Map.groupBy(labels, (label) => label)].map(([label, all]) => [label, all.length]));
}

function inReadingOrder(page: PageContent, running: ReadonlySet<PageLine>): readonly (Fragment | PageLine)[] {
  const lines = page.lines.filter((line) => !running.has(line));
  return [...page.fragments, ...lines].sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
}

function follows(open: OpenTable, next: Fragment, isKnownLabel: (label: string) => boolean): boolean {
  const last = open.fragments.at(-1);
  if (!last || !(sameColumns(last, next) || (sameWidth(last, next) && goesOnInForm(open, next, isKnownLabel)))) return false;
  const gap = next.box.y - last.box.y - last.box.height;
  return next.page === last.page + 1 || (next.page === last.page && gap >= 0 && gap <= SAME_PAGE_GAP);
}

/** A table as wide as its page, over an upright page and a lying one: the same shares of its width, and the rest of a row, or a label of the form that it did not have yet. */
function followsTurned(open: OpenTable, next: Fragment, lying: ReadonlySet<number>, isKnownLabel: (label: string) => boolean): boolean {
  const [last, first] = [open.fragments.at(-1), next.rows[0]];
  if (!last || !first || next.page !== last.page + 1 || lying.has(next.page) === lying.has(last.page) || first.cells.length < 2)
    return false;
  const labels = open.rows.map((row) => labelOfCell(row.cells[0]));
  const label = labelOfCell(first.cells[0]);
  const isNew = label === '' || (isKnownLabel(label) && !labels.includes(label));
  return isNew && labels.some(isKnownLabel) && sameShares(last, next);
}

function sameShares(a: Fragment, b: Fragment): boolean {
  const shares = ({ columns }: Fragment): number[] => columns.map((x) => x / (columns.at(-1) ?? x));
  const others = shares(b);
  return a.columns.length === b.columns.length && shares(a).every((share, index) => Math.abs(share - (others[index] ?? 0)) <= SAME_SHARE);
}

/** The part as it would stand on a page that lies as the first one's does. Where its text stands on its own page stays. */
function asWideAs(first: Fragment | undefined, part: Fragment, lying: ReadonlySet<number>): Fragment {
  const factor = (first?.columns.at(-1) ?? 0) / (part.columns.at(-1) ?? 0);
  if (!first || lying.has(first.page) === lying.has(part.page) || !Number.isFinite(factor)) return part;
  const cells = (row: TableRow): TableRow => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, from: cell.from * factor, to: cell.to * factor })),
  });
  return { ...part, rows: part.rows.map(cells) };
}

/**
 * Its first row has a label of the form, or is, across the table, the value of one that stands across the table, or stands in the columns of the part
 * before: pairs stand at places of their own in each row.
 */
function goesOnInForm(open: OpenTable, next: Fragment, isKnownLabel: (label: string) => boolean): boolean {
  const [first] = next.rows;
  const isInForm = open.rows.some((row) => isKnownLabel(labelOfCell(row.cells[0]))) && isKnownLabel(labelOfCell(first?.cells[0]));
  const isBelowLabel = first?.cells.length === 1 && open.rows.slice(-2).some((row) => isLabelAbove(row, isKnownLabel));
  const last = open.fragments.at(-1);
  return isInForm || isBelowLabel || (last !== undefined && beginsInColumns(last, next));
}

/** The same width, and every vertical of the one with fewer stands in the other too: a page may show fewer of a form's columns. */
function sameColumns(a: Fragment, b: Fragment): boolean {
  if (!sameWidth(a, b)) return false;
  const [fewer, more] = a.columns.length <= b.columns.length ? [a.columns, b.columns] : [b.columns, a.columns];
  return fewer.every((x) => more.some((other) => Math.abs(other - x) <= SAME_COLUMN));
}

/** Two tables glued to each other may part their lower rows otherwise: the row that would go on stands between verticals of the part before. */
function beginsInColumns(last: Fragment, next: Fragment): boolean {
  const edges = next.rows[0]?.cells.flatMap(({ from, to }) => [from, to]) ?? [];
  return edges.length > 2 && edges.every((edge) => last.columns.some((x) => Math.abs(x - edge) <= SAME_COLUMN));
}

/**
 * Text at the top of the page after a table, in no table itself, that looks like the rest of its last row: aligned with its values, or the rest of its
 * label; or that begins with a label of its own, wrapped, which the value beside it touches. Where no line is drawn around it, nothing else tells.
 *
 *      page 1  │ 整改 │ 将在2020年度编制    │      page 1  │ 存在问题 │ 无 │
 *      page 2    情况   工作计划。                 page 2    整改已落实
 *                                                          情况专人负责。
 */
function doubtLeftover(
  before: OpenTable | undefined,
  page: PageContent,
  running: ReadonlySet<PageLine>,
  isKnownLabel: (label: string) => boolean,
): void {
  const last = before?.fragments.at(-1);
  const row = before?.rows.at(-1);
  if (!before || !last || !row || page.page !== last.page + 1) return;
  const top = page.fragments[0]?.box.y ?? page.height;
  const lines = page.lines.filter((line) => !running.has(line) && line.box.y < top);
  const [first] = lines;
  if (!first || !(isAligned(first, row) || completesLabel(lines, row, isKnownLabel) || holdWrappedLabel(lines, isKnownLabel))) return;
  before.breaks.push({ code: 'continuation-unclear', box: last.placed, found: first.line.text.slice(0, FOUND_MAX) });
}

function isAligned({ line, box }: PageLine, row: TableRow): boolean {
  const value = row.cells.length > 1 ? linesOf(row.cells.at(-1) ?? { from: 0, to: 0, parts: [] }) : [];
  const left = Math.min(...value.map((other) => other.box.x));
  const isSameSize = value.some(({ size }) => Math.abs(size - line.size) <= SAME_SIZE_SHARE * size);
  return isSameSize && [-1, 0, 1].some((indents) => Math.abs(box.x - left - indents * PARAGRAPH_INDENT * line.size) <= ALIGNED);
}

function completesLabel(lines: readonly PageLine[], row: TableRow, isKnownLabel: (label: string) => boolean): boolean {
  let label = labelOfCell(row.cells[0]);
  if (label === '' || isKnownLabel(label)) return false;
  return lines.some(({ line }) => {
    label += line.text.replace(/\s/gu, '');
    return isKnownLabel(label);
  });
}

/** Two lines that begin with the halves of a label. */
function holdWrappedLabel(lines: readonly PageLine[], isKnownLabel: (label: string) => boolean): boolean {
  const texts = lines.map(({ line }) => [...line.text.replace(/\s/gu, '')].slice(0, WRAPPED_LABEL_MAX));
  const isWrapped = (label: string): boolean => label.length >= WRAPPED_LABEL_MIN && isKnownLabel(label);
  return texts.slice(1).some((below, index) =>
    (texts[index] ?? []).some((_, end, above) => {
      const start = above.slice(0, end + 1).join('');
      return below.some((_, rest) => isWrapped(start + below.slice(0, rest + 1).join('')));
    }),
  );
}

/**
 * Of the whole, or of the row that a page breaks: tables of two widths may stand on one page with nothing between, and the last one goes on.
 *
 *     │    │      │   page 1          │    │    │   page 2
 *     ├────┼────┬─┘                   └────┴────┘
 *     │    │    │
 */
function sameWidth(a: Fragment, b: Fragment): boolean {
  const isSame = (left: number | undefined, right: number | undefined): boolean => Math.abs((left ?? 0) - (right ?? 0)) <= SAME_COLUMN;
  return isSame(a.columns.at(-1), b.columns.at(-1)) || isSame(a.rows.at(-1)?.cells.at(-1)?.to, b.rows[0]?.cells.at(-1)?.to);
}

function startTable(fragment: Fragment, linesAbove: readonly FreeLine[], annex: boolean): OpenTable {
  return { fragments: [fragment], linesAbove, isAnnex: annex, rows: [...fragment.rows], doubts: [...fragment.doubts], breaks: [] };
}

/** What looks like the rest of the table before and could not be joined to it: neither can be trusted. */
function doubtBreak({ before, started, beginning }: Break, isKnownLabel: (label: string) => boolean): void {
  const [last, fragment] = [before.fragments.at(-1), started.fragments[0]];
  if (!last || !fragment || !(beginsInRow(fragment, last) || lacksBeginning(started.rows, beginning, isKnownLabel))) return;
  if (beginsAnew(fragment, before, isKnownLabel) || isKnownToBeginAnew(fragment, last)) return;
  const doubt: Doubt = { code: 'continuation-unclear', box: fragment.placed, found: textOfRow(fragment.rows[0]) };
  started.breaks.push(doubt);
  before.breaks.push({ ...doubt, box: last.placed });
}

/**
 * A row across the whole table that ends it on its page may be a note of it, or the title of the next one, which says whose that is.
 *
 *     │ 整改情况 │ 无                    │
 *     │ 2013年度某局绩效评价结果的公告 │      page 2   │ 项目名称 │ …
 */
function doubtTitle(before: OpenTable, started: OpenTable, isKnownLabel: (label: string) => boolean): void {
  const [last, fragment, row] = [before.fragments.at(-1), started.fragments[0], before.rows.at(-1)];
  const [cell, beside] = row?.cells ?? [];
  if (!last || !fragment || fragment.page !== last.page + 1 || !cell || beside || before.rows.length < 2) return;
  const isValue = isLabelAbove(before.rows.at(-2), isKnownLabel) || isLabelAbove(row, isKnownLabel);
  if (isValue || labelInCell(cell, (label) => label.length <= NOTE_LABEL_MAX)) return;
  started.breaks.push({ code: 'continuation-unclear', box: fragment.placed, found: textOfRow(row) });
}

function isKnownToBeginAnew(fragment: Fragment, last: Fragment): boolean {
  return fragment.beginsInRow === false && !fragment.openTop && !last.openBottom;
}

/** On a new page, the first row has no label or no upper border, or stands where some columns of the table before do. */
function beginsInRow(fragment: Fragment, last: Fragment): boolean {
  if (fragment.page === last.page) return false;
  if (fragment.page === last.page + 1 && standsInColumns(fragment, last)) return true;
  const noLabel = (fragment.rows[0]?.cells.length ?? 0) > 1 && labelOfCell(fragment.rows[0]?.cells[0]) === '';
  const mayBeAsWide = sameWidth(fragment, last) || fragment.ruled !== last.ruled;
  return fragment.openTop || last.openBottom || (noLabel && mayBeAsWide);
}

/** Narrower than the table before, with both sides on its verticals. */
function standsInColumns({ box }: Fragment, last: Fragment): boolean {
  const isColumn = (x: number): boolean => last.columns.some((column) => Math.abs(last.box.x + column - x) <= SAME_COLUMN);
  return box.width < last.box.width - SAME_COLUMN && isColumn(box.x) && isColumn(box.x + box.width);
}

/** With the label that the table before began with: where tables have no outer borders, that their edges are open says nothing. */
function beginsAnew(fragment: Fragment, before: OpenTable, isKnownLabel: (label: string) => boolean): boolean {
  const beginning = firstKnownLabel(before.rows, isKnownLabel);
  return beginning !== undefined && labelOfCell(firstRowOfCells(fragment.rows)?.cells[0]) === beginning;
}

/** The first row below the title that may stand in the table. */
function firstRowOfCells(rows: readonly TableRow[]): TableRow | undefined {
  return rows.find(({ cells }) => cells.length > 1);
}

/** It has labels of the form, and begins with another one than the tables before, or than what of that one the page has room for. */
function lacksBeginning(rows: readonly TableRow[], beginning: string | undefined, isKnownLabel: (label: string) => boolean): boolean {
  const label = firstKnownLabel(rows, isKnownLabel);
  if (beginning === undefined || label === undefined || label === beginning) return false;
  const first = labelOfCell(firstRowOfCells(rows)?.cells[0]);
  return first === '' || !beginning.startsWith(first);
}

/** Looks no further than it must: a table over hundreds of pages is asked on each of them. */
function firstKnownLabel(rows: readonly TableRow[], isKnownLabel: (label: string) => boolean): string | undefined {
  for (const row of rows) {
    const label = row.cells.map(labelOfCell).find(isKnownLabel);
    if (label !== undefined) return label;
  }
  return undefined;
}

function continueTable(
  open: OpenTable,
  fragment: Fragment,
  document: Pick<Surroundings, 'style' | 'labelsAtFoot' | 'labels'>,
  isKnownLabel: (label: string) => boolean,
): void {
  const before = open.fragments.at(-1);
  const samePage = before?.page === fragment.page;
  const cut = before?.openBottom === true || fragment.openTop;
  const rows = withoutRepeatedHeader(open, fragment, isKnownLabel).map((row) => withoutHead(row, open));
  open.fragments.push(fragment);
  open.doubts.push(...fragment.doubts);
  const [first, ...rest] = rows;
  const last = open.rows.at(-1);
  if (!first) return;
  const around = {
    beforeLast: open.rows.at(-2),
    next: rest[0],
    beginning: firstKnownLabel(open.rows, isKnownLabel),
    cut,
    fillsPage: before?.rows.length === 1 && labelOfCell(before.rows[0]?.cells[0]) === '',
    ...document,
  };
  const joint = last && !samePage ? (knownJoint(fragment) ?? jointOverPage(last, first, around, isKnownLabel)) : 'new-row';
  const isOfTwo = before !== undefined && labelOfCell(first.cells[0]) === around.beginning;
  if (joint === 'unclear')
    for (const { placed } of isOfTwo ? [before, fragment] : [fragment])
      open.doubts.push({ code: 'continuation-unclear', box: placed, found: textOfRow(first) });
  if (last && joint === 'same-row') open.rows.splice(-1, 1, joinRows(last, first), ...rest);
  else open.rows.push(...rows);
}

/** A row that heads the table again on each page, or the project's name repeated on top. */
function withoutRepeatedHeader(open: OpenTable, fragment: Fragment, isKnownLabel: (label: string) => boolean): readonly TableRow[] {
  const [header] = open.rows;
  const [first, second] = fragment.rows;
  if (!header || !first || textOfRow(header) === '' || fragment.rows.length < 2 || knownJoint(fragment)) return fragment.rows;
  const same =
    header.cells.length === first.cells.length && header.cells.every((cell, index) => textOf(cell) === textOf(first.cells[index]));
  if (!same) return fragment.rows;
  const headsAgain = !isKnownLabel(labelOfCell(first.cells[0]));
  if (headsAgain) return fragment.rows.slice(1);
  if (valuesBelow(first, second, isKnownLabel)) return fragment.rows;
  const label = labelOfCell(second?.cells[0]);
  const goesOn = second !== undefined && (label === '' || !open.rows.some((row) => labelOfCell(row.cells[0]) === label));
  return goesOn ? fragment.rows.slice(1) : fragment.rows;
}

type Joint = 'same-row' | 'new-row' | 'unclear';

function knownJoint({ beginsInRow }: Fragment): Joint | null {
  if (beginsInRow === undefined) return null;
  return beginsInRow ? 'same-row' : 'new-row';
}

/** The column in front of the labels (see grid-to-rows.ts), on a page that has no label by which it could be told. */
function withoutHead(row: TableRow, open: OpenTable): TableRow {
  const [head, ...rest] = row.cells;
  const labelsFrom = open.rows.find(({ cells }) => cells.length > 1)?.cells[0]?.from ?? 0;
  const isHead = head !== undefined && rest.length > 0 && labelsFrom > SAME_COLUMN && Math.abs(head.to - labelsFrom) <= SAME_COLUMN;
  return isHead ? { ...row, cells: rest } : row;
}

interface Surroundings {
  readonly beforeLast: TableRow | undefined;
  readonly next: TableRow | undefined;
  /** The label that projects begin with. */
  readonly beginning: string | undefined;
  /** No ruling closes the row at the page's end. */
  readonly cut: boolean;
  /** The page before has one row, or part of one, and no label. */
  readonly fillsPage: boolean;
  readonly style: RowStyle;
  readonly labelsAtFoot: boolean;
  /** How often the document has each label, known or not. */
  readonly labels: ReadonlyMap<string, number>;
}

function jointOverPage(last: TableRow, first: TableRow, around: Surroundings, isKnownLabel: (label: string) => boolean): Joint {
  const joint = jointOf(last, first, around, isKnownLabel);
  if (joint !== 'new-row') return joint;
  const isBetween = around.fillsPage && around.style !== 'paragraphs' && isKnownLabel(labelOfCell(first.cells[0]));
  return (isBetween && mayBeOfNext(last, first)) || goesOn(last, first) ? 'unclear' : joint;
}

/**
 * Pages with one row each and no label, between two labels: they go on with the one before. Where that one's value had ended on one of its pages, what follows may
 * be of the other one, unless that one's is numbered from the first.
 *
 *     │ 存在问题 │ 无 │      │          │ 1. 审计工作存在滞 │      │ 整改情况 │ 后的情况。 │
 */
function mayBeOfNext(last: TableRow, first: TableRow): boolean {
  const [label, value] = [last.cells[0], last.cells.at(-1)];
  const next = first.cells.at(-1)?.parts[0]?.lines[0];
  if (!label || !value || !next || (NUMBERED.test(next.text) && isFirstNumber(next.text))) return false;
  const labelled = label.parts.findLastIndex(({ lines }) => lines.length > 0);
  return value.parts.slice(labelled, -1).some((part) => {
    const line = part.lines.at(-1);
    return line !== undefined && endsShort(part, line);
  });
}

function jointOf(last: TableRow, first: TableRow, around: Surroundings, isKnownLabel: (label: string) => boolean): Joint {
  const [above, below] = [labelOfCell(last.cells[0]), labelOfCell(first.cells[0])];
  const alike = sameCells(last, first);
  if (first.cells.length < 2) {
    const isTitle = around.next !== undefined && labelOfCell(around.next.cells[0]) === around.beginning;
    if (!alike || isTitle || isKnownLabel(above) || isKnownLabel(below)) return 'new-row';
    return isLabelAbove(around.beforeLast, isKnownLabel) ? 'same-row' : 'unclear';
  }
  if (below === '') return alike && !(around.labelsAtFoot && endsAtLabel(last)) ? 'same-row' : 'unclear';
  const isCut = isKnownLabel(above + below) && !(isKnownLabel(above) && isKnownLabel(below));
  if (!alike) return above === '' || isCut ? 'unclear' : 'new-row';
  if (above === '') {
    const joint = jointBelowNoLabel(last, first, around);
    return joint === 'same-row' && below === around.beginning ? 'unclear' : joint;
  }
  if (isCut) return isKnownLabel(below) && mayBeTwoLabels(last, first, around) ? 'unclear' : 'same-row';
  if (above === '' || above === below) return 'same-row';
  if (isKnownLabel(below) || isKnownLabel(above)) return 'new-row';
  return isWholeElsewhere(above, below, around) ? 'same-row' : 'unclear';
}

/** A label that nobody knows, in two parts here and whole in another table of the document, where neither part stands by itself. */
function isWholeElsewhere(above: string, below: string, { labels }: Surroundings): boolean {
  return labels.has(above + below) && labels.get(above) === 1 && labels.get(below) === 1;
}

/** One that nobody knows, and one of the form that stands by itself elsewhere, or begins another value: nothing shows both as one. */
function mayBeTwoLabels(last: TableRow, first: TableRow, { labels, cut }: Surroundings): boolean {
  const [above, below] = [labelOfCell(last.cells[0]), labelOfCell(first.cells[0])];
  if (labels.has(above + below)) return false;
  const part = last.cells.at(-1)?.parts.at(-1);
  const line = part?.lines.at(-1);
  const hasEnded = !part || !line || endsShort(part, line) || CLAUSE_END.test(line.text);
  return (labels.get(below) ?? 0) > 1 || (!cut && hasEnded && !first.cells.slice(1).every(isEmpty));
}

/**
 * A row without a label, and a labelled one on the next page: one row with its label in the lower part, or the last paragraph of the row before.
 *
 *     │          │ 1. 审计工作存在滞      │          │ 2. 编制不细。
 *     │ 存在问题 │ 后的情况。             │ 整改情况 │ 无
 */
function jointBelowNoLabel(last: TableRow, first: TableRow, { cut, style }: Surroundings): Joint {
  const part = last.cells.at(-1)?.parts.at(-1);
  const line = part?.lines.at(-1);
  const hasRoom = (part?.lines.length ?? 0) >= (first.cells[0]?.parts[0]?.lines.length ?? 0);
  const hasLabelAlone = first.cells.slice(1).every(isEmpty) && !hasRoom;
  if (!part || !line || style === 'whole' || (style === 'unknown' && hasLabelAlone)) return 'same-row';
  const isShort = endsShort(part, line);
  const isNumbered = NUMBERED.test(first.cells.at(-1)?.parts[0]?.lines[0]?.text ?? '');
  if (!isShort && !isNumbered && !CLAUSE_END.test(line.text)) return style === 'paragraphs' ? 'unclear' : 'same-row';
  if (cut) return 'unclear';
  return style === 'paragraphs' && isShort ? 'new-row' : 'unclear';
}

/**
 * A sentence that fills its line to the end of the page, or a numbered text, that goes on in a row that has another label: that one may be the label of both parts,
 * set at the bottom.
 *
 *     │          │ （二）指标设置与内容相 │          │ 关性不强。
 *                                            │ 整改情况 │ （三）监督不够。
 */
function goesOn(last: TableRow, first: TableRow): boolean {
  const part = last.cells.at(-1)?.parts.at(-1);
  const [line, next] = [part?.lines.at(-1), first.cells.at(-1)?.parts[0]?.lines[0]];
  if (!part || !line || !next) return false;
  if (INTRODUCTION_END.test(line.text)) return true;
  if (NUMBERED.test(next.text)) return !isFirstNumber(next.text);
  return GOES_ON.test(line.text) && !endsShort(part, line) && COMMA.test(textOf(last.cells.at(-1)));
}

function endsShort(part: CellPart, line: TextLine): boolean {
  return part.right - line.box.x - line.box.width > SHORT_LINE * line.size;
}

/** A label across the whole table: its value stands below it. */
function isLabelAbove(row: TableRow | undefined, isKnownLabel: (label: string) => boolean): boolean {
  return row !== undefined && row.cells.length === 1 && isKnownLabel(labelOfCell(row.cells[0]));
}

function joinRows(last: TableRow, first: TableRow): TableRow {
  const isAgain = ({ cells }: TableRow, index: number): boolean => isPrintedAgain(cells[index], first.cells[index]);
  const cells = last.cells.map((cell, index) => {
    const isLabel = index === 0 || (index % 2 === 0 && last.cells.length % 2 === 0 && isAgain(last, 0));
    return joinCells(cell, first.cells[index], isLabel && isAgain(last, index));
  });
  return { cells, unclear: last.unclear || first.unclear };
}

/** A label printed again in full on the next page is one label, and so is that of a pair inside the row. */
function isPrintedAgain(cell: TableCell | undefined, next: TableCell | undefined): boolean {
  return cell !== undefined && !isEmpty(cell) && labelOfCell(cell) === labelOfCell(next);
}

function joinCells(cell: TableCell, next: TableCell | undefined, repeated: boolean): TableCell {
  if (!next) return cell;
  return { ...cell, parts: [...cell.parts, ...next.parts.map((part) => (repeated ? { ...part, lines: [] } : part))] };
}

function textOf(cell: TableCell | undefined): string {
  return cell
    ? linesOf(cell)
        .map((line) => line.text)
        .join('')
    : '';
}

function textOfRow(row: TableRow | undefined): string {
  return (row?.cells ?? []).map(textOf).join(' ').slice(0, FOUND_MAX);
}
