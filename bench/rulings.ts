/**
 * `npm run bench:rulings`: how the time for merging rulings, for finding grids, for assigning glyphs to cells and for telling drawings from text (the
 * rulings, and as many shapes) grows from 10³ to 10⁶ rulings. Ten times as many may take little more than ten times as long: n log n gives 12 to 13, memory
 * that no longer fits the caches some more; n² gives 100.
 */
import { mergeRulings } from '../shared/core/geometry/merge-rulings.ts';
import type { Glyph, Ruling } from '../shared/core/geometry/page.ts';
import { drawnInText } from '../shared/core/tables/drawn-in-text.ts';
import { glyphsToCells } from '../shared/core/tables/glyphs-to-cells.ts';
import { type Grid, rulingsToGrids } from '../shared/core/tables/rulings-to-grids.ts';

/** Each drawing has about `n` rulings; the page is as large as it needs. */
const drawings: Readonly<Record<string, (n: number) => readonly Ruling[]>> = {
  'one page, its borders tiny rectangles': dashes,
  'one table, each cell drawn by itself': (n) => boxes(Math.sqrt(n / 4), Math.sqrt(n / 4), 12),
  'boxes in rows, with gaps': (n) => boxes(Math.sqrt(n / 4), Math.sqrt(n / 4), 30),
  'boxes that touch nothing': staggered,
  'long lines, and short ones far from them': comb,
  'lines anywhere': noise,
};

/** Milliseconds after which a drawing is not tried with more rulings. */
const PATIENCE_MS = 15_000;
const sizes = [1e3, 1e4, 1e5, 1e6];
const stages = ['merge', 'grids', 'cells', 'drawn'] as const;

for (const [name, draw] of Object.entries(drawings)) measure(name, draw);

function measure(name: string, draw: (n: number) => readonly Ruling[]): void {
  process.stdout.write(`${`\n${name}\n${row(['rulings', 'lines', 'grids', ...stages.flatMap((stage) => [`${stage} ms`, '×'])])}`}\n`);
  let before: readonly number[] = [];
  for (const size of sizes) {
    const rulings = draw(size);
    const [merged, merge] = timed(() => mergeRulings(rulings));
    const [grids, find] = timed(() => rulingsToGrids(merged, []));
    const glyphs = glyphsIn(grids, size);
    const [, assign] = timed(() => glyphsToCells(glyphs, grids));
    const shapes = glyphs.map(({ box }, index) => ({ ...box, x: box.x + (index % 5) * box.width }));
    const [, look] = timed(() => drawnInText({ number: 1, width: 1e9, height: 1e9, glyphs, rulings, images: [], shapes, outlines: 0 }));
    const now = [merge, find, assign, look];
    const times = now.flatMap((ms, index) => [ms.toFixed(1), growth(ms, before[index])]);
    process.stdout.write(
      `${row([String(rulings.length), String(merged.horizontal.length + merged.vertical.length), String(grids.length), ...times])}\n`,
    );
    before = now;
    if (Math.max(...now) > PATIENCE_MS) break;
  }
}

/** The quicker of two: the first is the compiler's. */
function timed<T>(work: () => T): [T, number] {
  const times = [0, 0].map(() => {
    const started = performance.now();
    const result = work();
    return { result, ms: performance.now() - started };
  });
  const [first, second] = times as [{ result: T; ms: number }, { result: T; ms: number }];
  return [second.result, Math.min(first.ms, second.ms)];
}

function growth(ms: number, before: number | undefined): string {
  return before === undefined ? '' : (ms / before).toFixed(1);
}

function row(columns: readonly string[]): string {
  return columns.map((column) => column.padStart(9)).join(' ');
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

/** Squares of 1 pt, every 2 pt along the borders of a table of 20 rows and 2 columns. */
function dashes(count: number): readonly Ruling[] {
  return Array.from({ length: count }, (_, index) => {
    const line = index % 23;
    const along = (Math.floor(index / 23) * 2) % 700;
    return line < 20 ? horizontal(40 + line * 35, 50 + (along % 500), 1) : vertical(50 + (line - 20) * 250, 40 + (along % 665), 1);
  });
}

function boxes(columns: number, rows: number, pitch: number): readonly Ruling[] {
  const rulings: Ruling[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [column * pitch, row * pitch];
      rulings.push(horizontal(y, x, 12), horizontal(y + 12, x, 12), vertical(x, y, 12), vertical(x + 12, y, 12));
    }
  }
  return rulings;
}

/** No two begin or end at the same height, so that each is a table by itself. */
function staggered(count: number): readonly Ruling[] {
  const side = Math.ceil(Math.sqrt(count / 4));
  return Array.from({ length: Math.floor(count / 4) }, (_, index) => [
    (index % side) * 30,
    Math.floor(index / side) * (side * 4 + 30) + (index % side) * 4,
  ]).flatMap(([x = 0, y = 0]) => [horizontal(y, x, 12), horizontal(y + 12, x, 12), vertical(x, y, 12), vertical(x + 12, y, 12)]);
}

/** Long horizontal lines, and below them all short vertical ones. */
function comb(count: number): readonly Ruling[] {
  const half = count / 2;
  return [
    ...Array.from({ length: half }, (_, index) => horizontal(index * 5, 0, half * 5)),
    ...Array.from({ length: half }, (_, index) => vertical(index * 5, half * 5 + 100, 10)),
  ];
}

function noise(count: number): readonly Ruling[] {
  let state = 1;
  const below = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 32) * n;
  };
  const side = Math.sqrt(count) * 20;
  return Array.from({ length: count }, (_, index) => (index % 2 === 0 ? horizontal : vertical)(below(side), below(side), 5 + below(20)));
}

function horizontal(position: number, start: number, length: number): Ruling {
  return { orientation: 'horizontal', position, start, end: start + length };
}

function vertical(position: number, start: number, length: number): Ruling {
  return { orientation: 'vertical', position, start, end: start + length };
}
