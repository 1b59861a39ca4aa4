/**
 * A table with a project a row → its projects. A row of known labels heads it, and may head it again on each page; a cell that covers several rows belongs to
 * each of their projects; rows that a page breaks are one.
 *
 *     │ 序号 │ 项目名称     │ 评价得分 │ 存在问题       │     ← the labels
 *     ├──────┼──────────────┼──────────┼────────────────┤
 *     │ 1    │ 公共绿地养护 │ 88       │ 1. 编制不细；  │     ← a project for each cell of the first known column
 *     ────────────────────────────────────────────── page
 *     │      │              │          │ 2. 执行滞后。  │     ← goes on: what is printed once in a row is not printed again
 *     │ 2    │ 河道长效管理 │ 70       │ 无             │
 */

import type { TextLine } from '../../text/glyphs-to-lines.ts';
import { isFigure } from '../../text/is-figure.ts';
import { CLAUSE_END } from '../../text/paragraph-signs.ts';
import { type CellPart, type Fragment, isEmpty, linesOf, type PlacedCell, type TableCell } from '../fragment.ts';
import { labelText } from '../label-text.ts';
import { hasLabelsOverValues } from '../labels-over-values.ts';
import type { Doubt, FreeLine } from '../report.ts';
import type { StitchedTable } from '../stitch-fragments.ts';
import { GROUP } from './group-label.ts';
import { isSumLabel } from './sum-label.ts';

export interface ListProject {
  /** Labels and their cells, left to right; the number's column left out. */
  readonly fields: readonly { readonly label: string; readonly cell: TableCell }[];
  readonly doubts: readonly Doubt[];
}

export interface ProjectList {
  /** Those above the table, and above its labels inside it. */
  readonly linesAbove: readonly FreeLine[];
  /** Never empty. */
  readonly projects: readonly ListProject[];
  /** The first project on its first page seems to go on from a table before. */
  readonly beginsInRow: boolean;
}

/** As many known labels in one row, and more than half of its cells, head a list; beside a number's label fewer do, whatever else there is. */
const LABELS_MIN = 3;
const NUMBERED_LABELS_MIN = 2;
/** Sides of cells this close (points) are the same. */
const SAME_SIDE = 4;
/** Boxes that share less than this (points) only touch. */
const OVERLAP_MIN = 0.5;
/** Columns whose texts have no more characters than this say a thing once in a row: a number, an amount, a score, a name. */
const SHORT_MAX = 20;
/** Fields that a row, by all that it prints, may begin anew. */
const NUMBER_LABEL = /^(?:序号|编号|项目序号|序列号|[Nn][Oo]\.?)$/u;
/** A part of the project above, in a row of its own. */
const PART = /^其中(?:[:：]|$)/u;
const FOUND_MAX = 80;

/** Null where no row of labels heads the table, or one that is a form's. */
export function listToProjects(table: StitchedTable, pageCount: number, isKnownLabel: (label: string) => boolean): ProjectList | null {
  const [first] = table.fragments;
  const head = first ? headOf(first, isKnownLabel) : null;
  if (!first || !head || hasLabelsOverValues(table.rows, isKnownLabel)) return null;
  const heads = table.fragments.map((fragment, index) => (index === 0 ? head.lastRow : repeatedHead(fragment, head)));
  const parts = table.fragments.map((fragment, index) => rowsOf(fragment, head, heads[index] ?? -1));
  const lost = table.fragments.flatMap((fragment, index) => [
    ...rowsInNoColumn(fragment, head, heads[index] ?? -1, isKnownLabel),
    ...rowsOfLabels(fragment, head, heads[index] ?? -1, isKnownLabel),
  ]);
  const joined = withoutEnd(joinOverPages(parts, table.fragments, head), table, head, pageCount);
  const rowsAreRuled = table.fragments.every((fragment) => fragment.rowsAreRuled);
  const rows = doubtedWithoutNumber(doubtedBesideTails(doubtedBesideTwoTexts(joined, head, rowsAreRuled), head), head);
  const projects = rows.filter((row) => !isTotal(row, head) && !isGroup(row, head)).map((row) => toProject(row, head, table, lost));
  if (projects.length === 0) return null;
  const [top] = parts[0] ?? [];
  return {
    linesAbove: [...table.linesAbove, ...linesAboveHead(first, head)],
    projects,
    beginsInRow:
      top !== undefined && (textIn(top, head.name) === '' || isNumberless(top, rows, head) || lacksResults(top, rows.slice(1), head)),
  };
}

