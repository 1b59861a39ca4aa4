import type { PlacedBox } from '../document.ts';

/** Steps to a point: a hundredth is finer than any printer, and nobody reads more digits. */
const STEPS = 100;

/** A box as it is published: to a hundredth of a point. */
export function roundBox({ page, x, y, width, height }: PlacedBox): PlacedBox {
  return { page, x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) };
}

/** Never a negative zero, which JSON would not give back. */
function rounded(points: number): number {
  return Math.round(points * STEPS) / STEPS + 0;
}
