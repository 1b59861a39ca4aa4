/** Glyphs → pieces of text with no gap in them: what borders would otherwise hold together. */
import type { Glyph } from '../geometry/page.ts';
import { glyphsByLine, glyphsToLines } from './glyphs-to-lines.ts';

/** On the upright page, in points. */
export interface Atom {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly baseline: number;
  readonly size: number;
}

/** A gap of this share of the font size parts two pieces; words of justified Latin text may stand as far apart, which does no harm. */
const GAP_SHARE = 0.45;

/** Top to bottom, left to right on a line. */
export function glyphsToAtoms(glyphs: readonly Glyph[]): Atom[] {
  return glyphsByLine(glyphs).flatMap(splitAtGaps).flatMap(toAtom);
}

function splitAtGaps(line: readonly Glyph[]): Glyph[][] {
  const pieces: Glyph[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const glyph of line) {
    if (glyph.text.trim() === '') continue;
    const piece = pieces.at(-1);
    if (piece && glyph.box.x - end <= GAP_SHARE * glyph.size) piece.push(glyph);
    else pieces.push([glyph]);
    end = Math.max(end, glyph.box.x + glyph.box.width);
  }
  return pieces;
}

function toAtom(glyphs: readonly Glyph[]): Atom[] {
  return glyphsToLines(glyphs).map(({ text, box, baseline, size }) => ({
    text,
    left: box.x,
    right: box.x + box.width,
    top: box.y,
    bottom: box.y + box.height,
    baseline,
    size,
  }));
}
