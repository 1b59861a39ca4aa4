/**
 * Characters printed over others: what is read there nobody can read there, and in which order nobody knows.
 *
 *     能 提 升 补 贴          A bracket over the half of two ideographs would be read as standing between them. Fake bold is no such thing, and
 *         ）。                no squeezed punctuation: what reaches under its neighbour then is the empty half of its square.
 */
import { boxAround } from '../../geometry/box-around.ts';
import { inkWidth } from '../../geometry/ink-width.ts';
import type { Box, Glyph, Page } from '../../geometry/page.ts';
import { pageToUpright } from '../../geometry/upright-page.ts';
import { glyphsByLine } from '../../text/glyphs-to-lines.ts';
import { printsAgain } from '../../text/prints-again.ts';
import { isFigure, isIdeograph } from '../../text/script.ts';

export interface OverprintedText {
  readonly text: string;
  readonly box: Box;
}

/** Share of the smaller of two characters that the other covers. Of all characters of a thousand made reports none that is legible covers more than 0.25; wherever one is laid over text, it covers half of one or of two. */
const COVERED_SHARE = 0.35;
/** Narrower characters (font sizes) are taken as this wide: kerning pulls a full stop under a P. */
const NARROW = 0.4;
/** An ideograph, a figure, a mark or a letter is as wide as this (font sizes), whatever damaged widths say: they advance by nothing, and the next one is printed over them. */
const IDEOGRAPH_MIN = 0.5;
const FIGURE_MIN = 0.25;
const MARK_MIN = 0.2;
const LETTER_MIN = 0.2;
/** Lines nearer than this (font sizes) reach into each other by more than the share. */
const LINE_MIN = 1 - COVERED_SHARE;
/** Characters looked at after one: a hostile page has thousands at one place, and a few are enough to doubt it. */
const LOOKED_AT_MAX = 8;

/** One entry for each line of text that others are printed over, as displayed. */
export function overprintedText(page: Page): readonly OverprintedText[] {
  const printed = page.glyphs.filter((glyph) => !glyph.invisible && glyph.text.trim() !== '' && inkOf(glyph).width > 0);
  return [...Map.groupBy(printed, ({ direction }) => direction).values()].flatMap((glyphs) => {
    const upright = pageToUpright({ ...page, glyphs, rulings: [], images: [] });
    return overprintedGlyphs(upright.glyphs).map((over) => ({
      text: over.map(({ text }) => text).join(''),
      box: upright.asDisplayed(boxAround(over.map(({ box }) => box))),
    }));
  });
}

function overprintedGlyphs(glyphs: readonly Glyph[]): Glyph[][] {
  const lines = glyphsByLine(glyphs);
  return lines.flatMap((line, index) => {
    const next = lines[index + 1];
    const over = amongOneAnother(isClose(line[0], next?.[0]) ? [...line, ...(next ?? [])] : line);
    return over.length === 0 ? [] : [over];
  });
}

function isClose(glyph: Glyph | undefined, below: Glyph | undefined): boolean {
  return glyph !== undefined && below !== undefined && below.originY - glyph.originY < LINE_MIN * Math.max(glyph.size, below.size);
}

function amongOneAnother(glyphs: readonly Glyph[]): Glyph[] {
  const inks = glyphs.map((glyph) => ({ glyph, box: inkOf(glyph) })).sort((a, b) => a.box.x - b.box.x);
  const over = new Set<Glyph>();
  inks.forEach((one, index) => {
    for (const other of inks.slice(index + 1, index + 1 + LOOKED_AT_MAX)) {
      if (other.box.x >= one.box.x + one.box.width) break;
      if (covers(one.box, other.box, NARROW * one.glyph.size) && !printsAgain(one.glyph, other.glyph)) over.add(one.glyph).add(other.glyph);
    }
  });
  return [...over];
}

function covers(a: Box, b: Box, narrow: number): boolean {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > COVERED_SHARE * Math.max(Math.min(a.width, b.width), narrow) && height > COVERED_SHARE * Math.min(a.height, b.height);
}

const CHINESE_MARK = /^[，。、；：！？“”‘’（）《》〈〉「」『』【】〔〕]$/u;
const LETTER = /^\p{Script=Latin}$/u;
const FILLS_RIGHT_HALF = /^[“‘（《〈「『【〔]$/u;
/** Letters and signs that Chinese fonts say are as wide as an ideograph, and browsers set as half of one: the μ of μg/m³. */
const AMBIGUOUS_WIDTH = /^[\u00a1-\u00ff\u0370-\u03ff\u0400-\u04ff]$/u;

function inkOf({ text, box, size }: Glyph): Box {
  if (isIdeograph(text) || isFigure(text))
    return { ...box, width: Math.max(box.width, size * (isFigure(text) ? FIGURE_MIN : IDEOGRAPH_MIN)) };
  const half = Math.min(box.width, size / 2);
  if (CHINESE_MARK.test(text) && half < MARK_MIN * size) return { ...box, width: MARK_MIN * size };
  if (LETTER.test(text) && half < LETTER_MIN * size) return { ...box, width: LETTER_MIN * size };
  if (AMBIGUOUS_WIDTH.test(text)) return { ...box, width: half };
  if (FILLS_RIGHT_HALF.test(text)) return { ...box, x: box.x + box.width - half, width: half };
  return { ...box, width: inkWidth({ text, box, size }) };
}
