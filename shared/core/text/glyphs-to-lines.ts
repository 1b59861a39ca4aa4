/** Glyphs of one area → its lines of text, top to bottom. */
import { boxAround } from '../geometry/box-around.ts';
import type { Box, Glyph } from '../geometry/page.ts';
import { printsAgain } from './prints-again.ts';
import { firstCharacter, isFigure, isIdeograph, isLatin, lastCharacter } from './script.ts';
import { shownText } from './shown-text.ts';

export interface TextLine {
  /** Without space at its ends. */
  readonly text: string;
  /** A space is printed at its end, or at its start: a wrapped Latin word ends there. */
  readonly endsInSpace: boolean;
  readonly startsWithSpace: boolean;
  /** Of what is printed, blanks left out. */
  readonly box: Box;
  readonly baseline: number;
  /** Font size of most of it, in points. */
  readonly size: number;
  /** Width of what could not be parted at its start: a character with the punctuation that clings to it, or a Latin word. */
  readonly headWidth: number;
  /** Width of its first character, with the punctuation that clings to it: what a line broken inside a word needs room for. */
  readonly firstWidth: number;
  /** Mean gap between its ideographs, as a share of the font size: what justification puts there. */
  readonly stretch: number;
}

/** Two glyphs are on one line if their baselines differ by less than this share of the font size. */
const BASELINE_SHARE = 0.4;
/** Glyphs below this share of the area's usual size are raised or lowered figures and take the line that they stand on. */
const SMALL_SHARE = 0.9;
/** How far below its baseline a line reaches, as a share of its font size. */
const DESCENT_SHARE = 0.25;
/** A small figure whose baseline is higher by this share of the font size is raised. */
export const RAISED_SHARE = 0.2;
/** One whose baseline is lower by this share is lowered. */
const LOWERED_SHARE = 0.05;
/** A gap of this share of the font size between two Latin characters is a space that was not printed; letters stand within 0.1. */
const SPACE_SHARE = 0.22;
/** A blank that printed characters cover by more than this share of its width stands under them … */
const COVERED_BLANK_SHARE = 0.3;
/** … unless they leave a gap of this share of the font size where it stands: justification narrows blanks, too. */
const NARROW_BLANK_SHARE = 0.15;

export function glyphsToLines(glyphs: readonly Glyph[]): TextLine[] {
  return glyphsByLine(glyphs).flatMap((line) => glyphsToLine(line) ?? []);
}

/** Left to right in each. */
export function glyphsByLine(glyphs: readonly Glyph[]): Glyph[][] {
  const usual = usualSize(glyphs);
  const isSmall = (glyph: Glyph): boolean => glyph.size < usual * SMALL_SHARE;
  const lines = baselineLines(glyphs.filter((glyph) => !isSmall(glyph)));
  const largest = glyphs.reduce((most, glyph) => Math.max(most, glyph.size), 0);
  const strays: Glyph[] = [];
  for (const glyph of glyphs.filter(isSmall)) {
    const line = lineAround(lines, largest, glyph);
    if (line) line.glyphs.push(glyph);
    else strays.push(glyph);
  }
  return [...lines, ...baselineLines(strays)]
    .sort((a, b) => a.baseline - b.baseline)
    .map((line) => line.glyphs.sort((a, b) => a.originX - b.originX || a.run - b.run));
}

interface BaselineLine {
  readonly baseline: number;
  readonly glyphs: Glyph[];
}

function usualSize(glyphs: readonly Glyph[]): number {
  const sizes = glyphs.map((glyph) => glyph.size).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 0;
}

function baselineLines(glyphs: readonly Glyph[]): BaselineLine[] {
  const lines: BaselineLine[] = [];
  for (const glyph of [...glyphs].sort((a, b) => a.originY - b.originY || a.originX - b.originX)) {
    const line = lines.at(-1);
    if (line && glyph.originY - line.baseline < BASELINE_SHARE * glyph.size) line.glyphs.push(glyph);
    else lines.push({ baseline: glyph.originY, glyphs: [glyph] });
  }
  return lines;
}

/** The line whose band, from its ascent to a little below its baseline, holds the middle of a small glyph. `lines` go downwards. */
function lineAround(lines: readonly BaselineLine[], largest: number, glyph: Glyph): BaselineLine | undefined {
  const middle = glyph.box.y + glyph.box.height / 2;
  for (let index = firstBelow(lines, middle - DESCENT_SHARE * largest); index < lines.length; index += 1) {
    const line = lines[index];
    if (!line || line.baseline > middle + largest) return undefined;
    const size = line.glyphs[0]?.size ?? 0;
    if (middle > line.baseline - size && middle < line.baseline + DESCENT_SHARE * size) return line;
  }
  return undefined;
}

function firstBelow(lines: readonly BaselineLine[], y: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.baseline ?? 0) < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

