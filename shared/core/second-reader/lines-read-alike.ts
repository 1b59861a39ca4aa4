/**
 * Lines that both readers read alike, though not at the same places: all characters, in the same order, on the same baseline. PDFium forgets the last adjustment of
 * a text operator that holds an empty string, as WeasyPrint writes them in justified and spaced text; what follows on the line stands off by the sum.
 *
 *      first reader    评 价 分 值   8 8 . 5
 *      second reader   评 价 分 值 8 8 . 5          the same line, if no character is off by as much as it is wide
 */
import type { Glyph } from '../geometry/page.ts';
import type { SecondCharacter } from '../geometry/second-page.ts';

/** Farther than this share of the font size is another place: the next character's, or another column. */
const OFF_MAX = 1;
/** Baselines nearer than this (points) are one: either reader rounds. */
const SAME_BASELINE = 0.5;

/** `glyphs`, `characters`: without blanks. `isSame`: of a pair, wherever they stand. Tells whether a baseline is that of such a line. */
export function linesReadAlike(
  glyphs: readonly Glyph[],
  characters: readonly SecondCharacter[],
  isSame: (glyph: Glyph, character: SecondCharacter) => boolean,
): (originY: number) => boolean {
  const lines = byBaseline([...glyphs.map((glyph) => ({ glyph })), ...characters.map((character) => ({ character }))]);
  const alike = lines.filter(({ items }) => isReadAlike(items, isSame));
  return (originY) => alike.some(({ from, to }) => originY >= from && originY <= to);
}

type Item = { readonly glyph: Glyph } | { readonly character: SecondCharacter };

interface Line {
  readonly from: number;
  to: number;
  readonly items: Item[];
}

function byBaseline(items: Item[]): readonly Line[] {
  const lines: Line[] = [];
  for (const item of items.sort((a, b) => placeOf(a).originY - placeOf(b).originY)) {
    const { originY } = placeOf(item);
    const line = lines.at(-1);
    if (line && originY - line.to < SAME_BASELINE) {
      line.items.push(item);
      line.to = originY;
    } else {
      lines.push({ from: originY, to: originY, items: [item] });
    }
  }
  return lines;
}

function placeOf(item: Item): { readonly originX: number; readonly originY: number } {
  return 'glyph' in item ? item.glyph : item.character;
}

function isReadAlike(items: readonly Item[], isSame: (glyph: Glyph, character: SecondCharacter) => boolean): boolean {
  const glyphs = leftToRight(items.flatMap((item) => ('glyph' in item ? [item.glyph] : [])));
  const characters = leftToRight(items.flatMap((item) => ('character' in item ? [item.character] : [])));
  if (glyphs.length !== characters.length) return false;
  return glyphs.every((glyph, index) => {
    const character = characters[index];
    const isNear = character !== undefined && Math.abs(character.originX - glyph.originX) < OFF_MAX * glyph.size;
    return isNear && glyph.direction === 0 && isSame(glyph, character);
  });
}

function leftToRight<Placed extends { readonly originX: number }>(placed: readonly Placed[]): readonly Placed[] {
  return [...placed].sort((a, b) => a.originX - b.originX);
}
