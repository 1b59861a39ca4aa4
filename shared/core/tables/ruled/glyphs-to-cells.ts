/**
 * Glyphs of an upright page → the cells that they stand in, or none. Each glyph goes to exactly one place.
 *
 *     │ 绩效评价结果│信息表 │     What one operator printed without a gap, or with one that holds no border, is one piece, and lies where most of it does:
 *     │      piece ─┼─      │     text may overhang a border by a character or two. More than that, and it is not known to which cell it belongs.
 */
import { boxAround } from '../../geometry/box-around.ts';
import { type BoxIndex, boxIndex } from '../../geometry/box-index.ts';
import { inkWidth } from '../../geometry/ink-width.ts';
import type { Box, Glyph } from '../../geometry/page.ts';
import { isPageNumber } from '../../text/page-number.ts';
import { type Place, type PlacedGlyph, partsAtBorders } from './parts-at-borders.ts';
import { type Grid, lastAtOrBefore } from './rulings-to-grids.ts';

export interface CellGlyphs {
  /** For each grid, for each of its cells, the glyphs. */
  readonly inCells: readonly (readonly (readonly Glyph[])[])[];
  readonly outside: readonly Glyph[];
  /** Pieces of text that stand across a border, by grid. */
  readonly cuts: readonly Cut[];
}

interface Cut {
  readonly grid: number;
  readonly box: Box;
  readonly text: string;
}

/** A gap wider than this share of the font size ends a piece. */
const PIECE_GAP_SHARE = 0.5;
/** How much of a piece may lie beyond a border, in font sizes. */
const OVERHANG_SHARE = 1.6;
/** How far outside a grid (in font sizes) a glyph's middle may stand and still be taken with the piece that hangs out of it: a line further down is a note. */
const OUTSIDE_SHARE = 0.5;
/** A glyph by itself that lies across a border inside the table with more than this share of its width stands in neither cell for sure. */
const ACROSS_SHARE = 0.12;
/** Glyphs that stand one under the other begin at one place, within this share of the font size … */
const SAME_LEFT_SHARE = 0.1;
/** … and are on lines of their own if these are as far apart. */
const LINE_STEP_SHARE = 0.8;

export function glyphsToCells(glyphs: readonly Glyph[], grids: readonly Grid[]): CellGlyphs {
  const inCells = grids.map((grid) => grid.cells.map((): Glyph[] => []));
  const outside: Glyph[] = [];
  const cuts: Cut[] = [];
  const lone = new Map<Glyph, Place>();
  const index = boxIndex(grids.map((grid) => grid.box));
  const pieces = piecesOf(glyphs).map((piece) => piece.map((glyph): PlacedGlyph => ({ glyph, place: placeOf(glyph, grids, index) })));
  const printedIn = countPrinted(pieces.flat());
  const parts = pieces.flatMap((piece) => {
    const { parts: own, unclear } = partsAtBorders(piece, grids, OVERHANG_SHARE, printedIn);
    if (unclear) cuts.push(...cutsOf(piece));
    return own.map((part) => ({ part, isDoubted: unclear }));
  });
  for (const { part, isDoubted } of parts) {
    const { placed, isCut } = placePart(part, grids);
    if (isCut && !isDoubted) cuts.push(...cutsOf(part));
    for (const { glyph, place } of placed) {
      if (placed.length === 1 && place) lone.set(glyph, place);
      if (place) inCells[place.grid]?.[place.cell]?.push(glyph);
      else outside.push(glyph);
    }
  }
  return { inCells, outside, cuts: [...cuts, ...loneGlyphsAcross(inCells, lone, grids)] };
}

/** Glyphs that one operator printed next to each other on one baseline. */
function piecesOf(glyphs: readonly Glyph[]): Glyph[][] {
  const pieces: Glyph[][] = [];
  const inOrder = [...glyphs].sort((a, b) => a.run - b.run || a.originY - b.originY || a.originX - b.originX);
  for (const glyph of inOrder) {
    const piece = pieces.at(-1);
    const before = piece?.at(-1);
    if (piece && before && isNext(before, glyph)) piece.push(glyph);
    else pieces.push([glyph]);
  }
  return pieces;
}

function isNext(before: Glyph, glyph: Glyph): boolean {
  const gap = glyph.box.x - before.box.x - before.box.width;
  return before.run === glyph.run && Math.abs(before.originY - glyph.originY) < 0.1 * glyph.size && gap < PIECE_GAP_SHARE * glyph.size;
}

/** `isCut`: it stands in more than one place. */
function placePart(
  part: readonly PlacedGlyph[],
  grids: readonly Grid[],
): { readonly placed: readonly PlacedGlyph[]; readonly isCut: boolean } {
  const main = mostOf(part);
  if (!main) return { placed: part, isCut: false };
  const moved = (place: Place | null): readonly PlacedGlyph[] => part.map(({ glyph }) => ({ glyph, place }));
  const glyphs = part.map(({ glyph }) => glyph);
  if (isNumberBeyond(glyphs, grids[main.grid])) return { placed: moved(null), isCut: false };
  const elsewhere = part.filter(({ glyph, place }) => glyph.text.trim() !== '' && !samePlace(place, main));
  const beyond = elsewhere.reduce((sum, { glyph }) => sum + glyph.box.width / glyph.size, 0);
  return beyond <= OVERHANG_SHARE ? { placed: moved(main), isCut: false } : { placed: part, isCut: true };
}

/** One for each grid that it touches. */
function cutsOf(placed: readonly PlacedGlyph[]): Cut[] {
  const [box, text] = [boxAround(placed.map(({ glyph }) => glyph.box)), placed.map(({ glyph }) => glyph.text).join('')];
  return [...new Set(placed.flatMap(({ place }) => (place ? [place.grid] : [])))].map((grid) => ({ grid, box, text }));
}

