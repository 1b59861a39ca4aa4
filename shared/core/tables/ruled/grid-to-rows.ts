/**
 * The cells of a grid → rows. Where cells span rows, the rows that they hold together are one:
 *
 *     ┌──────┬──────────┐                  ┌──────┬──────┬───────┐
 *     │      │ 1. 第一段 │   one row:       │      │ 分值 │ 88    │   a row each: the cell in front
 *     │ 绩效 ├──────────┤   the stacked    │ 评价 ├──────┼───────┤   heads them
 *     │      │ 2. 第二段 │   cells are one  │      │ 结论 │ 良    │
 *     └──────┴──────────┘   value          └──────┴──────┴───────┘
 */
import { type CellPart, isEmpty, type TableCell, type TableRow } from '../fragment.ts';
import { labelOfCell, labelText } from '../label-text.ts';
import type { Grid, GridCell } from './rulings-to-grids.ts';

export interface FilledCell {
  readonly cell: GridCell;
  readonly part: CellPart;
}

/** Cells this close (points) begin or end at the same vertical. */
const SAME_EDGE = 4;
/** What heads rows has no more characters: `绩效评价结果和整改情况`. What has more is a value. */
const HEAD_MAX = 20;

export function gridToRows(grid: Grid, filled: readonly FilledCell[], isKnownLabel: (label: string) => boolean): TableRow[] {
  const cells = withoutHeads(filled, grid, isKnownLabel);
  return bandsHeldTogether(grid, cells).flatMap((band) => bandToRows(band, grid.box.x, isKnownLabel));
}

/** Cells in front of the labels' column head rows or number them (`基本情况`, `3`) and are no part of any value. */
function withoutHeads(filled: readonly FilledCell[], grid: Grid, isKnownLabel: (label: string) => boolean): readonly FilledCell[] {
  const labelsFrom = leftOfLabels(filled, grid, isKnownLabel);
  const isHead = (entry: FilledCell): boolean =>
    entry.cell.left <= grid.box.x + SAME_EDGE && Math.abs(entry.cell.right - labelsFrom) <= SAME_EDGE && labelOf(entry).length <= HEAD_MAX;
  return filled.filter((entry) => !isHead(entry));
}

/**
 * Where the column with most labels begins: what heads rows (`评价结果`) may be a label of the form, too. A single one in the last column has no value beside it:
 * it is no label here, but heads a column.
 */
function leftOfLabels(filled: readonly FilledCell[], grid: Grid, isKnownLabel: (label: string) => boolean): number {
  const columns: { left: number; right: number; labels: Set<string> }[] = [];
  for (const entry of filled) {
    const { cell } = entry;
    const label = labelOf(entry);
    if (!isKnownLabel(label)) continue;
    const column = columns.find(({ left }) => Math.abs(left - cell.left) <= SAME_EDGE);
    if (column) column.labels.add(label);
    else columns.push({ left: cell.left, right: cell.right, labels: new Set([label]) });
  }
  const end = grid.box.x + grid.box.width - SAME_EDGE;
  const beside = columns.filter(({ right, labels }) => labels.size > 1 || right < end);
  const most = Math.max(0, ...beside.map(({ labels }) => labels.size));
  return Math.min(...beside.filter(({ labels }) => labels.size === most).map(({ left }) => left));
}

function labelOf({ part }: FilledCell): string {
  return labelText(part.lines.map((line) => line.text).join(''));
}

interface Band {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly cells: readonly FilledCell[];
}

function bandsHeldTogether(grid: Grid, filled: readonly FilledCell[]): Band[] {
  const bands: { firstRow: number; lastRow: number; cells: FilledCell[] }[] = [];
  const sorted = [...filled].sort((a, b) => a.cell.firstRow - b.cell.firstRow || a.cell.left - b.cell.left);
  for (const entry of sorted) {
    const band = bands.at(-1);
    if (band && entry.cell.firstRow <= band.lastRow) {
      band.cells.push(entry);
      band.lastRow = Math.max(band.lastRow, entry.cell.lastRow);
    } else {
      bands.push({ firstRow: entry.cell.firstRow, lastRow: entry.cell.lastRow, cells: [entry] });
    }
  }
  if (bands.length > grid.ys.length) throw new Error('more bands than rows');
  return bands;
}

