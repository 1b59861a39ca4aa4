import type { Glyph } from '../geometry/page.ts';

/** A line's glyphs, left to right, parted where more than this share of the font size stands between two that are printed. White space goes. */
export function splitAtGaps(line: readonly Glyph[], gapShare: number): Glyph[][] {
  const pieces: Glyph[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const glyph of line) {
    if (glyph.text.trim() === '') continue;
    const piece = pieces.at(-1);
    if (piece && glyph.box.x - end <= gapShare * glyph.size) piece.push(glyph);
    else pieces.push([glyph]);
    end = Math.max(end, glyph.box.x + glyph.box.width);
  }
  return pieces;
}
