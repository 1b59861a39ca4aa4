/** Points and boxes on the way from a PDF's own space, y up, to the page as displayed, y down. */
import type { Box } from '../../core/geometry/page.ts';
import type { Matrix } from './pdf-door.ts';

export type Point = readonly [number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that applies `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

export function apply(matrix: Matrix, x: number, y: number): Point {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
}

/** The box around points; there must be one at least. */
export function boxOf(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Where two boxes overlap; empty, at the first one's nearest edge, where they do not. */
export function intersection(a: Box, b: Box): Box {
  const x = Math.min(Math.max(a.x, b.x), a.x + a.width);
  const y = Math.min(Math.max(a.y, b.y), a.y + a.height);
  const right = Math.max(x, Math.min(a.x + a.width, b.x + b.width));
  const bottom = Math.max(y, Math.min(a.y + a.height, b.y + b.height));
  return { x, y, width: right - x, height: bottom - y };
}

export function isEmpty({ width, height }: Box): boolean {
  return !(width > 0 && height > 0);
}
