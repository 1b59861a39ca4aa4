/**
 * Characters so much smaller than those beside them that a reader of the page overlooks them, or takes them for something else than a part of the text:
 *
 *     6 5 6 ₁ 万元      a figure that stands on the line like the others, and is not of their size: 6,561 or a note's mark
 *     优·良             a character of one point: it is there, and nobody sees it
 *
 * Raised and lowered figures stay what they are (see glyphs-to-lines).
 */
import { boxAround } from '../../geometry/box-around.ts';
import type { Box, Glyph, Page } from '../../geometry/page.ts';
import { glyphsByLine, RAISED_SHARE } from '../../text/glyphs-to-lines.ts';

export interface SmallText {
  readonly text: string;
  readonly box: Box;
}

/** The figures of one number are of one size: below this share of the one beside it, a figure is of another. Capitals made small have 0.8. */
const FIGURE_SHARE = 0.75;
/** Below this share of the character beside it, any character is overlooked. Ruby, and the marks of notes, have a half. */
const TEXT_SHARE = 0.3;
/** In points: nobody reads smaller print, whatever stands beside it. The smallest print of contracts has 4. */
const SIZE_MIN = 1.5;
/** Characters further apart than this share of the larger one's size are not beside each other. */
const GAP_SHARE = 0.5;
const FIGURE = /^[0-9０-９]$/u;
const IN_NUMBER = /^[0-9０-９.,．，]$/u;

/** Where sizes meet, or for what nobody can read: one entry for what stands together. */
export function smallText({ glyphs }: Page): readonly SmallText[] {
  const printed = glyphs.filter(({ invisible, direction, text }) => !invisible && direction === 0 && text.trim() !== '');
  if (!differInSize(printed)) return [];
  return glyphsByLine(printed).flatMap((line) =>
    piecesOf(line, (glyph, index) => isSmall(glyph, line[index - 1]) || isSmall(glyph, line[index + 1])),
  );
}

function differInSize(glyphs: readonly Glyph[]): boolean {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const { size } of glyphs) [least, most] = [Math.min(least, size), Math.max(most, size)];
  return least < SIZE_MIN || least < FIGURE_SHARE * most;
}

function isSmall(glyph: Glyph, beside: Glyph | undefined): boolean {
  if (glyph.size < SIZE_MIN) return true;
  if (!beside || glyph.size >= FIGURE_SHARE * beside.size || !areTogether(glyph, beside)) return false;
  return glyph.size < TEXT_SHARE * beside.size || (IN_NUMBER.test(glyph.text) && IN_NUMBER.test(beside.text) && !isPower(glyph, beside));
}

/** `12 m²，`: raised, and beside it only a mark of the sentence. */
function isPower(glyph: Glyph, beside: Glyph): boolean {
  return !FIGURE.test(beside.text) && beside.originY - glyph.originY > RAISED_SHARE * beside.size;
}

function areTogether(a: Glyph, b: Glyph): boolean {
  const gap = Math.max(a.box.x, b.box.x) - Math.min(a.box.x + a.box.width, b.box.x + b.box.width);
  return gap <= GAP_SHARE * Math.max(a.size, b.size);
}

function piecesOf(line: readonly Glyph[], isIn: (glyph: Glyph, index: number) => boolean): SmallText[] {
  const pieces: Glyph[][] = [];
  line.forEach((glyph, index) => {
    if (!isIn(glyph, index)) return;
    const last = pieces.at(-1);
    if (last && last.at(-1) === line[index - 1]) last.push(glyph);
    else pieces.push([glyph]);
  });
  return pieces.map((piece) => ({ text: piece.map(({ text }) => text).join(''), box: boxAround(piece.map(({ box }) => box)) }));
}
