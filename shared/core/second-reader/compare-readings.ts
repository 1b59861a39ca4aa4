/**
 * One page as two readers see it → where they disagree. Characters are compared where they stand, so that neither the order of drawing nor white space
 * matters; look-alikes, ligatures and what is printed twice are no disagreement, nor is a line that is the same but for its spacing. Nothing is corrected: whichever is right, the place is doubtful.
 *
 *      first reader    评 价 分 值  9 8 . 5          other-text: another character stands there, or none
 *      second reader   评 价 分 值  5 8 . 5          (or both read a figure that looks like another one)
 *                                                       not-mapped: the font does not say which one
 *      picture         评 价 分 值    8 . 5          not-seen:   both read it, and nothing is to be seen
 */
import { boxAround } from '../geometry/box-around.ts';
import type { Box, Disagreement, Glyph, Page } from '../geometry/page.ts';
import { inkWithin, isInked, type Picture } from '../geometry/picture.ts';
import type { SecondCharacter, SecondPage } from '../geometry/second-page.ts';
import { isFigure } from '../text/script.ts';
import { shownText } from '../text/shown-text.ts';
import { characterLooks } from './character-looks.ts';
import { hasOwnInk } from './has-own-ink.ts';
import { isOneCharacter } from './is-one-character.ts';
import { linesReadAlike } from './lines-read-alike.ts';
import { pointLooks } from './point-looks.ts';

/** Two origins are one place if they are nearer than this share of the font size … */
const NEAR_SHARE = 0.16;
/** … and this much (points), for the rounding of either. */
const NEAR_POINTS = 0.5;
/** Side (points) of the squares that characters are looked up in; the largest distance looked at. */
const SQUARE = 8;
/** Characters of one code stand no further apart than this (points). */
const SAME_ORIGIN = 0.01;
/** Share of a glyph's width at either side that its neighbours may reach into. */
const SIDE_SHARE = 0.06;
/** A glyph lower than this (pixels) is too small to be looked for in the picture. */
const PIXELS_MIN = 3;

/** A character that paints less than this (points) either way is a blank: PDFium gives one the width of its advance, and no height. */
const INK_MIN = 0.2;
/** Stands for what is printed and has no text. */
const UNKNOWN = '\uFFFD';

/** Signs that are painted below the box of a glyph. */
const LOW = /^[_\uFE4D-\uFE4F]+$/u;
/** Letters that one reader gives as one, and the other as several. */
const LIGATURES = /[\uFB00-\uFB06]/gu;
/** No font has one shape for several of these: who draws an 8 and says 98 hides the 9. */
const NEVER_LIGATED = /[0-9\p{Script=Han}]/u;

export function compareReadings(page: Page, second: SecondPage): Disagreement[] {
  const squares = squaresOf(second.characters);
  const printed = page.glyphs.filter((glyph) => !glyph.invisible && comparable(glyph.text) !== '' && isOnPage(glyph, page));
  const pieces: Piece[] = [];
  for (let index = 0; index < printed.length; ) {
    const { length, kind, expected } = judge(printed, index, squares, second);
    const glyphs = printed.slice(index, index + length);
    if (kind) addTo(pieces, { kind, glyphs, expected, next: index + length }, index);
    index += length;
  }
  const more = unread(page, second);
  if (pieces.length === 0 && more.length === 0) return [];
  const isAlike = linesReadAlike(printed, second.characters.filter(isWritten), (glyph, character) => isSame(glyph, character, second));
  const read = pieces.filter(({ glyphs }) => !glyphs.every(({ originY }) => isAlike(originY)));
  const unlike = more.filter((character) => !isWritten(character) || !isAlike(character.originY));
  return [...read.map(toDisagreement), ...unlike.map(toUnread)];
}

function toDisagreement({ kind, glyphs, expected }: Piece): Disagreement {
  return { kind, box: boxAround(glyphs.map((glyph) => glyph.box)), found: glyphs.map((glyph) => glyph.text).join(''), expected };
}

function toUnread({ box, text }: SecondCharacter): Disagreement {
  return { kind: 'other-text', box, found: '', expected: comparable(text) === '' ? UNKNOWN : text };
}

function isWritten({ text, isMapped }: SecondCharacter): boolean {
  return comparable(text) !== '' || !isMapped;
}

/** The same to read, and to see where the second reader has it. */
function isSame(glyph: Glyph, character: SecondCharacter, second: SecondPage): boolean {
  if (comparable(character.text) !== comparable(glyph.text)) return false;
  const { originX } = character;
  const there = { ...glyph, originX, box: { ...glyph.box, x: glyph.box.x + originX - glyph.originX } };
  return judgeSame(there, character, true, second).kind === null;
}