/** How many printed characters have their middle in each cell. */
function countPrinted(placed: readonly PlacedGlyph[]): (place: Place) => number {
  const counts = new Map<string, number>();
  for (const { glyph, place } of placed)
    if (place && glyph.text.trim() !== '') counts.set(nameOf(place), (counts.get(nameOf(place)) ?? 0) + 1);
  return (place) => counts.get(nameOf(place)) ?? 0;
}

function nameOf({ grid, cell }: Place): string {
  return `${grid}/${cell}`;
}

/** A page number right above or below an edge that is open because the page ends. */
function isNumberBeyond(piece: readonly Glyph[], grid: Grid | undefined): boolean {
  const { y, height } = boxAround(piece.map((glyph) => glyph.box));
  const middle = y + height / 2;
  const isBeyond = grid !== undefined && (middle < grid.box.y || middle > grid.box.y + grid.box.height);
  return isBeyond && isPageNumber(piece.map((glyph) => glyph.text).join(''));
}

function samePlace(a: Place | null, b: Place | null): boolean {
  return a === b || (a !== null && b !== null && a.grid === b.grid && a.cell === b.cell);
}

/** The cell with most of a piece, by width; null where most of it stands in none. */
function mostOf(placed: readonly PlacedGlyph[]): Place | null {
  const widths = new Map<string, { place: Place | null; width: number }>();
  for (const { glyph, place } of placed) {
    const key = place ? nameOf(place) : '';
    const entry = widths.get(key) ?? { place, width: 0 };
    entry.width += glyph.box.width || Number.EPSILON;
    widths.set(key, entry);
  }
  return [...widths.values()].reduce((most, next) => (next.width > most.width ? next : most)).place;
}

function placeOf(glyph: Glyph, grids: readonly Grid[], gridIndex: BoxIndex): Place | null {
  const x = glyph.box.x + glyph.box.width / 2;
  const y = glyph.box.y + glyph.box.height / 2;
  const margin = OUTSIDE_SHARE * glyph.size;
  let best: Place | null = null;
  let bestArea = Number.POSITIVE_INFINITY;
  for (const index of gridIndex.touching({ x: x - margin, y: y - margin, width: 2 * margin, height: 2 * margin })) {
    const grid = grids[index];
    if (!grid) continue;
    const area = grid.box.width * grid.box.height;
    if (area >= bestArea || !holds(grid.box, x, y, margin)) continue;
    if (!holds(grid.box, x, y, 0) && !hangsOut(glyph, grid, x, y)) continue;
    best = { grid: index, cell: cellAt(grid, x, y) };
    bestArea = area;
  }
  return best;
}

function holds({ x, y, width, height }: Box, px: number, py: number, margin: number): boolean {
  return px >= x - margin && px <= x + width + margin && py >= y - margin && py <= y + height + margin;
}

/** Just outside the grid: at its side within half a character, or above or below an edge that is open because the page ends. */
function hangsOut(glyph: Glyph, { box, openTop, openBottom }: Grid, x: number, y: number): boolean {
  const beside = y >= box.y && y <= box.y + box.height;
  if (beside) return x < box.x ? box.x - x < 0.5 * glyph.size : x - box.x - box.width < 0.5 * glyph.size;
  const between = x >= box.x && x <= box.x + box.width;
  return between && ((openTop && y < box.y) || (openBottom && y > box.y + box.height));
}

function cellAt(grid: Grid, x: number, y: number): number {
  const [columns, rows] = [grid.xs.length - 1, grid.ys.length - 1];
  const column = Math.min(Math.max(lastAtOrBefore(grid.xs, x), 0), columns - 1);
  const row = Math.min(Math.max(lastAtOrBefore(grid.ys, y), 0), rows - 1);
  return grid.cellOfSlot[row * columns + column] ?? 0;
}

/** Glyphs by themselves that lie across a border, but for those of a cell whose glyphs stand one under the other: each stands where the others do. */
function loneGlyphsAcross(inCells: CellGlyphs['inCells'], lone: ReadonlyMap<Glyph, Place>, grids: readonly Grid[]): Cut[] {
  return [...lone]
    .filter(([glyph, place]) => liesAcross(glyph, place, grids) && !isStack(inCells[place.grid]?.[place.cell] ?? []))
    .map(([{ box, text }, { grid }]) => ({ grid, box, text }));
}

/**
 * One glyph a line, one under the other:
 *
 *     │ 绩│   a column narrower than its type
 *     │ 效│
 */
function isStack(glyphs: readonly Glyph[]): boolean {
  const [first, ...others] = glyphs.filter((glyph) => glyph.text.trim() !== '').sort((a, b) => a.originY - b.originY);
  return (
    first !== undefined &&
    others.length > 0 &&
    others.every((glyph, index) => {
      const above = others[index - 1] ?? first;
      return (
        Math.abs(glyph.originX - first.originX) <= SAME_LEFT_SHARE * glyph.size &&
        glyph.originY - above.originY >= LINE_STEP_SHARE * glyph.size
      );
    })
  );
}

function liesAcross(glyph: Glyph, place: Place, grids: readonly Grid[]): boolean {
  const grid = grids[place.grid];
  const cell = grid?.cells[place.cell];
  if (!grid || !cell || glyph.text.trim() === '') return false;
  const { x } = glyph.box;
  const width = inkWidth(glyph);
  const over = Math.max(cell.left - x, x + width - cell.right);
  const atOuterEdge = x < grid.box.x || x + width > grid.box.x + grid.box.width;
  return over > ACROSS_SHARE * width && !atOuterEdge;
}
