/**
 * A table without outer borders shows its sides by the lines that reach them. On a page that is all one row none does: there is but one vertical, or a row's value
 * alone has lines. Where these stand as in the table at the end of the page before, the page goes on with it, from side to side:
 *
 *     page 1   项目名称 │ 公共绿地养护         page 2            │ 和结余较多。
 *              ─────────┼──────────────                          ├──────────────
 *              存在问题 │ 1. 执行较慢                            │ 2. 监督不够。
 */
import type { Ruling } from '../../geometry/page.ts';
import { layoutWith, type PageLayout } from './page-to-content.ts';
import type { Grid, GridCell } from './rulings-to-grids.ts';

/** Lines this close (points) stand at the same place: printers round. */
const SAME_LINE = 3;

/** `before`: the table at the end of the page before. */
export function withMissingSides(layout: PageLayout, before: Grid | undefined): PageLayout {
  if (!before) return layout;
  const [first, ...others] = layout.grids;
  const loose = layout.vertical.filter((line) => !layout.grids.some(({ box }) => isLineOf(line, box)));
  const [line] = loose;
  const isAbove = line !== undefined && loose.length === 1 && (first === undefined || first.box.y > line.end);
  const value = line ? (isAbove && before.openBottom ? valueBeside(line, layout, before) : null) : first;
  if (!value || !parts(before, value.box.x) || !isSame(rightOf(value), rightOf(before))) return layout;
  const side = withLeftSide(value, before.box.x);
  if (value.ys.length > 2 && holdsText(side.cells.at(-1), layout)) return layout;
  return layoutWith(layout, [side, ...(line ? layout.grids : others)]);
}

/** No line says which of a row's labels text at the side would be. */
function holdsText(cell: GridCell | undefined, { placed }: PageLayout): boolean {
  return placed.outside.some(({ box, text }) => {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    return cell !== undefined && text.trim() !== '' && x > cell.left && x < cell.right && y > cell.top && y < cell.bottom;
  });
}

function isLineOf({ position, start }: Ruling, { x, y, width, height }: Grid['box']): boolean {
  const isWithin = (value: number, from: number, length: number): boolean =>
    value >= from - SAME_LINE && value <= from + length + SAME_LINE;
  return isWithin(position, x, width) && isWithin(start, y, height);
}

/** Inside the grid, not at its side. */
function parts({ xs }: Grid, position: number): boolean {
  return xs.slice(1, -1).some((x) => isSame(x, position));
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME_LINE;
}

function rightOf({ box }: Grid): number {
  return box.x + box.width;
}

/** As the grid of its value; null where a line parts it from the middle on. */
function valueBeside({ position, start, end }: Ruling, { horizontal }: PageLayout, before: Grid): Grid | null {
  const [left, right] = [position, rightOf(before)];
  const lines = horizontal.filter((line) => line.position > start && line.position < end && line.end > before.box.x && line.start < right);
  if (!lines.every((line) => isSame(line.start, left) && isSame(line.end, right))) return null;
  const ys = [start, ...lines.map((line) => line.position).sort((a, b) => a - b), end];
  const cells = ys
    .slice(1)
    .map((bottom, row) => ({ left, right, top: ys[row] ?? start, bottom, firstRow: row, lastRow: row, irregular: false }));
  const box = { x: left, y: start, width: right - left, height: end - start };
  return { box, xs: [left, right], ys, cells, cellOfSlot: cells.map((_, row) => row), openTop: true, openBottom: true };
}

/** One cell more in each row, which is one for all of them: no line parts it. */
function withLeftSide(grid: Grid, left: number): Grid {
  const { box, xs, ys, cells, cellOfSlot } = grid;
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const cell = { left, right: box.x, top: box.y, bottom: box.y + box.height, firstRow: 0, lastRow: rows - 1, irregular: false };
  const slots = Array.from({ length: rows }, (_, row) => [cells.length, ...cellOfSlot.slice(row * columns, (row + 1) * columns)]);
  return {
    ...grid,
    box: { ...box, x: left, width: box.x + box.width - left },
    xs: [left, ...xs],
    cells: [...cells, cell],
    cellOfSlot: slots.flat(),
  };
}
