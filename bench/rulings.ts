/**
 * `npm run bench:rulings`: how the time for merging rulings, for finding grids, for assigning glyphs to cells and for telling drawings from text (the
 * rulings, and as many shapes) grows from 10³ to 10⁶ rulings. Ten times as many may take little more than ten times as long: n log n gives 12 to 13, memory
 * that no longer fits the caches some more; n² gives 100.
 */
import type { Ruling } from '../shared/core/geometry/page.ts';
import { drawings } from './rulings/drawings.ts';
import { stages, stageTimes } from './rulings/stage-times.ts';

/** Milliseconds after which a drawing is not tried with more rulings. */
const PATIENCE_MS = 15_000;
const sizes = [1e3, 1e4, 1e5, 1e6];

for (const [name, draw] of Object.entries(drawings)) measure(name, draw);

function measure(name: string, draw: (n: number) => readonly Ruling[]): void {
  process.stdout.write(`${`\n${name}\n${row(['rulings', 'lines', 'grids', ...stages.flatMap((stage) => [`${stage} ms`, '×'])])}`}\n`);
  let before: readonly number[] = [];
  for (const size of sizes) {
    const rulings = draw(size);
    const { lines, grids, ms: now } = stageTimes(rulings);
    const times = now.flatMap((ms, index) => [ms.toFixed(1), growth(ms, before[index])]);
    process.stdout.write(`${row([String(rulings.length), String(lines), String(grids), ...times])}\n`);
    before = now;
    if (Math.max(...now) > PATIENCE_MS) break;
  }
}

function growth(ms: number, before: number | undefined): string {
  return before === undefined ? '' : (ms / before).toFixed(1);
}

function row(columns: readonly string[]): string {
  return columns.map((column) => column.padStart(9)).join(' ');
}