interface HeadColumn {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly known: boolean;
}

interface Head {
  readonly columns: readonly HeadColumn[];
  /** The first known column: a project for each of its cells. */
  readonly name: HeadColumn;
  readonly firstRow: number;
  readonly lastRow: number;
}

/** The row with most of the labels; where it has two levels, the labels of its lower one. */
function headOf({ cells, columns }: Fragment, isKnownLabel: (label: string) => boolean): Head | null {
  const texts = cells.map((cell) => ({ cell, label: labelText(textOf([cell.part])) })).filter(({ label }) => label !== '');
  const isKnown = texts.map(({ label }) => isKnownLabel(label));
  for (const { cell } of texts) {
    const row = cell.firstRow;
    const inRow = texts.flatMap((text, index) =>
      text.cell.firstRow <= row && text.cell.lastRow >= row ? [{ ...text, known: isKnown[index] === true }] : [],
    );
    const known = inRow.filter((entry) => entry.known);
    const isNumbered = inRow.some(({ label }) => NUMBER_LABEL.test(label)) && known.length >= NUMBERED_LABELS_MIN;
    if (!isNumbered && (known.length < LABELS_MIN || known.length <= inRow.length / 2)) continue;
    const lastRow = Math.max(...known.map((entry) => entry.cell.lastRow));
    const leaves = cells.filter((leaf) => leaf.firstRow <= lastRow && leaf.lastRow >= lastRow);
    const headColumns = leaves.map((leaf) => {
      const label = labelText(textOf([leaf.part]));
      return { from: leaf.from, to: leaf.to, label, known: isKnownLabel(label) };
    });
    headColumns.sort((a, b) => a.from - b.from);
    const name = headColumns.find((column) => column.known);
    if (!name || columns.length < LABELS_MIN) return null;
    return { columns: headColumns, name, firstRow: Math.min(...known.map((entry) => entry.cell.firstRow)), lastRow };
  }
  return null;
}

/** The last row of the labels printed again on a later page; −1 where they are not. */
function repeatedHead({ cells }: Fragment, { columns }: Head): number {
  const again = cells.filter((cell) => {
    const label = labelText(textOf([cell.part]));
    return label !== '' && columns.some((column) => column.known && column.label === label && isSame(column, cell));
  });
  const known = columns.filter((column) => column.known).length;
  return again.length > known / 2 ? Math.max(...again.map((cell) => cell.lastRow)) : -1;
}

function isSame(a: { readonly from: number; readonly to: number }, b: { readonly from: number; readonly to: number }): boolean {
  return Math.abs(a.from - b.from) <= SAME_SIDE && Math.abs(a.to - b.to) <= SAME_SIDE;
}

/** What one project has in each column. */
interface ListRow {
  readonly cells: ReadonlyMap<HeadColumn, TableCell>;
  readonly unclear: boolean;
}

/** For each cell of the column of names below the labels, the cells beside it; what stands across the columns heads rows or is a note. */
function rowsOf({ cells }: Fragment, head: Head, after: number): ListRow[] {
  const body = cells.filter((cell) => cell.firstRow > after);
  const names = body.filter((cell) => isSame(cell, head.name)).sort((a, b) => a.firstRow - b.firstRow);
  const across = body.filter((cell) => covers(cell, head.name) && !isSame(cell, head.name));
  return names.flatMap((name): ListRow[] => {
    const beside = body.filter((cell) => cell.firstRow <= name.lastRow && cell.lastRow >= name.firstRow);
    const ofColumns = head.columns.map((column) => [column, beside.filter((cell) => covers(cell, column))] as const);
    if (beside.every((cell) => cell.part.lines.length === 0)) return [];
    const unclear =
      ofColumns.some(([column, own]) => own.length === 0 || own.some((cell) => !fits(cell, column, name))) ||
      beside.some((cell) => cell.irregular) ||
      across.some((cell) => cell.firstRow <= name.lastRow && cell.lastRow >= name.firstRow);
    return [{ cells: new Map(ofColumns.map(([column, own]) => [column, stack(own, column)])), unclear }];
  });
}

