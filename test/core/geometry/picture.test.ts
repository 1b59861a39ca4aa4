import { describe, expect, it } from 'vitest';
import { isInked, type Picture } from '../../../shared/core/geometry/picture.ts';

/** 10 × 5 points at 2 pixels a point, of one grey, with one pixel of another at 6, 3 points. */
function pictureOf(ground: number, dot: number): Picture {
  const pixels = new Uint8Array(20 * 10).fill(ground);
  pixels[6 * 20 + 12] = dot;
  return { width: 20, height: 10, scale: 2, pixels };
}

describe('isInked', () => {
  it.each([
    ['black on white', 255, 0, true],
    ['white on black', 0, 255, true],
    ['yellow on white', 255, 226, true],
    ['nearly white on white', 255, 250, false],
    ['nothing', 255, 255, false],
  ])('%s: in a box around it', (_, ground, dot, expected) => {
    expect(isInked(pictureOf(ground, dot), { x: 5, y: 2, width: 3, height: 2 })).toBe(expected);
  });

  it.each([
    ['beside it', { x: 0, y: 0, width: 5.9, height: 5 }],
    ['of no size', { x: 6, y: 3, width: 0, height: 0 }],
    ['off the page', { x: 20, y: 20, width: 5, height: 5 }],
  ])('not in a box %s', (_, box) => {
    expect(isInked(pictureOf(255, 0), box)).toBe(false);
  });
});
