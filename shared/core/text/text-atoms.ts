/** Glyphs → pieces of text with no gap in them: what borders would otherwise hold together. */

import { inkWidth } from '../geometry/ink-width.ts';
import type { Glyph } from '../geometry/page.ts';
import { glyphsByLine, glyphsToLines } from './glyphs-to-lines.ts';
import { splitAtGaps } from './split-at-gaps.ts';

/** On the upright page, in points. */
export interface Atom {
  readonly text: string;
  readonly left: number;
  /** Where its ink ends; and where its last character does, of which a closing mark's empty half may hang over the next column. */
  readonly right: number;
  readonly end: number;
  readonly top: number;
  readonly bottom: number;
  readonly baseline: number;
  readonly size: number;
  /** As of a line. */
  readonly headWidth: number;
  /** Of the atom at a place, left to right. They may be made anew: an atom is kept as long as its document is read, and its glyphs are not. */
  readonly glyphsAt: (place: number) => readonly Glyph[];
  /** Which one it is of those that share `glyphsAt`: a long document has a hundred thousand, too many for a function of its own each. */
  readonly place: number;
}

/** A gap of this share of the font size parts two pieces; words of justified Latin text may stand as far apart, which does no harm. */
export const GAP_SHARE = 0.45;
/** Columns whose text hangs out of them by a comma are still apart by this share of the font size. */
const NARROW_GAP_SHARE = 0.12;

/** Top to bottom, left to right on a line. */
export function glyphsToAtoms(glyphs: readonly Glyph[]): Atom[] {
  return glyphsByLine(glyphs)
    .flatMap((line) => splitAtGaps(line, GAP_SHARE))
    .flatMap(toAtom);
}

function toAtom(glyphs: readonly Glyph[]): Atom[] {
  return glyphsToLines(glyphs).map(({ text, box, baseline, size, headWidth }) => ({
    text,
    left: box.x,
    right: glyphs.reduce((most, glyph) => Math.max(most, inkEnd(glyph)), Number.NEGATIVE_INFINITY),
    end: box.x + box.width,
    top: box.y,
    bottom: box.y + box.height,
    baseline,
    size,
    headWidth,
    glyphsAt: () => glyphs,
    place: 0,
  }));
}

function inkEnd(glyph: Glyph): number {
  return glyph.box.x + inkWidth(glyph);
}

/** The parts of a piece between gaps that text in one column seldom has. */
export function narrowParts(atom: Atom): Atom[] {
  const parts = splitAtGaps(atom.glyphsAt(atom.place), NARROW_GAP_SHARE);
  return parts.length > 1 ? parts.flatMap(toAtom) : [atom];
}

/** The parts of a piece on either side of each place that no glyph stands on, with a gap that text in one column seldom has. */
export function splitAtom(atom: Atom, places: readonly number[]): Atom[] {
  const parts: Glyph[][] = [[]];
  for (const glyph of atom.glyphsAt(atom.place)) {
    const part = parts.at(-1) ?? [];
    const last = part.at(-1);
    const end = last ? inkEnd(last) : glyph.box.x;
    const isApart = glyph.box.x - end >= NARROW_GAP_SHARE * glyph.size && places.some((x) => x > end && x < glyph.box.x);
    if (isApart) parts.push([glyph]);
    else part.push(glyph);
  }
  return parts.length > 1 ? parts.flatMap(toAtom) : [atom];
}