interface Piece {
  readonly kind: Disagreement['kind'];
  readonly glyphs: readonly Glyph[];
  readonly expected: string;
  /** Index of the glyph that follows. */
  readonly next: number;
}

interface Judgement {
  /** How many glyphs it is about. */
  readonly length: number;
  readonly kind: Disagreement['kind'] | null;
  readonly expected: string;
}

/** What one operator printed is one disagreement. */
function addTo(pieces: Piece[], piece: Piece, index: number): void {
  const last = pieces.at(-1);
  const goesOn = last?.next === index && last.kind === piece.kind && last.glyphs[0]?.run === piece.glyphs[0]?.run;
  if (!last || !goesOn) pieces.push(piece);
  else pieces[pieces.length - 1] = { ...piece, glyphs: [...last.glyphs, ...piece.glyphs], expected: last.expected + piece.expected };
}

function judge(printed: readonly Glyph[], index: number, squares: Squares, second: SecondPage): Judgement {
  const glyph = printed[index];
  if (!glyph) throw new Error('no glyph to judge');
  if (isSeveral(glyph.text)) return { length: 1, kind: 'other-text', expected: UNKNOWN };
  const near = charactersNear(glyph, squares);
  const [nearest] = near;
  if (!nearest) return judgeAlone(glyph, second);
  const sameCode =
    near.length === 1 ? near : near.filter((other) => other.object === nearest.object && distance(other, nearest) < SAME_ORIGIN);
  if (sameCode.length > 1) return judgeSeveral(printed, index, sameCode, second);
  const same = near.find((other) => comparable(other.text) === comparable(glyph.text));
  if (!same) return { length: 1, kind: nearest.isMapped ? 'other-text' : 'not-mapped', expected: nearest.text };
  const isInNumber = [printed[index - 1], printed[index + 1]].some(
    (other) => other && isFigure(other.text) && distance(other, glyph) < glyph.size,
  );
  return { length: 1, ...judgeSame(glyph, same, isInNumber, second) };
}

/** Both read the same there. */
function judgeSame(glyph: Glyph, same: SecondCharacter, isInNumber: boolean, second: SecondPage): Omit<Judgement, 'length'> {
  if (!same.isMapped) return { kind: 'not-mapped', expected: same.text };
  if (!isSeenAs(glyph, same, second)) return { kind: 'not-seen', expected: same.text };
  if (same.isEmbedded && !isOneCharacter(glyph, same.box, isInNumber)) return { kind: 'other-text', expected: UNKNOWN };
  const looks = looksOf(glyph, same, second);
  return { kind: looks === null ? null : 'other-text', expected: looks ?? same.text };
}

/** What only the first reader has: in an annotation the second one reads nothing, and only sees. */
function judgeAlone(glyph: Glyph, second: SecondPage): Judgement {
  if (!isSeen(glyph, second)) return { length: 1, kind: 'not-seen', expected: '' };
  if (!second.annotations.some((box) => holds(box, glyph))) return { length: 1, kind: 'other-text', expected: '' };
  const ink = second.picture && inkWithin(second.picture, glyph.box);
  const looks = ink && second.picture && characterLooks(glyph, ink, second.picture);
  return { length: 1, kind: looks ? 'other-text' : null, expected: looks ?? '' };
}

function isSeveral(text: string): boolean {
  return NEVER_LIGATED.test(text) && [...comparable(text)].length > 1;
}

/** What is to be seen, where it is something else than what both have read. */
function looksOf(glyph: Glyph, { box, isEmbedded }: SecondCharacter, { picture }: SecondPage): string | null {
  return (picture && characterLooks(glyph, box, picture)) ?? (isEmbedded ? pointLooks(glyph, box) : null);
}

/** Several characters at one place: what a ligature, or an ActualText, stands for. It may stand for several glyphs. */
function judgeSeveral(printed: readonly Glyph[], index: number, characters: readonly SecondCharacter[], second: SecondPage): Judgement {
  const expected = characters.map((character) => character.text).join('');
  const wanted = comparable(expected);
  let text = '';
  let length = 0;
  while (text.length < wanted.length && index + length < printed.length) {
    text += comparable(printed[index + length]?.text ?? '');
    length += 1;
  }
  if (text !== wanted) return { length: 1, kind: 'other-text', expected };
  return { length, kind: kindOfSeveral(printed.slice(index, index + length), characters, second), expected };
}

function kindOfSeveral(glyphs: readonly Glyph[], characters: readonly SecondCharacter[], second: SecondPage): Disagreement['kind'] | null {
  if (characters.some((character) => !character.isMapped)) return 'not-mapped';
  return glyphs.every((glyph) => isSeen(glyph, second)) ? null : 'not-seen';
}

