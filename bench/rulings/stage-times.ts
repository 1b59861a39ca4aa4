import { mergeRulings } from '../../shared/core/geometry/merge-rulings.ts';
import type { Glyph, Ruling } from '../../shared/core/geometry/page.ts';
import { drawnInText } from '../../shared/core/tables/doubts/drawn-in-text.ts';
import { glyphsToCells } from '../../shared/core/tables/ruled/glyphs-to-cells.ts';
import { type Grid, rulingsToGrids } from '../../shared/core/tables/ruled/rulings-to-grids.ts';

/** Milliseconds for which a stage is run again and again: a kernel may count a thread's time in steps of four. */
const MEASURABLE_MS = 40;

export const stages = ['merge', 'grids', 'cells', 'drawn'] as const;

export interface StageTimes {
  readonly lines: number;
  readonly grids: number;
  /** Milliseconds of this thread's processor time for each of the stages: the mean of all runs but the first, which is the compiler's. */
  readonly ms: readonly number[];
}

/** Merging a drawing's rulings, finding its grids, putting as many glyphs into their cells, and telling it, and as many shapes, from text. */
export function stageTimes(rulings: readonly Ruling[]): StageTimes {
  const [merged, merge] = timed(() => mergeRulings(rulings));
  const [grids, find] = timed(() => rulingsToGrids(merged, []));
  const glyphs = glyphsIn(grids, rulings.length);
  const [, assign] = timed(() => glyphsToCells(glyphs, grids));
  const shapes = glyphs.map(({ box }, index) => ({ ...box, x: box.x + (index % 5) * box.width }));
  const [, look] = timed(() => drawnInText({ number: 1, width: 1e9, height: 1e9, glyphs, rulings, images: [], shapes, outlines: 0 }));
  return { lines: merged.horizontal.length + merged.vertical.length, grids: grids.length, ms: [merge, find, assign, look] };
}

function timed<T>(work: () => T): readonly [T, number] {
  work();
  const before = processorMs();
  for (let runs = 1; ; runs++) {
    const result = work();
    const spent = processorMs() - before;
    if (spent >= MEASURABLE_MS) return [result, spent / runs];
  }
}

function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** As many glyphs as rulings, in the cells of all grids in turn; where there is no grid, in a line. */
function glyphsIn(grids: readonly Grid[], count: number): readonly Glyph[] {
  return Array.from({ length: count }, (_, index) => {
    const grid = grids[index % grids.length];
    const cell = grid?.cells[index % grid.cells.length];
    return glyphAt(
      cell ? (cell.left + cell.right) / 2 : (index % 1000) * 10,
      cell ? (cell.top + cell.bottom) / 2 : Math.floor(index / 1000) * 10,
      index,
    );
  });
}

function glyphAt(x: number, y: number, run: number): Glyph {
  const size = 4;
  const box = { x: x - size / 2, y: y - size / 2, width: size, height: size };
  return { text: '字', box, originX: x - size / 2, originY: y + size / 2, size, direction: 0, run, invisible: false, pale: false };
}
