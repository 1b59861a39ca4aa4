import type { TableRow } from './fragment.ts';

/** Sides of cells this close (points) are the same: printers round, and page margins shift them together. */
const SAME_SIDE = 4;

/** Whether two rows have their cells in the same columns. */
export function sameCells(a: TableRow, b: TableRow): boolean {
  return (
    a.cells.length === b.cells.length &&
    a.cells.every((cell, index) => {
      const other = b.cells[index];
      return other !== undefined && Math.abs(cell.from - other.from) <= SAME_SIDE && Math.abs(cell.to - other.to) <= SAME_SIDE;
    })
  );
}
