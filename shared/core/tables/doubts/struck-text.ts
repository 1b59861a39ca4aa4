/**
 * Text that a line is drawn through, or that a pen has crossed out. Whether it still counts, only its writer knows.
 *
 *       ██  ██     ┐                                                                                          ╲ ██╱
 *     ──██──██──   ┘ the middle of the characters: an underline, and a border, run above or below it           ╳█╱
 *       ██  ██                                                                                                ╱ ██╲
 */
import { boxAround } from '../../geometry/box-around.ts';
import { boxIndex } from '../../geometry/box-index.ts';
import type { Box, Glyph, Page, Ruling } from '../../geometry/page.ts';

export interface StruckText {
  readonly text: string;
  readonly box: Box;
}

/** How far above its baseline a character's middle begins and ends, as shares of the font size. */
const MIDDLE_FROM = 0.2;
const MIDDLE_TO = 0.55;
/** A line through one character is a part of it, or of a drawing, unless it begins before it and ends behind it by this share of the font size. */
const BEYOND_SHARE = 0.02;
/** Characters looked at under a scrawl: a hostile page has thousands at one place. */
const LOOKED_AT_MAX = 64;
/** What is itself a line may be drawn as one. */
const LINES = /^[一二三—–―－=＝_-]$/u;

/** A scrawl as high as this many font sizes goes over several lines: a mark across them, or a seal. */
const SCRAWL_MAX = 1.8;

/** One entry a line, or a scrawl, that runs through text. */
export function struckText(page: Page): readonly StruckText[] {
  return [...struckByLines(page), ...struckByScrawls(page)];
}

function struckByLines({ glyphs, rulings }: Page): readonly StruckText[] {
  const lines = rulings.filter(({ orientation }) => orientation === 'horizontal');
  if (lines.length === 0) return [];
  const index = boxIndex(lines.map(({ position, start, end }) => ({ x: start, y: position, width: end - start, height: 0 })));
  const struck = new Map<number, Glyph[]>();
  for (const glyph of glyphs) {
    if (!isPrinted(glyph)) continue;
    for (const line of index.touching(middleOf(glyph))) {
      const before = struck.get(line);
      if (before) before.push(glyph);
      else struck.set(line, [glyph]);
    }
  }
  return [...struck]
    .filter(([line, through]) => through.length > 1 || through.some((glyph) => isCrossed(glyph, lines[line])))
    .map(([, through]) => toStruck(through));
}

function struckByScrawls({ glyphs, scrawls = [] }: Page): readonly StruckText[] {
  if (scrawls.length === 0) return [];
  const printed = glyphs.filter(isPrinted);
  const middles = boxIndex(printed.map(middleOf));
  return scrawls.flatMap((scrawl) => {
    const through = middles.touching(scrawl, LOOKED_AT_MAX).flatMap((at) => printed[at] ?? []);
    const crossed = through.filter(({ size }) => scrawl.height <= SCRAWL_MAX * size);
    return crossed.length === 0 ? [] : [toStruck(crossed)];
  });
}

function isPrinted({ invisible, direction, text }: Glyph): boolean {
  return !invisible && direction === 0 && text.trim() !== '';
}

function toStruck(glyphs: readonly Glyph[]): StruckText {
  return { text: glyphs.map(({ text }) => text).join(''), box: boxAround(glyphs.map(({ box }) => box)) };
}

function isCrossed({ text, box, size }: Glyph, line: Ruling | undefined): boolean {
  const beyond = BEYOND_SHARE * size;
  return line !== undefined && !LINES.test(text) && line.start <= box.x - beyond && line.end >= box.x + box.width + beyond;
}

/** A line upright in the middle of the glyph: what touches it runs through. */
function middleOf({ box, originY, size }: Glyph): Box {
  return { x: box.x + box.width / 2, y: originY - MIDDLE_TO * size, width: 0, height: (MIDDLE_TO - MIDDLE_FROM) * size };
}
