import type { Box } from './page.ts';

/** The smallest box that holds all of them; there must be one at least. */
export function boxAround(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  if (!(left <= right)) throw new Error('a box around nothing');
  return { x: left, y: top, width: right - left, height: bottom - top };
}