function glyphsToLine(sorted: readonly Glyph[]): TextLine | null {
  const glyphs = withoutCoveredBlanks(withoutOverprints(sorted));
  const printed = glyphs.filter((glyph) => shownText(glyph.text).trim() !== '');
  const [first] = printed;
  if (!first) return null;
  const size = usualSize(printed);
  const baseline = printed.find((glyph) => glyph.size >= size * SMALL_SHARE)?.originY ?? first.originY;
  const text = glyphs
    .map((glyph, index) => spaceBefore(glyphs[index - 1], glyph) + textOnLine(glyph, glyphs[index - 1], size, baseline))
    .join('');
  return {
    text: text.trim().replace(/ {2,}/g, ' '),
    endsInSpace: text !== text.trimEnd(),
    startsWithSpace: text !== text.trimStart(),
    box: boxAround(printed.map((glyph) => glyph.box)),
    baseline,
    size,
    headWidth: headWidth(printed),
    firstWidth: firstWidth(printed),
    stretch: stretchOf(printed),
  };
}

const SUPERSCRIPTS = Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹');

const SUBSCRIPTS = Array.from('₀₁₂₃₄₅₆₇₈₉');

/** A raised figure stays raised: 10⁶ is not 106. So does a lowered one after a figure: 88.5 with a note's 1 is not 88.51; that of CO2 is read as is usual. */
function textOnLine(glyph: Glyph, before: Glyph | undefined, size: number, baseline: number): string {
  const text = shownText(glyph.text);
  if (glyph.size >= size * SMALL_SHARE) return text;
  const height = baseline - glyph.originY;
  if (height > RAISED_SHARE * size) return withFigures(text, SUPERSCRIPTS);
  return height < -LOWERED_SHARE * size && before && isFigure(before.text) ? withFigures(text, SUBSCRIPTS) : text;
}

function withFigures(text: string, figures: readonly string[]): string {
  return text.replace(/[0-9]/gu, (figure) => figures[Number(figure)] ?? figure);
}

function withoutOverprints(sorted: readonly Glyph[]): Glyph[] {
  const kept: Glyph[] = [];
  for (const glyph of sorted) {
    const again = kept.slice(-4).some((before) => printsAgain(before, glyph));
    if (!again) kept.push(glyph);
  }
  return kept;
}

/** Blanks printed under the text, by which word processors underline it, part nothing; one between two words does, however narrow. */
function withoutCoveredBlanks(sorted: readonly Glyph[]): readonly Glyph[] {
  const printed = sorted.filter((glyph) => glyph.text.trim() !== '');
  let next = 0;
  return sorted.filter((glyph) => {
    if (glyph.text.trim() !== '') return true;
    while ((printed[next]?.box.x ?? Number.POSITIVE_INFINITY) <= glyph.box.x) next += 1;
    const [before, after] = [printed[next - 1], printed[next]];
    if (shareCovered(glyph, before) + shareCovered(glyph, after) <= COVERED_BLANK_SHARE) return true;
    return before !== undefined && after !== undefined && gapBetween(before, after) > NARROW_BLANK_SHARE * after.size;
  });
}

function shareCovered({ box }: Glyph, other: Glyph | undefined): number {
  if (!other || box.width === 0) return 0;
  const shared = Math.min(box.x + box.width, other.box.x + other.box.width) - Math.max(box.x, other.box.x);
  return Math.max(0, shared) / box.width;
}

function spaceBefore(before: Glyph | undefined, glyph: Glyph): string {
  if (!before) return '';
  const gap = gapBetween(before, glyph);
  const [left, right] = [lastCharacter(before.text), firstCharacter(glyph.text)];
  return gap > SPACE_SHARE * glyph.size && isLatin(left) && isLatin(right) ? ' ' : '';
}

function gapBetween(before: Glyph, after: Glyph): number {
  return after.box.x - before.box.x - before.box.width;
}

function stretchOf(printed: readonly Glyph[]): number {
  let [sum, count] = [0, 0];
  printed.forEach((glyph, index) => {
    const next = printed[index + 1];
    if (!next || !isIdeograph(glyph.text) || !isIdeograph(next.text)) return;
    sum += gapBetween(glyph, next) / glyph.size;
    count += 1;
  });
  return count === 0 ? 0 : sum / count;
}

/** Of the quotes nothing says whether they open or close: by Unicode's rules of line breaking, which browsers keep, they cling to both sides. */
const CLINGS_BEFORE = /^[“‘”’（《〈「『【〔([{]$/u;
const CLINGS_AFTER = /^[“‘，。、；：？！”’）》〉」』】〕…—)\]},.;:?!%％]$/u;

function firstWidth(printed: readonly Glyph[]): number {
  const [first] = printed;
  if (!first) return 0;
  const clinging = printed.slice(1).findIndex((glyph) => !CLINGS_AFTER.test(firstCharacter(glyph.text)));
  const last = printed[clinging === -1 ? printed.length - 1 : clinging] ?? first;
  return last.box.x + last.box.width - first.box.x;
}

function headWidth(printed: readonly Glyph[]): number {
  const [first] = printed;
  if (!first) return 0;
  let last = first;
  for (const glyph of printed.slice(1)) {
    const [left, right] = [lastCharacter(last.text), firstCharacter(glyph.text)];
    const oneWord = isLatin(left) && isLatin(right) && gapBetween(last, glyph) <= SPACE_SHARE * glyph.size;
    if (!oneWord && !CLINGS_BEFORE.test(left) && !CLINGS_AFTER.test(right)) break;
    last = glyph;
  }
  return last.box.x + last.box.width - first.box.x;
}