function isSeenAs(glyph: Glyph, { box, isEmbedded }: SecondCharacter, second: SecondPage): boolean {
  if (!isEmbedded || !second.picture || !isDrawnLarge(glyph, second.picture)) return isSeen(glyph, second);
  return hasOwnInk(glyph.text, box, second.picture);
}

function isSeen(glyph: Glyph, { picture }: SecondPage): boolean {
  const { text, box } = glyph;
  if (!picture || !isDrawnLarge(glyph, picture) || LOW.test(text)) return true;
  const side = SIDE_SHARE * box.width;
  return isInked(picture, { x: box.x + side, y: box.y, width: box.width - 2 * side, height: box.height });
}

function isDrawnLarge({ size, box }: Glyph, { scale }: Picture): boolean {
  return Math.min(size, box.height) * scale >= PIXELS_MIN;
}

/** What is to be seen and is no character of the first reader's: one that only the second has, or one that the font calls a blank. */
function unread(page: Page, second: SecondPage): SecondCharacter[] {
  const { picture } = second;
  if (!picture) return [];
  const glyphs = squaresOf(page.glyphs);
  const farthest = page.glyphs.reduce((most, glyph) => Math.max(most, nearTo(glyph)), 0);
  return (
    second.characters
      .filter(({ box }) => Math.min(box.width, box.height) > INK_MIN)
      .filter((character) => {
        if (comparable(character.text) === '') return true;
        return within(character, glyphs, farthest).every((glyph) => distance(glyph, character) >= nearTo(glyph));
      })
      // Around a blank stand the characters beside it.
      .filter(({ text, box }) => (comparable(text) === '' ? isInked(picture, box) : hasOwnInk(text, box, picture)))
  );
}

function isOnPage({ box }: Glyph, page: Page): boolean {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return x >= 0 && x <= page.width && y >= 0 && y <= page.height;
}

function holds(box: Box, glyph: Glyph): boolean {
  const [x, y] = [glyph.box.x + glyph.box.width / 2, glyph.box.y + glyph.box.height / 2];
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

/** Ideographs, figures, Latin letters: by far the most of all text, and as they are. */
const PLAIN = /^[\u4E00-\u9FFF!-~]+$/u;

/** What counts of a text: its characters as shown, without white space. */
function comparable(text: string): string {
  if (PLAIN.test(text)) return text;
  return shownText(text)
    .replace(LIGATURES, (ligature) => ligature.normalize('NFKC'))
    .replace(/\s/gu, '');
}

interface Placed {
  readonly originX: number;
  readonly originY: number;
}

type Squares<Item extends Placed = SecondCharacter> = ReadonlyMap<number, readonly Item[]>;

function squaresOf<Item extends Placed>(items: readonly Item[]): Squares<Item> {
  return Map.groupBy(items, ({ originX, originY }) => squareAt(squareOf(originX), squareOf(originY)));
}

function squareOf(coordinate: number): number {
  return Math.floor(coordinate / SQUARE);
}

/** More squares to the right than any page has. */
const COLUMNS = 2 ** 20;

function squareAt(column: number, row: number): number {
  return row * COLUMNS + column;
}

/** The items within the distance of a place: they stand in the squares that the distance reaches. */
function within<Item extends Placed>(place: Placed, squares: Squares<Item>, distanceMax: number): Item[] {
  const found: Item[] = [];
  const column = squareOf(place.originX - distanceMax);
  const row = squareOf(place.originY - distanceMax);
  // Counted from there: far off the page, a number and the next are the same.
  const columns = squareOf(place.originX + distanceMax) - column;
  const rows = squareOf(place.originY + distanceMax) - row;
  for (let right = 0; right <= columns; right += 1) {
    for (let down = 0; down <= rows; down += 1) {
      const items = squares.get(squareAt(column + right, row + down));
      if (items === undefined) continue;
      for (const item of items) {
        // Most stand further off along one axis alone, which is quicker to tell.
        if (Math.abs(item.originX - place.originX) >= distanceMax || Math.abs(item.originY - place.originY) >= distanceMax) continue;
        if (distance(item, place) < distanceMax) found.push(item);
      }
    }
  }
  return found;
}

/** Nearest first. */
function charactersNear(glyph: Glyph, squares: Squares): SecondCharacter[] {
  const near = within(glyph, squares, nearTo(glyph)).filter(isWritten);
  return near.length < 2 ? near : near.sort((a, b) => distance(a, glyph) - distance(b, glyph));
}

function nearTo({ size }: Glyph): number {
  return Math.min(NEAR_SHARE * size + NEAR_POINTS, SQUARE);
}

function distance(a: Placed, b: Placed): number {
  return Math.hypot(a.originX - b.originX, a.originY - b.originY);
}
