/**
 * A point that is drawn as a comma, or a comma that is drawn as a point: a thousand times as much, or a thousandth. The one is a dot, the other has a tail.
 *
 *     ──── 1 ▪ 234 ───      ──── 1 ▪ 234 ───
 *                                ▘
 */
import type { Box, Glyph } from '../geometry/page.ts';

/** Font sizes. In usual fonts points are at most 0.14 high, in heavy ones 0.2, and commas at least 0.22 … */
const POINT_MAX = 0.18;
/** … and a point is about as wide as high, in narrow fonts too, where a comma is half as high again. */
const COMMA_HEIGHT_MIN = 1.35;
/** Higher (font sizes) is neither: the bar that stands in for a font that is not there. */
const COMMA_MAX = 0.5;

/** What it looks like, where that is the other one. `ink`: the box of what its font draws. */
export function pointLooks({ text, size, direction }: Glyph, ink: Box): string | null {
  if (text !== '.' && text !== ',') return null;
  const [width, height] = direction === 90 || direction === 270 ? [ink.height, ink.width] : [ink.width, ink.height];
  if (height > COMMA_MAX * size) return null;
  const isHigh = height > POINT_MAX * size;
  if (isHigh !== height > COMMA_HEIGHT_MIN * width) return null;
  const looks = isHigh ? ',' : '.';
  return text === looks ? null : looks;
}