/** Columns of the same projects that another page has, for one: several cells beside each other, labels or figures among them, and no name; no sum and no note. */
function rowsInNoColumn({ cells }: Fragment, head: Head, after: number, isKnownLabel: (label: string) => boolean): readonly Doubt[] {
  const body = cells.filter((cell) => cell.firstRow > after && cell.part.lines.length > 0);
  const named = new Set(cells.filter((cell) => isSame(cell, head.name)).flatMap((cell) => range(cell.firstRow, cell.lastRow)));
  const nameless = body.filter((cell) => !range(cell.firstRow, cell.lastRow).some((row) => named.has(row)));
  return [...Map.groupBy(nameless, ({ firstRow }) => firstRow).values()].flatMap((row): Doubt[] => {
    const texts = row.map(({ part }) => labelText(textOf([part])));
    const says = texts.length > 1 && texts.some((text) => isKnownLabel(text) || isFigure(text)) && !texts.some(isSumLabel);
    const [first] = row;
    return says && first ? [{ code: 'label-value-unclear', box: first.part.box, found: texts.join(' ').slice(0, FOUND_MAX) }] : [];
  });
}

/**
 * Another label of the form in the place of a name: a row about the project above, in a form whose first rows look like a list.
 *
 *     │ 项目名称     │ 评价得分 │ 评价等级 │
 *     │ 公共绿地养护 │ 88       │ 良       │
 *     │ 存在问题     │ 编制不细。          │
 */
