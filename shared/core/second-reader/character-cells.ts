/**
 * A character as a few grey cells, whatever its size and font:
 *
 *      ┌──────────┐      12 rows over the height of its ink, 10 columns of the same size about its middle,
 *      │  ██████  │      each cell blurred with its neighbours
 *      │ ██    ██ │
 *      └──────────┘
 */
import type { Box, Glyph } from '../geometry/page.ts';
import type { Picture } from '../geometry/picture.ts';

const COLUMNS = 10;
const ROWS = 12;
/** Samples of a cell along each side. */
const SAMPLES = 2;

/** Row after row; the darker, the more. `box`: of its ink, in points of the page. */
export function characterCells(box: Box, picture: Picture, direction: Glyph['direction'] = 0): Float64Array {
  return blurred(darknesses(box, picture, direction));
}

function darknesses({ x, y, width, height }: Box, picture: Picture, direction: Glyph['direction']): Float64Array {
  const isSideways = direction === 90 || direction === 270;
  const side = ((isSideways ? width : height) * picture.scale) / ROWS;
  const acrossMax = ((isSideways ? height : width) * picture.scale) / 2 + 0.5;
  const [middleX, middleY] = [(x + width / 2) * picture.scale - 0.5, (y + height / 2) * picture.scale - 0.5];
  const [cos, sin] = axisOf[direction];
  const cells = new Float64Array(ROWS * COLUMNS);
  for (let row = 0; row < ROWS * SAMPLES; row += 1) {
    const down = ((row + 0.5) / SAMPLES - ROWS / 2) * side;
    const start = Math.floor(row / SAMPLES) * COLUMNS;
    for (let column = 0; column < COLUMNS * SAMPLES; column += 1) {
      const across = ((column + 0.5) / SAMPLES - COLUMNS / 2) * side;
      if (Math.abs(across) > acrossMax) continue;
      const cell = start + Math.floor(column / SAMPLES);
      cells[cell] = (cells[cell] ?? 0) + darknessAt(middleX + across * cos - down * sin, middleY + across * sin + down * cos, picture);
    }
  }
  return cells;
}

/** Which way text runs on the page: across it, and down. */
const axisOf: Readonly<Record<Glyph['direction'], readonly [number, number]>> = { 0: [1, 0], 90: [0, 1], 180: [-1, 0], 270: [0, -1] };

/** Between the middles of four pixels. */
function darknessAt(x: number, y: number, { width, height, pixels }: Picture): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  if (column < 0 || row < 0 || column + 1 >= width || row + 1 >= height) return 0;
  const right = x - column;
  const below = y - row;
  const start = row * width + column;
  const upper = (pixels[start] ?? 0) * (1 - right) + (pixels[start + 1] ?? 0) * right;
  const lower = (pixels[start + width] ?? 0) * (1 - right) + (pixels[start + width + 1] ?? 0) * right;
  return 255 - (upper * (1 - below) + lower * below);
}

/** Each cell with its neighbours: 1 2 1, 2 4 2, 1 2 1; first along the rows, then along the columns. */
function blurred(cells: Float64Array): Float64Array {
  return blurredAlong(blurredAlong(cells, 1, COLUMNS), COLUMNS, ROWS);
}

/** `step` to the next cell, of which there are `count` before the line ends. */
function blurredAlong(cells: Float64Array, step: number, count: number): Float64Array {
  const sums = new Float64Array(cells.length);
  for (let index = 0; index < cells.length; index += 1) {
    const place = Math.floor(index / step) % count;
    const before = place > 0 ? (cells[index - step] ?? 0) : 0;
    const after = place < count - 1 ? (cells[index + step] ?? 0) : 0;
    sums[index] = before + 2 * (cells[index] ?? 0) + after;
  }
  return sums;
}
