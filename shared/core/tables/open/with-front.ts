/** A grid → the same with a cell for what stands in front of its labels (see front-pieces.ts), beside all rows. */
import { least } from '../../geometry/least.ts';
import type { Grid, GridCell } from '../ruled/rulings-to-grids.ts';
import type { OpenRegion } from './open-regions.ts';

/** Between the text and the edge of the cell, in points. */
const EDGE = 2;

/** Where it begins: for all parts of the tables. Null where none has any. */
export function frontOf(regions: readonly Pick<OpenRegion, 'front'>[]): number | null {
  const pieces = regions.flatMap((region) => region.front);
  return pieces.length === 0 ? null : least(pieces.map((atom) => atom.left)) - EDGE;
}

export function withFront(grid: Grid, front: number): Grid {
  const { x, y, width, height } = grid.box;
  const [rows, columns] = [grid.ys.length - 1, grid.xs.length - 1];
  const slots = Array.from({ length: rows }, (_, row) => [grid.cells.length, ...grid.cellOfSlot.slice(row * columns, (row + 1) * columns)]);
  const cell: GridCell = { left: front, right: x, top: y, bottom: y + height, firstRow: 0, lastRow: rows - 1, irregular: false };
  return {
    ...grid,
    box: { x: front, y, width: x + width - front, height },
    xs: [front, ...grid.xs],
    cells: [...grid.cells, cell],
    cellOfSlot: slots.flat(),
  };
}
