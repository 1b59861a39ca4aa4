/**
 * Which grids are tables of the page, and which stand around or inside another one. A frame around a page or a table is no table. A table inside a cell is
 * text of that cell; what it says there cannot be said in paragraphs. A box inside a cell (a tick box, a text frame) says nothing.
 */
import { boxIndex } from '../../geometry/box-index.ts';
import type { Box } from '../../geometry/page.ts';
import type { Grid } from './rulings-to-grids.ts';

export interface PageGrids {
  readonly tables: readonly Grid[];
  /** Tables inside a cell, with the table that they stand in. */
  readonly nested: readonly { readonly outer: Grid; readonly inner: Grid }[];
}

/** A table may stand on its frame's own lines (points). */
const SLACK = 1;

export function nestedGrids(grids: readonly Grid[]): PageGrids {
  const all = boxIndex(grids.map((grid) => grid.box));
  const holdsAnother = (grid: Grid): boolean => all.touching(grid.box).some((index) => isInside(grids[index], grid));
  const solid = grids.filter((grid) => grid.cells.length > 1 || !holdsAnother(grid));
  const possible = boxIndex(solid.map((grid) => grid.box));
  const nested = solid.flatMap((inner) => {
    const outer = possible.touching(inner.box).find((index) => (solid[index]?.cells.length ?? 0) > 1 && isInside(inner, solid[index]));
    const found = outer === undefined ? undefined : solid[outer];
    return found ? [{ outer: found, inner }] : [];
  });
  const inside = new Set(nested.map(({ inner }) => inner));
  return { tables: solid.filter((grid) => !inside.has(grid)), nested: nested.filter(({ inner }) => inner.cells.length > 1) };
}

function isInside(inner: Grid | undefined, outer: Grid | undefined): boolean {
  return inner !== undefined && outer !== undefined && inner !== outer && contains(outer.box, inner.box);
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x - SLACK &&
    inner.y >= outer.y - SLACK &&
    inner.x + inner.width <= outer.x + outer.width + SLACK &&
    inner.y + inner.height <= outer.y + outer.height + SLACK
  );
}
