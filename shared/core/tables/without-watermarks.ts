/**
 * Marks behind the text: printed pale, and other text or a border of a table stands on them.
 *
 *     │ 决算金额 │ 656.29万元      │
 *     │ 评价│ 部 资 料 8.74       │     Where 内部资料 stands under something once, it is a mark wherever it is printed in that size.
 */
import { boxIndex } from '../geometry/box-index.ts';
import { mapPages } from '../geometry/map-pages.ts';
import type { Box, Disagreement, Glyph, Page, Pages } from '../geometry/page.ts';
import { glyphsByLine } from '../text/glyphs-to-lines.ts';

/** A gap wider than this share of the font size parts two marks on one line; letters of a mark are set wide. */
const GAP_SHARE = 1.2;
/** Share of the smaller of two characters that the other one must cover. Lines set close overlap by less. */
const COVERED_SHARE = 0.15;
/** A border must come this far into a character, in shares of its width. */
const INSIDE_SHARE = 0.15;

/** The pages without them, and without what two readers disagree about in them. */
export function withoutWatermarks(pages: Pages): Pages {
  const under = new Set<string>();
  for (const page of pages) for (const name of piecesUnderText(palePieces(page), page)) under.add(name);
  if (under.size === 0) return pages;
  return mapPages(pages, (page) =>
    withoutGlyphs(page, new Set(palePieces(page).flatMap((piece) => (under.has(nameOf(piece)) ? piece : [])))),
  );
}

function withoutGlyphs(page: Page, marks: ReadonlySet<Glyph>): Page {
  const glyphs = page.glyphs.filter((glyph) => !marks.has(glyph));
  const drawn = page.glyphs.filter((glyph) => marks.has(glyph));
  const index = boxIndex(drawn.map(({ box }) => box));
  const isOfMark = ({ box, found }: Disagreement): boolean => {
    const inside = index.touching(box).flatMap((at) => drawn[at] ?? []);
    const text = inside.filter((glyph) => holdsMiddle(box, glyph.box)).map((glyph) => glyph.text);
    return found !== '' && text.join('') === found;
  };
  return { ...page, glyphs, ...(page.disagreements && { disagreements: page.disagreements.filter((one) => !isOfMark(one)) }) };
}

function holdsMiddle(box: Box, { x, y, width, height }: Box): boolean {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  return middleX >= box.x && middleX <= box.x + box.width && middleY >= box.y && middleY <= box.y + box.height;
}

/** Pale text by the page's own directions: a mark may run across as well as along the text. */
function palePieces({ glyphs }: Page): Glyph[][] {
  const pale = glyphs.filter((glyph) => glyph.pale && !glyph.invisible && glyph.text.trim() !== '');
  return [...Map.groupBy(pale, ({ direction, size }) => `${direction}/${Math.round(size)}`).values()].flatMap((alike) =>
    glyphsByLine(alike).flatMap(splitAtGaps),
  );
}

function splitAtGaps(line: readonly Glyph[]): Glyph[][] {
  const pieces: Glyph[][] = [];
  for (const glyph of line) {
    const before = pieces.at(-1)?.at(-1);
    if (before && glyph.box.x - before.box.x - before.box.width <= GAP_SHARE * glyph.size) pieces.at(-1)?.push(glyph);
    else pieces.push([glyph]);
  }
  return pieces;
}

/** What the same mark has on every page: its text, direction and size. */
function nameOf(piece: readonly Glyph[]): string {
  const [first] = piece;
  return `${first?.direction}/${Math.round(first?.size ?? 0)}/${piece.map((glyph) => glyph.text).join('')}`;
}

function piecesUnderText(pieces: readonly Glyph[][], { glyphs, rulings }: Page): string[] {
  if (pieces.length === 0) return [];
  const text = glyphs.filter((glyph) => !glyph.pale && !glyph.invisible && glyph.text.trim() !== '').map((glyph) => glyph.box);
  const borders = rulings.flatMap(({ orientation, position, start, end }): Box[] =>
    orientation === 'vertical' ? [{ x: position, y: start, width: 0, height: end - start }] : [],
  );
  const [textIndex, borderIndex] = [boxIndex(text), boxIndex(borders)];
  const isUnder = ({ box }: Glyph): boolean =>
    textIndex.touching(box).some((index) => covers(text[index], box)) ||
    borderIndex.touching(inside(box)).some((index) => reachesThrough(borders[index], box));
  return pieces.filter((piece) => piece.some(isUnder)).map(nameOf);
}

function covers(a: Box | undefined, b: Box): boolean {
  if (!a) return false;
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 && width * height > COVERED_SHARE * Math.min(a.width * a.height, b.width * b.height);
}

function inside({ x, y, width, height }: Box): Box {
  return { x: x + INSIDE_SHARE * width, y, width: (1 - 2 * INSIDE_SHARE) * width, height };
}

function reachesThrough(border: Box | undefined, { y, height }: Box): boolean {
  return border !== undefined && border.y <= y && border.y + border.height >= y + height;
}