function rowsOfLabels({ cells }: Fragment, head: Head, after: number, isKnownLabel: (label: string) => boolean): readonly Doubt[] {
  const names = cells.filter((cell) => cell.firstRow > after && isSame(cell, head.name));
  return names.flatMap(({ part }): Doubt[] => {
    const label = labelText(textOf([part]));
    if (label === head.name.label || !isKnownLabel(label)) return [];
    return [{ code: 'label-value-unclear', box: part.box, found: label.slice(0, FOUND_MAX) }];
  });
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Most of a column lies under a cell. */
function covers(cell: PlacedCell, { from, to }: HeadColumn): boolean {
  const middle = (from + to) / 2;
  return cell.from < middle && cell.to > middle;
}

/** A cell of one column, and of this project alone; a column that no field knows may have one for several. */
function fits(cell: PlacedCell, column: HeadColumn, name: PlacedCell): boolean {
  const isWithin = cell.firstRow >= name.firstRow && cell.lastRow <= name.lastRow;
  return isSame(cell, column) && (isWithin || !column.known);
}

function stack(cells: readonly PlacedCell[], { from, to }: HeadColumn): TableCell {
  const downwards = [...cells].sort((a, b) => a.firstRow - b.firstRow);
  return { from, to, parts: downwards.map(({ part }, index) => ({ ...part, startsCell: index > 0 })) };
}

function joinOverPages(parts: readonly ListRow[][], fragments: readonly Fragment[], head: Head): ListRow[] {
  const short = shortColumns(parts.flat(), head);
  const joined: ListRow[] = [];
  parts.forEach((rows, index) => {
    const [first, ...rest] = rows;
    const last = joined.at(-1);
    if (!first) return;
    if (!last || fragments[index]?.page === fragments[index - 1]?.page) {
      joined.push(...rows);
      return;
    }
    const cut = fragments[index - 1]?.openBottom === true || fragments[index]?.openTop === true;
    const above = joined.at(-2);
    if (above && isTail(last, short) && endsInSentence(above, short)) {
      joined.splice(-2, 2, { ...above, unclear: true }, joinRows(last, first, true), ...rest);
      return;
    }
    const joint = jointOf(last, first, { short, name: head.name, cut });
    if (joint === 'new-row') joined.push(...rows);
    else if (joint === 'unclear-bound') joined.splice(-1, 1, { ...last, unclear: true }, { ...first, unclear: true }, ...rest);
    else if (joint === 'same-row') joined.splice(-1, 1, joinRows(last, first, false), ...rest);
    else {
      const isPart = short.some((column) => textIn(last, column) === '');
      joined.splice(-2, 2, ...(above ? [{ ...above, unclear: above.unclear || isPart }] : []), joinRows(last, first, true), ...rest);
    }
  });
  return joined;
}

function shortColumns(rows: readonly ListRow[], { columns, name }: Head): HeadColumn[] {
  return columns.filter((column) => column === name || rows.every((row) => textIn(row, column).length <= SHORT_MAX));
}

interface Break {
  readonly short: readonly HeadColumn[];
  readonly name: HeadColumn;
  /** No ruling closes the row at the page's end. */
  readonly cut: boolean;
}

/**
 * What is printed once in a row tells: in both parts, two rows; in one of them, one row. A name may be broken over the page itself, where the row is seen to be
 * broken. `unclear-bound`: two rows, and some text of either.
 */
function jointOf(last: ListRow, first: ListRow, { short, name, cut }: Break): 'same-row' | 'new-row' | 'unclear-bound' | 'unclear' {
  const isFilled = short.map((column) => ({ column, above: textIn(last, column) !== '', below: textIn(first, column) !== '' }));
  const inBoth = isFilled.filter(({ above, below }) => above && below);
  const inOne = isFilled.filter(({ above, below }) => above !== below);
  const broken = cut || endsInSentence(last, short);
  if (inOne.length === 0 && inBoth.length > 0 && !broken) return 'new-row';
  const areNumbered = !broken && inBoth.some(({ column }) => isNumber(column));
  if (areNumbered || (inOne.length === 0 && inBoth.some(({ column }) => column !== name))) return 'unclear-bound';
  const isOnlyName = [...last.cells].every(([column, cell]) => column === name || isEmpty(cell));
  if (inOne.length > 0 && inBoth.every(({ column }) => broken && column === name && !isOnlyName)) return 'same-row';
  return 'unclear';
}

/** Of a name that seems to be two texts some may be of a row beside this one, or head rows. */
function doubtedBesideTwoTexts(rows: readonly ListRow[], { name }: Head, rowsAreRuled: boolean): readonly ListRow[] {
  const names = rows.map((row) => linesOfName(row, name));
  const width = Math.max(0, ...names.flat().map(({ box }) => box.width));
  const areTwo = names.map((lines) => holdsGroup(lines) || (!rowsAreRuled && (beginsWithGroup(lines) || hadRoomForMore(lines, width))));
  return rows.map((row, index) => (areTwo.slice(Math.max(0, index - 1), index + 2).includes(true) ? { ...row, unclear: true } : row));
}

function linesOfName({ cells }: ListRow, name: HeadColumn): readonly TextLine[] {
  const cell = cells.get(name);
  return cell ? linesOf(cell) : [];
}

/** `二、教育类` below a name heads other rows; at its beginning it may number the name. */
function holdsGroup(lines: readonly TextLine[]): boolean {
  return lines.slice(1).some((line) => GROUP.test(labelText(line.text)));
}

/** It may head the name, where nothing shows that it stands in its cell. */
function beginsWithGroup(lines: readonly TextLine[]): boolean {
  const [first, second] = lines;
  return first !== undefined && second !== undefined && GROUP.test(labelText(first.text));
}

/** A line that had room for what the next one begins with ends a text. */
function hadRoomForMore(lines: readonly TextLine[], width: number): boolean {
  return lines.some((line, index) => {
    const above = lines[index - 1];
    return above !== undefined && above.box.width + line.headWidth <= width;
  });
}

/** Nothing that is printed once in a row: what stands in it is of the row above, of the one below, or of both, and these are not whole without it. */
function doubtedBesideTails(rows: readonly ListRow[], head: Head): readonly ListRow[] {
  const short = shortColumns(rows, head);
  const tails = rows.map((row) => isTail(row, short));
  return rows.map((row, index) => (tails[index - 1] === true || tails[index + 1] === true ? { ...row, unclear: true } : row));
}

/**
 * Where the rows are numbered, one without a number is none of them: an average, a part, or the rest of the row above. That one is not whole without it, unless
 * both print what is printed once in a row.
 */
function doubtedWithoutNumber(rows: readonly ListRow[], head: Head): readonly ListRow[] {
  const number = head.columns.find(isNumber);
  const areNumbered = number !== undefined && isNumbered(rows, head);
  const once = shortColumns(rows, head).filter((column) => column !== head.name);
  const isDoubtful = (row: ListRow): boolean => PART.test(textIn(row, head.name)) || (areNumbered && textIn(row, number) === '');
  const isRest = (row: ListRow | undefined, above: ListRow): boolean => {
    if (!row || isTotal(row, head) || isGroup(row, head)) return false;
    const isEmpty = once.every((column) => textIn(row, column) === '');
    return (isEmpty || isDoubtful(row)) && !once.some((column) => textIn(row, column) !== '' && textIn(above, column) !== '');
  };
  return rows.map((row, index) => (isDoubtful(row) || isRest(rows[index + 1], row) ? { ...row, unclear: true } : row));
}

/** Where the rows are numbered; and neither sums them up nor heads them. */
function isNumberless(row: ListRow, rows: readonly ListRow[], head: Head): boolean {
  return (
    isNumbered(rows, head) &&
    !isTotal(row, head) &&
    !isGroup(row, head) &&
    head.columns.some((column) => isNumber(column) && textIn(row, column) === '')
  );
}

/** Something that all rows below print, or where there is none, that the form knows. */
function lacksResults(row: ListRow, others: readonly ListRow[], head: Head): boolean {
  const short = shortColumns([row, ...others], head).filter((column) => column.known);
  return short.some((column) => textIn(row, column) === '' && others.every((other) => textIn(other, column) !== ''));
}

function isNumbered(rows: readonly ListRow[], { columns }: Head): boolean {
  const number = columns.find(isNumber);
  return number !== undefined && rows.filter((row) => textIn(row, number) !== '').length >= rows.length / 2;
}

function isTail(row: ListRow, short: readonly HeadColumn[]): boolean {
  return short.every((column) => textIn(row, column) === '');
}

/** A last row that ends in a sentence, where there are pages left, goes on somewhere. */
function withoutEnd(rows: readonly ListRow[], { fragments }: StitchedTable, head: Head, pageCount: number): readonly ListRow[] {
  const last = rows.at(-1);
  const hasPagesLeft = (fragments.at(-1)?.page ?? pageCount) < pageCount;
  if (!last || !hasPagesLeft || !endsInSentence(last, shortColumns(rows, head))) return rows;
  return [...rows.slice(0, -1), { ...last, unclear: true }];
}

function endsInSentence({ cells }: ListRow, short: readonly HeadColumn[]): boolean {
  return [...cells].some(([column, cell]) => {
    const lines = linesOf(cell);
    const text = lines.at(-1)?.text ?? '';
    return !short.includes(column) && lines.length > 1 && !CLAUSE_END.test(text);
  });
}

function joinRows(last: ListRow, first: ListRow, unclear: boolean): ListRow {
  const cells = [...last.cells].map(([column, cell]): [HeadColumn, TableCell] => [
    column,
    { ...cell, parts: [...cell.parts, ...(first.cells.get(column)?.parts ?? [])] },
  ]);
  return { cells: new Map(cells), unclear: unclear || last.unclear || first.unclear };
}

function isTotal(row: ListRow, { columns, name }: Head): boolean {
  return columns.slice(0, columns.indexOf(name) + 1).some((column) => isSumLabel(textIn(row, column)));
}

/** What heads the rows below it, in a cell of its own and nothing beside it. */
function isGroup(row: ListRow, { columns, name }: Head): boolean {
  return GROUP.test(textIn(row, name)) && columns.every((column) => column === name || textIn(row, column) === '');
}

function toProject(row: ListRow, { columns, name }: Head, table: StitchedTable, lost: readonly Doubt[]): ListProject {
  const fields = columns.flatMap((column) => {
    const cell = row.cells.get(column);
    return cell && !isNumber(column) ? [{ label: column.label, cell }] : [];
  });
  const boxes = [...row.cells.values()].flatMap((cell) => cell.parts.map((part) => part.box));
  const own = [...table.fragments.flatMap((fragment) => fragment.doubts), ...table.breaks].filter((doubt) =>
    boxes.some((box) => overlap(box, doubt.box)),
  );
  const [box] = boxes;
  const isUnclear = row.unclear || [...row.cells.values()].some(holdsSum);
  const unclear: Doubt[] = isUnclear && box ? [{ code: 'label-value-unclear', box, found: textIn(row, name).slice(0, FOUND_MAX) }] : [];
  return { fields, doubts: [...own, ...unclear, ...lost] };
}

/** `合计` as one of several lines: a row below this one that was not told apart from it. */
function holdsSum(cell: TableCell): boolean {
  const lines = linesOf(cell);
  return lines.length > 1 && lines.some((line) => isSumLabel(line.text));
}

function isNumber({ label, known }: HeadColumn): boolean {
  return !known && NUMBER_LABEL.test(label);
}

/** Neighbours touch each other. */
function overlap(a: Doubt['box'], b: Doubt['box']): boolean {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return a.page === b.page && width > OVERLAP_MIN && height > OVERLAP_MIN;
}

function linesAboveHead({ cells }: Fragment, { firstRow }: Head): FreeLine[] {
  return cells
    .filter((cell) => cell.lastRow < firstRow)
    .flatMap(({ part }) => part.lines.map(({ text, size }) => ({ text, size, box: part.box })));
}

function textIn({ cells }: ListRow, column: HeadColumn): string {
  return labelText(textOf(cells.get(column)?.parts ?? []));
}

function textOf(parts: readonly CellPart[]): string {
  return parts.flatMap((part) => part.lines.map((line) => line.text)).join('');
}
