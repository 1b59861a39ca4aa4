/**
 * A piece of text → its parts, where borders stand in its gaps. Who prints anew what another program printed makes one piece of the text of two cells:
 *
 *     │ 7,893.22│3个月 │     the gap that holds the border is wider than the others: two cells, each with its own text
 *     │ 绩效评价结│果   │     no wider gap, and none that a character fills: nobody knows
 */
import type { Glyph } from '../../geometry/page.ts';
import { firstCharacter, isFigure, isIdeograph, isLatin, lastCharacter } from '../../text/script.ts';
import type { Grid } from './rulings-to-grids.ts';

export interface Place {
  readonly grid: number;
  readonly cell: number;
}

export interface PlacedGlyph {
  readonly glyph: Glyph;
  /** Of its middle. */
  readonly place: Place | null;
}

interface BorderParts {
  readonly parts: readonly (readonly PlacedGlyph[])[];
  /** A border stands between two of its characters, and which cell those on one side of it belong to cannot be told. */
  readonly unclear: boolean;
}

/** A border stands between two characters if it reaches into neither by more than this share of the font size. */
const TOUCH_SHARE = 0.05;
/** A gap is wider than the others by more than this share of the font size. The thinnest border takes as much. */
const WIDER_SHARE = 0.05;

/** `reachMax`: what is as short as this (font sizes) may reach over a border. `printedIn`: how many characters have their middle in a cell. */
export function partsAtBorders(
  piece: readonly PlacedGlyph[],
  grids: readonly Grid[],
  reachMax: number,
  printedIn: (place: Place) => number,
): BorderParts {
  const whole: BorderParts = { parts: [piece], unclear: false };
  if (isInOneCell(piece)) return whole;
  const printed = piece.filter(({ glyph }) => glyph.text.trim() !== '');
  const pairs = printed.slice(1).map((after, index): readonly [PlacedGlyph, PlacedGlyph] => [printed[index] ?? after, after]);
  const [atBorders, others] = [pairs.filter((pair) => isAtBorder(pair, grids)), pairs.filter((pair) => !isAtBorder(pair, grids))];
  if (atBorders.length === 0) return whole;
  const usual = median(others.map(gapOf));
  const wide = new Set(atBorders.filter((pair) => gapOf(pair) > usual + WIDER_SHARE * pair[1].glyph.size));
  const parts = cutBefore(piece, new Set([...wide].map(([, after]) => after)));
  const isAlone = (part: readonly PlacedGlyph[]): boolean => {
    const count = printedOf(part).length;
    return part.every(({ place }) => place === null || printedIn(place) <= count);
  };
  const mayReachOver = parts.length > 1 && parts.some((part) => widthOf(part) <= reachMax && !isAlone(part));
  return { parts, unclear: mayReachOver || atBorders.some((pair) => !wide.has(pair) && areWritten(pair)) };
}

function isInOneCell(piece: readonly PlacedGlyph[]): boolean {
  const [first] = piece;
  return piece.every(({ place }) => place?.grid === first?.place?.grid && place?.cell === first?.place?.cell);
}

/** Two cells beside each other, one character in each, and the border between them in the gap. */
function isAtBorder([before, after]: readonly [PlacedGlyph, PlacedGlyph], grids: readonly Grid[]): boolean {
  if (!before.place || !after.place || before.place.grid !== after.place.grid || before.place.cell === after.place.cell) return false;
  const grid = grids[after.place.grid];
  const [left, right] = [grid?.cells[before.place.cell], grid?.cells[after.place.cell]];
  const border = right?.left;
  if (border === undefined || left?.right !== border) return false;
  const touch = TOUCH_SHARE * after.glyph.size;
  return border >= endOf(before) - touch && border <= after.glyph.box.x + touch;
}

/** Marks may hang over a border; characters of words and numbers do not by themselves. */
function areWritten([before, after]: readonly [PlacedGlyph, PlacedGlyph]): boolean {
  return [lastCharacter(before.glyph.text), firstCharacter(after.glyph.text)].every(
    (character) => isIdeograph(character) || isLatin(character) || isFigure(character),
  );
}

function cutBefore(piece: readonly PlacedGlyph[], starts: ReadonlySet<PlacedGlyph>): PlacedGlyph[][] {
  const parts: PlacedGlyph[][] = [[]];
  for (const placed of piece) {
    if (starts.has(placed)) parts.push([]);
    parts.at(-1)?.push(placed);
  }
  return parts;
}

function printedOf(part: readonly PlacedGlyph[]): readonly PlacedGlyph[] {
  return part.filter(({ glyph }) => glyph.text.trim() !== '');
}

function widthOf(part: readonly PlacedGlyph[]): number {
  return printedOf(part).reduce((sum, { glyph }) => sum + glyph.box.width / glyph.size, 0);
}

function gapOf([before, after]: readonly [PlacedGlyph, PlacedGlyph]): number {
  return after.glyph.box.x - endOf(before);
}

function endOf({ glyph: { box } }: PlacedGlyph): number {
  return box.x + box.width;
}

function median(gaps: readonly number[]): number {
  const sorted = [...gaps].sort((a, b) => a - b);
  return Math.max(0, sorted[sorted.length >> 1] ?? 0);
}
