/** Glyphs in drawing order → pieces of text that stand on one baseline, to be drawn or kept as a picture. For looking at only: no value is read from them. */
import type { Box, Glyph } from '../geometry/page.ts';

export interface TextPiece {
  /** Baseline origin of the first glyph, on the page as displayed. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly direction: Glyph['direction'];
  /** From the first glyph's origin to the last one's end, in writing direction. */
  readonly length: number;
  readonly invisible: boolean;
  /** Blank ones left out. `offset`: from the piece's origin, in writing direction. */
  readonly glyphs: readonly { readonly text: string; readonly offset: number }[];
  /** All of it, blanks included. */
  readonly text: string;
}

/** A gap wider than this share of the font size parts two pieces: drawn with a length, a piece would else be spread over the gap. */
const GAP_SHARE = 0.6;
/** A glyph this share of the font size before the end of the one before it starts anew: text printed twice, or right to left. */
const BACK_SHARE = 0.4;
/** Baselines and sizes within this share of the font size are the same: producers round. */
const SAME_SHARE = 0.03;

export function glyphsToPieces(glyphs: readonly Glyph[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  let open: Glyph[] = [];
  let last: Glyph | null = null;
  for (const glyph of glyphs) {
    if (last !== null && !followsOn(last, glyph)) {
      if (open.length > 0) pieces.push(pieceOf(open));
      open = [];
    }
    if (open.length > 0 || !isBlank(glyph)) open.push(glyph);
    last = glyph;
  }
  if (open.length > 0) pieces.push(pieceOf(open));
  return pieces;
}

function followsOn(before: Glyph, glyph: Glyph): boolean {
  const same = SAME_SHARE * before.size;
  if (before.direction !== glyph.direction || before.invisible !== glyph.invisible || Math.abs(before.size - glyph.size) > same)
    return false;
  const [from, to] = [placeOf(before), placeOf(glyph)];
  const gap = to.along - from.along - lengthOf(before);
  return Math.abs(to.across - from.across) <= same && gap < GAP_SHARE * glyph.size && gap > -BACK_SHARE * glyph.size;
}

function pieceOf(glyphs: readonly Glyph[]): TextPiece {
  const printed = glyphs.slice(0, glyphs.findLastIndex((glyph) => !isBlank(glyph)) + 1);
  const [first, last] = [printed[0], printed.at(-1)];
  if (!first || !last) throw new Error('a piece of no glyphs');
  const start = placeOf(first).along;
  return {
    x: first.originX,
    y: first.originY,
    size: first.size,
    direction: first.direction,
    length: placeOf(last).along + lengthOf(last) - start,
    invisible: first.invisible,
    glyphs: printed.filter((glyph) => !isBlank(glyph)).map((glyph) => ({ text: glyph.text, offset: placeOf(glyph).along - start })),
    text: printed.map((glyph) => glyph.text).join(''),
  };
}

function isBlank({ text }: Glyph): boolean {
  return text.trim() === '';
}

/** Where a glyph's origin stands along its writing direction, and across it. */
function placeOf({ originX, originY, direction }: Glyph): { readonly along: number; readonly across: number } {
  switch (direction) {
    case 0:
      return { along: originX, across: originY };
    case 90:
      return { along: originY, across: originX };
    case 180:
      return { along: -originX, across: originY };
    case 270:
      return { along: -originY, across: originX };
  }
}

function lengthOf({ box, direction }: { readonly box: Box; readonly direction: Glyph['direction'] }): number {
  return direction === 90 || direction === 270 ? box.height : box.width;
}