function bandToRows({ firstRow, lastRow, cells }: Band, tableLeft: number, isKnownLabel: (label: string) => boolean): TableRow[] {
  const toCell = ({ cell, part }: FilledCell): TableCell => ({ from: cell.left - tableLeft, to: cell.right - tableLeft, parts: [part] });
  const byLeft = (a: FilledCell, b: FilledCell): number => a.cell.left - b.cell.left;
  const irregular = cells.some(({ cell }) => cell.irregular);
  const spanning = cells.filter(({ cell }) => cell.firstRow === firstRow && cell.lastRow === lastRow);
  if (spanning.length === cells.length) return [{ cells: [...cells].sort(byLeft).map(toCell), unclear: irregular }];

  const inner = cells.filter((entry) => !spanning.includes(entry));
  const stack = stackOf(inner, tableLeft);
  const written = inner.filter((entry) => !isEmpty(toCell(entry)));
  if (stack && (written.length < 2 || !inner.some((entry) => isKnownLabel(labelOfCell(toCell(entry)))))) {
    return [{ cells: [...spanning.map(toCell), stack].sort((a, b) => a.from - b.from), unclear: irregular }];
  }
  if (spanning.every((entry) => isEmpty(toCell(entry))) || headsPairs(spanning, inner, isKnownLabel)) {
    return innerRows(inner).map((row) => ({ cells: row.sort(byLeft).map(toCell), unclear: irregular }));
  }
  const downwards = [...cells].sort((a, b) => a.cell.firstRow - b.cell.firstRow || byLeft(a, b));
  return [{ cells: downwards.map(toCell), unclear: true }];
}

/**
 * One cell in front of several rows that each have a label of the form, and its value: no value is its own. It may say a label's words where all of them are known.
 *
 *     │ 项目名称        │ 公共绿地养护 │
 *     │ 评价 │ 评价分值 │ 88           │
 *     │ 情况 │ 评价结论 │ 良           │
 */
function headsPairs(spanning: readonly FilledCell[], inner: readonly FilledCell[], isKnownLabel: (label: string) => boolean): boolean {
  const [head, ...others] = spanning.filter(({ part }) => part.lines.length > 0);
  const rows = innerRows(inner).map((row) => [...row].sort((a, b) => a.cell.left - b.cell.left));
  const firsts = rows.flatMap((row) => row.slice(0, 1));
  const isInFront = head !== undefined && firsts.every(({ cell }) => Math.abs(cell.left - head.cell.right) <= SAME_EDGE);
  if (!isInFront || others.length > 0 || rows.some((row) => row.length < 2)) return false;
  const known = firsts.map((entry) => isKnownLabel(labelOf(entry)));
  if (labelOf(head).length > HEAD_MAX) return false;
  return known.every(Boolean) || (known.includes(true) && firsts.every((entry) => labelOf(entry) !== '') && !isKnownLabel(labelOf(head)));
}

function innerRows(inner: readonly FilledCell[]): FilledCell[][] {
  const rows = new Map<number, FilledCell[]>();
  for (const entry of inner) rows.set(entry.cell.firstRow, [...(rows.get(entry.cell.firstRow) ?? []), entry]);
  return [...rows.values()];
}

/** Cells one under the other, with the same sides, as one. */
function stackOf(inner: readonly FilledCell[], tableLeft: number): TableCell | null {
  const [first] = inner;
  if (!first) return null;
  const sameSides = inner.every(
    ({ cell }) => Math.abs(cell.left - first.cell.left) <= SAME_EDGE && Math.abs(cell.right - first.cell.right) <= SAME_EDGE,
  );
  if (!sameSides) return null;
  const downwards = [...inner].sort((a, b) => a.cell.top - b.cell.top);
  return {
    from: first.cell.left - tableLeft,
    to: first.cell.right - tableLeft,
    parts: downwards.map(({ part }, index) => ({ ...part, startsCell: part.startsCell || index > 0 })),
  };
}
