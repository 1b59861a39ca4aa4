import { describe, expect, it } from 'vitest';
import { mergeRulings } from '../../../../shared/core/geometry/merge-rulings.ts';
import type { Glyph, Ruling } from '../../../../shared/core/geometry/page.ts';
import { type Grid, rulingsToGrids } from '../../../../shared/core/tables/ruled/rulings-to-grids.ts';
import { horizontal, lattice, text, vertical } from '../draw-page.ts';

const gridsOf = (...rulings: Ruling[]): Grid[] => rulingsToGrids(mergeRulings(rulings), []);
const cellsOf = (...rulings: Ruling[]) =>
  gridsOf(...rulings).map(({ cells }) => cells.map(({ left, top, right, bottom }) => [left, top, right, bottom]));

describe('rulingsToGrids', () => {
  it('cuts a lattice into cells', () => {
    expect(cellsOf(...lattice([0, 50, 100], [0, 20, 40]))).toEqual([
      [
        [0, 0, 50, 20],
        [50, 0, 100, 20],
        [0, 20, 50, 40],
        [50, 20, 100, 40],
      ],
    ]);
  });

  it('lets cells span rows and columns', () => {
    const rulings = [...lattice([0, 100], [0, 60]), vertical(50, 20, 60), horizontal(20, 0, 100), horizontal(40, 50, 100)];
    expect(cellsOf(...rulings)).toEqual([
      [
        [0, 0, 100, 20],
        [0, 20, 50, 60],
        [50, 20, 100, 40],
        [50, 40, 100, 60],
      ],
    ]);
  });

  it('tells tables that do not touch apart, from top to bottom', () => {
    const [first, second] = gridsOf(...lattice([0, 50], [100, 120, 140]), ...lattice([0, 50], [0, 20, 40]));
    expect([first?.box, second?.box]).toEqual([
      { x: 0, y: 0, width: 50, height: 40 },
      { x: 0, y: 100, width: 50, height: 40 },
    ]);
  });

  it('takes cells with borders of their own for one table', () => {
    const boxes = [0, 52].flatMap((x) => [0, 32].flatMap((y) => lattice([x, x + 50], [y, y + 30])));
    expect(gridsOf(...boxes).map(({ cells }) => cells.length)).toEqual([4]);
  });

  it('takes cells further apart for one table too, in a frame of its own, where no text stands between them', () => {
    const drawn = [...lattice([0, 124], [0, 84]), ...[8, 66].flatMap((x) => [8, 46].flatMap((y) => lattice([x, x + 50], [y, y + 30])))];
    const lines = (glyphs: readonly Glyph[]) => rulingsToGrids(mergeRulings(drawn), glyphs).map(({ xs, ys }) => [xs.length, ys.length]);
    expect(lines(text(12, 30, '甲'))).toEqual([[3, 3]]);
    expect(lines(text(58, 30, '甲', 8))).toEqual([[4, 3]]);
    const apart = [0, 56].flatMap((x) => [...lattice([x, x + 50], [0, 30]), ...lattice([x, x + 50], [36, 66])]);
    const below = [...apart, ...lattice([0, 106], [72, 102])];
    const xsOf = (glyphs: readonly Glyph[]) => rulingsToGrids(mergeRulings(below), glyphs).map(({ xs }) => xs.length);
    expect([xsOf(text(49, 90, '甲')), xsOf(text(49, 20, '甲'))]).toEqual([[3], [4]]);
    const byTurns = [0, 1, 2, 3].flatMap((index) => lattice([0, index % 2 ? 50 : 56, 106], [30 * index, 30 * index + 30]));
    expect(gridsOf(...byTurns).map(({ xs }) => xs)).toEqual([[0, 50, 56, 106]]);
    const further = [lattice([0, 50], [0, 30]), lattice([60, 110], [0, 45])].flat();
    expect(gridsOf(...further).map(({ cells }) => cells.length)).toEqual([1, 1]);
  });

  it.each<[string, Ruling[], { openTop: boolean; openBottom: boolean; ys: number[] }]>([
    [
      'below',
      [horizontal(0, 0, 100), horizontal(20, 0, 100), ...[0, 50, 100].map((x) => vertical(x, 0, 60))],
      { openTop: false, openBottom: true, ys: [0, 20, 60] },
    ],
    [
      'above',
      [horizontal(40, 0, 100), horizontal(60, 0, 100), ...[0, 50, 100].map((x) => vertical(x, 0, 60))],
      { openTop: true, openBottom: false, ys: [0, 40, 60] },
    ],
    ['above and below', [0, 50, 100].map((x) => vertical(x, 0, 60)), { openTop: true, openBottom: true, ys: [0, 60] }],
  ])('adds the edge of a table that is open %s', (_, rulings, expected) => {
    expect(gridsOf(...rulings)).toEqual([expect.objectContaining(expected)]);
  });

  it('adds the sides of a table that has none', () => {
    expect(cellsOf(horizontal(0, 0, 100), horizontal(20, 0, 100), vertical(50, 0, 20))).toEqual([
      [
        [0, 0, 50, 20],
        [50, 0, 100, 20],
      ],
    ]);
  });

  it('adds the edge that one vertical alone shows in a table without sides, and the side that one long horizontal shows', () => {
    const openBelow = [horizontal(0, 0, 100), horizontal(20, 0, 100), horizontal(40, 0, 100), vertical(50, 0, 90), vertical(75, 0, 20)];
    expect(gridsOf(...openBelow)).toEqual([expect.objectContaining({ xs: [0, 50, 75, 100], ys: [0, 20, 40, 90], openBottom: true })]);
    const openLeft = [horizontal(0, 30, 100), horizontal(20, 30, 100), horizontal(40, 0, 100), vertical(30, 0, 60), vertical(100, 0, 60)];
    expect(gridsOf(...openLeft)).toEqual([expect.objectContaining({ xs: [0, 30, 100], ys: [0, 20, 40, 60] })]);
    const sticksOut = [horizontal(0, 30, 100), horizontal(20, 30, 100), horizontal(40, 15, 100), vertical(30, 0, 60), vertical(100, 0, 60)];
    expect(gridsOf(...sticksOut)).toEqual([expect.objectContaining({ xs: [30, 100] })]);
  });

  it('parts no cell by a border that runs through a line of text', () => {
    const rulings = mergeRulings([...lattice([0, 50, 100], [0, 40]), horizontal(20, 0, 100)]);
    const heights = (baseline: number): number[] => {
      const [grid] = rulingsToGrids(rulings, text(60, baseline, '滞后'));
      return grid?.cells.map(({ top, bottom }) => bottom - top) ?? [];
    };
    expect(heights(24)).toEqual([20, 40, 20]);
    expect(heights(19)).toEqual([20, 20, 20, 20]);
  });

  it('marks a cell whose border has a hole', () => {
    const rulings = [...lattice([0, 100], [0, 40]), horizontal(20, 0, 100), vertical(50, 0, 20)].filter((ruling) => ruling !== undefined);
    const holed = [
      ...rulings.filter(({ position, orientation }) => !(orientation === 'horizontal' && position === 20)),
      horizontal(20, 50, 100),
    ];
    expect(gridsOf(...holed).map(({ cells }) => cells.map(({ irregular }) => irregular))).toEqual([[true, false]]);
  });

  it('sees no table in lines that cross nothing', () => {
    expect(gridsOf(horizontal(0, 0, 100), horizontal(20, 0, 100), vertical(300, 0, 100))).toEqual([]);
  });
});
