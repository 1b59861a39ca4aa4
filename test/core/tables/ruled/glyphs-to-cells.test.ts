import { describe, expect, it } from 'vitest';
import type { Glyph } from '../../../../shared/core/geometry/page.ts';
import { glyphsToCells } from '../../../../shared/core/tables/ruled/glyphs-to-cells.ts';
import type { Grid } from '../../../../shared/core/tables/ruled/rulings-to-grids.ts';
import { text } from '../draw-page.ts';

/** Two cells, 50 points wide, with the border at 100. */
const row: Grid = {
  box: { x: 50, y: 80, width: 100, height: 40 },
  xs: [50, 100, 150],
  ys: [80, 120],
  cells: [50, 100].map((left) => ({ left, right: left + 50, top: 80, bottom: 120, firstRow: 0, lastRow: 0, irregular: false })),
  cellOfSlot: [0, 1],
  openTop: false,
  openBottom: false,
};
/** As printed by one operator. */
const piece = (...parts: (readonly [number, string])[]): Glyph[] =>
  parts.flatMap(([x, part]) => text(x, 100, part)).map((glyph) => ({ ...glyph, run: 1 }));
const cellsOf = (...glyphs: Glyph[]) => {
  const { inCells, cuts } = glyphsToCells(glyphs, [row]);
  const texts = (inCells[0] ?? []).map((cell) => [...cell].sort((a, b) => a.originX - b.originX).map((glyph) => glyph.text));
  return { cells: texts.map((cell) => cell.join('')), doubted: cuts.length > 0 };
};

describe('text that one operator printed in two cells', () => {
  it('is parted where the border stands in a gap wider than the others', () => {
    expect(cellsOf(...piece([79, '893.'], [101, '3']))).toEqual({ cells: ['893.', '3'], doubted: false });
  });

  it('is parted there though a blank stands across the border', () => {
    expect(cellsOf(...piece([75, '893.'], [96, ' '], [102, '3']))).toEqual({ cells: ['893. ', '3'], doubted: false });
  });

  it('is doubted where the border stands between characters that touch', () => {
    expect(cellsOf(...piece([80, '893.'], [100, '3'])).doubted).toBe(true);
  });

  it('is doubted where the border stands in a gap like the others', () => {
    expect(cellsOf(...piece([79, '绩'], [90.5, '效'], [102, '果'])).doubted).toBe(true);
  });

  it('is doubted where what is short could belong to either cell, because more stands in it', () => {
    expect(cellsOf(...piece([79, '893.'], [101, '3']), ...text(110, 112, '个月'))).toMatchObject({ doubted: true });
  });

  it('overhangs its border where that cuts a character, or where a mark hangs over it', () => {
    expect(cellsOf(...piece([66, '绩效评价'])).cells).toEqual(['绩效评价', '']);
    expect(cellsOf(...piece([80, '绩效，']))).toEqual({ cells: ['绩效，', ''], doubted: false });
  });
});
