/**
 * A figure as a few grey cells, whatever its size and font:
 *
 *      ┌──────────┐      12 rows over the height of its ink, 10 columns of the same size about its middle,
 *      │  ██████  │      each cell blurred with its neighbours
 *      │ ██    ██ │
 *      └──────────┘
 */
import type { Box } from '../geometry/page.ts';
import type { Picture } from '../geometry/picture.ts';

const COLUMNS = 10;
const ROWS = 12;
/** Samples of a cell along each side. */
const SAMPLES = 2;

/** Row after row; the darker, the more. `box`: of the figure's ink, in points of the page. */
export function figureCells(box: Box, picture: Picture): Float64Array {
  return blurred(darknesses(box, picture));
}

function darknesses(box: Box, picture: Picture): Float64Array {
  const side = (box.height * picture.scale) / ROWS;
  const left = (box.x + box.width / 2) * picture.scale - (COLUMNS / 2) * side;
  const top = box.y * picture.scale;
  const [from, to] = [box.x * picture.scale - 0.5, (box.x + box.width) * picture.scale + 0.5];
  return Float64Array.from({ length: ROWS * COLUMNS }, (_, index) => {
    let sum = 0;
    for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
      const x = left + ((index % COLUMNS) + ((sample % SAMPLES) + 0.5) / SAMPLES) * side;
      const y = top + (Math.floor(index / COLUMNS) + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) * side;
      if (x >= from && x <= to) sum += darknessAt(x - 0.5, y - 0.5, picture);
    }
    return sum;
  });
}

/** Between the middles of four pixels. */
function darknessAt(x: number, y: number, { width, height, pixels }: Picture): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  if (column < 0 || row < 0 || column + 1 >= width || row + 1 >= height) return 0;
  const [right, below] = [x - column, y - row];
  const start = row * width + column;
  const upper = (pixels[start] ?? 0) * (1 - right) + (pixels[start + 1] ?? 0) * right;
  const lower = (pixels[start + width] ?? 0) * (1 - right) + (pixels[start + width + 1] ?? 0) * right;
  return 255 - (upper * (1 - below) + lower * below);
}

/** Each cell with its neighbours: 1 2 1, 2 4 2, 1 2 1. */
function blurred(cells: Float64Array): Float64Array {
  return cells.map((_, index) => {
    const [row, column] = [Math.floor(index / COLUMNS), index % COLUMNS];
    let sum = 0;
    for (let down = -1; down <= 1; down += 1) {
      for (let right = -1; right <= 1; right += 1) {
        const [y, x] = [row + down, column + right];
        if (y < 0 || x < 0 || y >= ROWS || x >= COLUMNS) continue;
        sum += (cells[y * COLUMNS + x] ?? 0) * (down === 0 ? 2 : 1) * (right === 0 ? 2 : 1);
      }
    }
    return sum;
  });
}
