import { expect, it } from 'vitest';
import type { Box } from '../../../shared/core/geometry/page.ts';
import type { Picture } from '../../../shared/core/geometry/picture.ts';
import { hasOwnInk } from '../../../shared/core/second-reader/has-own-ink.ts';

const ink: Box = { x: 20, y: 20, width: 9, height: 12 };
const blank: Box = { x: 0, y: 0, width: 0, height: 0 };

/** White, with these boxes painted one after the other; a pixel a point. */
function pictureOf(...boxes: readonly (readonly [Box, grey: number])[]): Picture {
  const pixels = new Uint8Array(60 * 60).fill(255);
  for (const [{ x, y, width, height }, grey] of boxes)
    for (let row = y; row < y + height; row += 1) pixels.fill(grey, row * 60 + x, row * 60 + x + width);
  return { width: 60, height: 60, scale: 1, pixels };
}

it.each<[string, Picture, figure: boolean, ideograph: boolean]>([
  ['all of it', pictureOf([ink, 0]), true, true],
  ['all of it, light on dark', pictureOf([{ ...ink, x: 10, width: 30 }, 40], [ink, 255]), true, true],
  ['a pixel beside its place', pictureOf([{ ...ink, x: 21 }, 0]), true, true],
  [
    'hairlines',
    pictureOf([{ ...ink, height: 1 }, 240], [{ ...ink, y: 31, height: 1 }, 240], [{ ...ink, x: 24, width: 1 }, 90]),
    true,
    true,
  ],
  ['its left half', pictureOf([{ ...ink, width: 4 }, 0]), false, true],
  ['its upper half', pictureOf([{ ...ink, height: 6 }, 0]), false, true],
  ['a line below it', pictureOf([{ x: 0, y: 34, width: 60, height: 1 }, 0]), false, false],
  ['a line across it', pictureOf([{ x: 0, y: 26, width: 60, height: 1 }, 0]), false, false],
  ['the stroke of a letter across it', pictureOf([{ x: 24, y: 0, width: 1, height: 60 }, 0]), false, false],
  ['a light grey', pictureOf([ink, 240]), false, false],
  ['nothing', pictureOf([blank, 0]), false, false],
])('where %s is to be seen', (_, picture, figure, ideograph) => {
  expect([hasOwnInk('8', ink, picture), hasOwnInk('良', ink, picture)]).toEqual([figure, ideograph]);
});

it('a point has no sides, and a font that draws nothing is not seen above a line', () => {
  const line = pictureOf([{ x: 0, y: 20, width: 60, height: 1 }, 0]);
  expect(hasOwnInk('.', { x: 30, y: 30, width: 2, height: 2 }, pictureOf([{ x: 30, y: 30, width: 1, height: 2 }, 60]))).toBe(true);
  expect(hasOwnInk('.', { x: 30, y: 20, width: 0.04, height: 2 }, line)).toBe(false);
  expect(hasOwnInk('.', { x: 30, y: 20, width: 4, height: 0 }, line)).toBe(false);
});
