/**
 * Whether a character is to be seen where its font draws it. Its ink reaches all four sides of its own box, so that a line below it, or another's ink across
 * it, does not pass for it, nor does the half of a figure that a clip or a white area leaves:
 *
 *     ┌───┐      ┌───┐      ┌───┐
 *     │ █ │      │   │      │ █ │
 *     │██ │ yes  │   │ no   │██ │ no
 *     │ ██│      ━━━━━      │   │
 *     └───┘      └───┘      └───┘
 */
import type { Box } from '../geometry/page.ts';
import { hasTrace, isInked, type Picture, standsOut } from '../geometry/picture.ts';
import { isFigure } from '../text/script.ts';

/** Nobody sees a character that paints less than this (points) either way. */
const INK_MIN = 0.1;
/** What is drawn stands up to this far (pixels) from where the font says. */
const OFF = 1;
/** Lower, or narrower, than this (pixels) a box has no sides: its ink has a few greys. */
const SIDES_MIN = 6;
/** What of a box is looked at for a side of it. */
const SIDE_SHARE = 1 / 3;
/** A word is read though a mark across the page lies over a side of one of its characters; of a figure each side counts. */
const COVERED_MAX = 1;

/** `ink`: the box of what its font draws. */
export function hasOwnInk(text: string, ink: Box, picture: Picture): boolean {
  if (Math.min(ink.width, ink.height) < INK_MIN) return false;
  const off = OFF / picture.scale;
  const whole = { x: ink.x - off, y: ink.y - off, width: ink.width + 2 * off, height: ink.height + 2 * off };
  if (!isInked(picture, whole)) return false;
  const sides = sidesOf(whole, ink, picture.scale);
  const bare = sides.filter((side) => !hasTrace(picture, side) && !standsOut(picture, side, whole)).length;
  return bare <= (isFigure(text) ? 0 : COVERED_MAX);
}

function sidesOf(whole: Box, ink: Box, scale: number): readonly Box[] {
  const { x, y, width, height } = whole;
  const [along, down] = [SIDE_SHARE * width, SIDE_SHARE * height];
  const sides: Box[] = [];
  if (ink.width * scale >= SIDES_MIN) sides.push({ ...whole, width: along }, { ...whole, x: x + width - along, width: along });
  if (ink.height * scale >= SIDES_MIN) sides.push({ ...whole, height: down }, { ...whole, y: y + height - down, height: down });
  return sides;
}
