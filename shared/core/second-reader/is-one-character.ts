/**
 * Whether what a font draws may be the one character that it is said to be, by where it is drawn and how wide:
 *
 *     said   8 5        drawn   8 5      drawn    1 8 5       the 1 stands before the place of the 8
 *                                        drawn      5 8       each stands at the place of the other
 *     said   5 2        drawn   5 2      drawn      5 ²       a figure among figures is no raised one, and no point
 */
import type { Box, Glyph } from '../geometry/page.ts';
import { isFigure, isIdeograph } from '../text/script.ts';

/** How far out of its place (font sizes) a character may reach: a slanted f reaches 0.3 over the next letter. */
const OUTSIDE_MAX = 0.35;
/** Figures are no wider than this (font sizes), ideographs no wider than that: of 141 fonts, and of all in a thousand made reports, the widest have 0.8 and 1.2. */
const FIGURE_MAX = 0.9;
const IDEOGRAPH_MAX = 1.3;
/** No figure of a number is lower than this (font sizes), as a ² is that a font calls 2; those of books, made like small letters, have 0.45. */
const FIGURE_MIN = 0.4;

/** `ink`: the box of what is drawn. `isInNumber`: a figure stands beside it. */
export function isOneCharacter({ text, box, size, direction }: Glyph, ink: Box, isInNumber: boolean): boolean {
  const reach = OUTSIDE_MAX * size;
  const isInPlace =
    ink.x >= box.x - reach &&
    ink.y >= box.y - reach &&
    ink.x + ink.width <= box.x + box.width + reach &&
    ink.y + ink.height <= box.y + box.height + reach;
  const [along, across] = direction === 0 || direction === 180 ? [ink.width, ink.height] : [ink.height, ink.width];
  if (isInNumber && isFigure(text) && across < FIGURE_MIN * size) return false;
  return isInPlace && along <= widthMax(text) * size;
}

function widthMax(text: string): number {
  if (isFigure(text)) return FIGURE_MAX;
  return isIdeograph(text) ? IDEOGRAPH_MAX : Number.POSITIVE_INFINITY;
}
