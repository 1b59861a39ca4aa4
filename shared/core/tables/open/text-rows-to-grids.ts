import type { OpenGrid } from './open-tables.ts';
import type { FormLine } from './text-form-lines.ts';

/** Between the text and the edge of the grid, in points. */
const EDGE = 2;

interface Extent {
  readonly left: number;
  readonly right: number;
}

type PageGrid = Pick<OpenGrid, 'grid' | 'beginsInRow'> & { readonly page: number };

/** A form's rows → for each page that they stand on, a grid of one column. `extent`: of the text of all forms, so that they are known to go on with each other. */
export function textRowsToGrids(rows: readonly (readonly FormLine[])[], extent: Extent): PageGrid[] {
  const parts = partsByPage(rows);
  return parts.map((part, index) => ({
    page: part.page,
    beginsInRow: part.beginsInRow,
    grid: toGrid(part.rows, extent, { openTop: index > 0, openBottom: index < parts.length - 1 }),
  }));
}

interface Part {
  readonly page: number;
  readonly rows: FormLine[][];
  readonly beginsInRow: boolean;
}

function partsByPage(rows: readonly (readonly FormLine[])[]): Part[] {
  const parts: Part[] = [];
  for (const row of rows) {
    row.forEach((line, index) => {
      const part = parts.at(-1);
      if (part?.page !== line.page) parts.push({ page: line.page, rows: [[line]], beginsInRow: index > 0 });
      else if (index === 0) part.rows.push([line]);
      else part.rows.at(-1)?.push(line);
    });
  }
  return parts;
}

function toGrid(
  rows: readonly (readonly FormLine[])[],
  extent: Extent,
  open: Pick<OpenGrid['grid'], 'openTop' | 'openBottom'>,
): OpenGrid['grid'] {
  const [left, right] = [extent.left - EDGE, extent.right + EDGE];
  const ys = edgesOf(rows);
  const [top, bottom] = [ys[0] ?? 0, ys.at(-1) ?? 0];
  const cells = rows.map((_, index) => ({
    ...{ left, right, top: ys[index] ?? 0, bottom: ys[index + 1] ?? 0 },
    ...{ firstRow: index, lastRow: index, irregular: false },
  }));
  return {
    ...{ xs: [left, right], ys, cells, cellOfSlot: cells.map((_, index) => index) },
    box: { x: left, y: top, width: right - left, height: bottom - top },
    ...open,
  };
}

/** Halfway between the rows' text. */
function edgesOf(rows: readonly (readonly FormLine[])[]): number[] {
  const tops = rows.map((row) => Math.min(...row.map(({ top }) => top)));
  const bottoms = rows.map((row) => Math.max(...row.map(({ bottom }) => bottom)));
  const between = tops.slice(1).map((top, index) => (top + (bottoms[index] ?? top)) / 2);
  return [(tops[0] ?? 0) - EDGE, ...between, (bottoms.at(-1) ?? 0) + EDGE];
}
