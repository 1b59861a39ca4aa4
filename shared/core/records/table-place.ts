import * as z from 'zod';
import type { PlacedBox } from '../document.ts';
import { roundBox } from '../geometry/round-box.ts';

/**
 * Where a project table stands in its document, so that an order can be about it whatever is read of it later: a point inside the cell of its project
 * name. No other table has that cell, not even in a list, where cells of several rows belong to each of their projects. In points, as boxes are.
 */
export const tablePlaceSchema = z.strictObject({ page: z.int().min(1), x: z.number(), y: z.number() });
export type TablePlace = Readonly<z.infer<typeof tablePlaceSchema>>;

/** The middle of the cell, as it is on the first of its pages. */
export function tablePlace({ page, x, y, width, height }: PlacedBox): TablePlace {
  const middle = roundBox({ page, x: x + width / 2, y: y + height / 2, width: 0, height: 0 });
  return { page, x: middle.x, y: middle.y };
}

export function isInCell({ page, x, y }: TablePlace, cell: PlacedBox | null): boolean {
  if (cell === null || cell.page !== page) return false;
  return x >= cell.x && x <= cell.x + cell.width && y >= cell.y && y <= cell.y + cell.height;
}
