/**
 * Merged rulings → grids of cells. Rulings that touch form a grid; its lines cut the plane into slots; slots with no ruling between them are one cell, so
 * cells may span rows and columns.
 *
 *     ┌───────┬──────────┐      slots:  a b      cells: a  b
 *     │       │          │              c d             c  b
 *     ├───────┤          │
 *     │       │          │      Where the verticals run past the last horizontal, the table goes on over the page's edge: an edge is added at their ends.
 *     └───────┴──────────┘
 */
import { boxIndex } from '../../geometry/box-index.ts';
import { DisjointSets } from '../../geometry/disjoint-sets.ts';
import { joinCrossing } from '../../geometry/join-crossing.ts';
import type { MergedRulings } from '../../geometry/merge-rulings.ts';
import type { Box, Glyph, Ruling } from '../../geometry/page.ts';

export interface GridCell {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Rows of the grid that it covers, both included. */
  readonly firstRow: number;
  readonly lastRow: number;
  /** Not a rectangle: its borders have holes. */
  readonly irregular: boolean;
}

export interface Grid {
  readonly box: Box;
  /** Positions of the lines, edges included. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Top to bottom, then left to right. */
  readonly cells: readonly GridCell[];
  /** Index into `cells` of the slot at row × (number of columns) + column. */
  readonly cellOfSlot: readonly number[];
  /** No ruling closes it there; an edge was added where its verticals end. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
}

/** Rulings that miss each other by this (points) still end together. */
const TOUCH = 3;
/** Cells with borders of their own stand this far (points) apart, at most: 2.25 where HTML says nothing, 8.25 where it says `cellspacing=10`. */
const CELLS_APART = 8.5;
/** Lines closer than this (points) are one grid line; and so are lines no further apart than cells, where no text stands between them. */
const SAME_LINE = 3.5;
/** Lines running past the last crossing one by more than this (points) leave the grid open there. */
const OVERHANG = 4;
/** One horizontal alone, where others end, must reach out by this much (points): a narrow column whose other borders are missing, two characters wide. */
const LONE_REACH = 20;
/** A border is there if rulings cover this share of it. */
const COVERED_SHARE = 0.5;
/** Text that reaches over a border by this share of its font size, above and below, stands across it; text that fills its cell reaches over by 0.05. */
const ACROSS_SHARE = 0.12;
/** More slots than this are a drawing, not a table. */
const SLOTS_MAX = 40_000;

/**
 * `glyphs`: the text of the page. A border that runs through a line of text does not part it: browsers of old draw the borders of a row that a page cuts
 * where the row stood before it was moved.
 */
export function rulingsToGrids(rulings: MergedRulings, glyphs: readonly Glyph[]): Grid[] {
  const text = boxIndex(glyphs.map(({ box }) => box));
  return touchingRulings(rulings)
    .flatMap((group) => gridOf(group, (box) => text.touching(box).flatMap((index) => glyphs[index] ?? [])) ?? [])
    .sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
}

interface RulingGroup {
  readonly horizontal: Ruling[];
  readonly vertical: Ruling[];
}

function touchingRulings({ horizontal, vertical }: MergedRulings): RulingGroup[] {
  const verticals = [...vertical].sort((a, b) => a.position - b.position);
  const sets = new DisjointSets(horizontal.length + verticals.length);
  joinCrossing(horizontal, verticals, CELLS_APART, sets);
  joinTwins(verticals, horizontal.length, sets);
  const groups = new Map<number, RulingGroup>();
  [...horizontal, ...verticals].forEach((line, index) => {
    const root = sets.rootOf(index);
    const group = groups.get(root) ?? { horizontal: [], vertical: [] };
    groups.set(root, group);
    (index < horizontal.length ? group.horizontal : group.vertical).push(line);
  });
  return [...groups.values()];
}

/** Verticals that start and end together belong together even where no horizontal crosses them: a page that is all one row, open above and below. */
function joinTwins(verticals: readonly Ruling[], offset: number, sets: DisjointSets): void {
  const byStart = verticals.map((line, index) => ({ line, index })).sort((a, b) => a.line.start - b.line.start || a.line.end - b.line.end);
  for (let next = 1; next < byStart.length; next += 1) {
    const [a, b] = [byStart[next - 1], byStart[next]];
    if (!a || !b) continue;
    const together = Math.abs(a.line.start - b.line.start) <= TOUCH && Math.abs(a.line.end - b.line.end) <= TOUCH;
    if (together) sets.join(offset + a.index, offset + b.index);
  }
}

function gridOf({ horizontal, vertical }: RulingGroup, glyphsIn: (box: Box) => readonly Glyph[]): Grid | null {
  if (vertical.length === 0 || horizontal.length + vertical.length < 2) return null;
  const isEmpty = (x: readonly [number, number], y: readonly [number, number]): boolean =>
    !glyphsIn(boxOfStrip(x, y)).some((glyph) => glyph.text.trim() !== '' && isWithin(middleOf(glyph), x, y));
  const xLines = linePositions(vertical, horizontal, LONE_REACH, isEmpty);
  const hasNoSides = xLines.openStart && xLines.openEnd;
  if (!hasNoSides && horizontal.length + vertical.length < 3) return null;
  const yLines = linePositions(horizontal, vertical, hasNoSides ? OVERHANG : Number.POSITIVE_INFINITY, (y, x) => isEmpty(x, y));
  const [xs, ys] = [xLines.positions, yLines.positions];
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 1 || rows < 1 || columns * rows > SLOTS_MAX) return null;
  const [left, top, right, bottom] = [xs[0] ?? 0, ys[0] ?? 0, xs[columns] ?? 0, ys[rows] ?? 0];
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  const glyphs = rows > 1 ? glyphsIn(box) : [];
  return {
    box,
    xs,
    ys,
    ...slotsToCells(xs, ys, coverage(vertical, xs, ys), withoutCrossed(coverage(horizontal, ys, xs), xs, ys, glyphs)),
    openTop: yLines.openStart,
    openBottom: yLines.openEnd,
  };
}

/**
 * Positions of parallel lines, one for lines that nearly coincide, with edges added where two or more crossing lines run past them, or one alone by more than
 * `loneReach` (points).
 */
function linePositions(
  lines: readonly Ruling[],
  crossing: readonly Ruling[],
  loneReach: number,
  isEmptyBetween: IsEmpty,
): { readonly positions: readonly number[]; readonly openStart: boolean; readonly openEnd: boolean } {
  const positions = distinctPositions(lines, isEmptyBetween);
  const first = lines.reduce((least, { position }) => Math.min(least, position), Number.POSITIVE_INFINITY);
  const last = lines.reduce((most, { position }) => Math.max(most, position), Number.NEGATIVE_INFINITY);
  const start = edgeBeyond(
    crossing.map((line) => -line.start),
    -first,
    loneReach,
  );
  const end = edgeBeyond(
    crossing.map((line) => line.end),
    last,
    loneReach,
  );
  return {
    positions: [...(start === null ? [] : [-start]), ...positions, ...(end === null ? [] : [end])],
    openStart: start !== null,
    openEnd: end !== null,
  };
}

/**
 * Where the lines end that reach beyond the last one crossing them, if two do, or there is only one, or it reaches far: one of several that sticks out is
 * only that. All as if towards growing coordinates.
 */
function edgeBeyond(ends: readonly number[], last: number, loneReach: number): number | null {
  const [first, second] = [...ends].sort((a, b) => b - a);
  if (first === undefined) return null;
  const isCommon = second === undefined || first - second <= TOUCH;
  return first - last > (isCommon ? OVERHANG : loneReach) ? first : null;
}

/** Whether no text stands between two lines, along what both of them have. */
type IsEmpty = (between: readonly [number, number], along: readonly [number, number]) => boolean;

function distinctPositions(lines: readonly Ruling[], isEmptyBetween: IsEmpty): number[] {
  const sorted = [...lines].sort((a, b) => a.position - b.position);
  const near = clustersOf(sorted, (line, [first]) => line.position - first.position <= SAME_LINE);
  const apart = clustersOf(near, (cluster, clusters) => {
    const [first] = cluster;
    const before = clusters.at(-1) ?? cluster;
    const last = before.at(-1)?.position ?? first.position;
    const isNear = first.position - last <= CELLS_APART && runBeside(before, cluster);
    return isNear && isEmptyBetween([last, first.position], commonExtent(before, cluster));
  });
  return apart.map((clusters) => weightedPosition(clusters.flat()));
}

type Cluster<Item> = [Item, ...Item[]];

/** Items in order, each in the cluster of those before it where it belongs there. */
function clustersOf<Item>(items: readonly Item[], belongs: (item: Item, cluster: Cluster<Item>) => boolean): Cluster<Item>[] {
  const clusters: Cluster<Item>[] = [];
  for (const item of items) {
    const cluster = clusters.at(-1);
    if (cluster && belongs(item, cluster)) cluster.push(item);
    else clusters.push([item]);
  }
  return clusters;
}

/** Where two cells stand apart, the borders of both run beside each other; columns that a later row has a little further on have lines by turns. */
function runBeside(a: readonly Ruling[], b: readonly Ruling[]): boolean {
  const [left, right] = [byStart(a), byStart(b)];
  let [i, j, common] = [0, 0, 0];
  while (i < left.length && j < right.length) {
    const [one, other] = [left[i], right[j]];
    if (!one || !other) break;
    common += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
    if (one.end < other.end) i += 1;
    else j += 1;
  }
  return common >= COVERED_SHARE * Math.min(lengthOf(a), lengthOf(b));
}

function byStart(lines: readonly Ruling[]): readonly Ruling[] {
  return [...lines].sort((a, b) => a.start - b.start);
}

function lengthOf(lines: readonly Ruling[]): number {
  return lines.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Along two grid lines, from where both have begun to where one ends: text that spans these columns in other rows says nothing. */
function commonExtent(a: readonly Ruling[], b: readonly Ruling[]): readonly [number, number] {
  const starts = [a, b].map((lines) => lines.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY));
  const ends = [a, b].map((lines) => lines.reduce((most, { end }) => Math.max(most, end), Number.NEGATIVE_INFINITY));
  return [Math.max(...starts), Math.min(...ends)];
}

function boxOfStrip([left, right]: readonly [number, number], [top, bottom]: readonly [number, number]): Box {
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function middleOf({ box }: Glyph): readonly [number, number] {
  return [box.x + box.width / 2, box.y + box.height / 2];
}

function isWithin(
  [x, y]: readonly [number, number],
  [left, right]: readonly [number, number],
  [top, bottom]: readonly [number, number],
): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

function weightedPosition(lines: readonly Ruling[]): number {
  const length = lengthOf(lines);
  return lines.reduce((sum, line) => sum + line.position * (line.end - line.start), 0) / length;
}

/** For each grid line, which of the stretches between the crossing grid lines its rulings cover. */
function coverage(lines: readonly Ruling[], positions: readonly number[], crossing: readonly number[]): boolean[][] {
  const covered = positions.map(() => crossing.slice(1).map(() => 0));
  for (const line of lines) {
    const stretches = covered[nearestIndex(positions, line.position)];
    if (!stretches) continue;
    for (let index = Math.max(0, lastAtOrBefore(crossing, line.start)); index < stretches.length; index += 1) {
      const [from, to] = [crossing[index] ?? 0, crossing[index + 1] ?? 0];
      if (from >= line.end) break;
      stretches[index] = (stretches[index] ?? 0) + Math.max(0, Math.min(to, line.end) - Math.max(from, line.start)) / (to - from);
    }
  }
  return covered.map((stretches) => stretches.map((share) => share >= COVERED_SHARE));
}

/** Horizontal borders but those inside the grid that text stands across. */
function withoutCrossed(
  borders: readonly (readonly boolean[])[],
  xs: readonly number[],
  ys: readonly number[],
  glyphs: readonly Glyph[],
): readonly (readonly boolean[])[] {
  const kept = borders.map((stretches) => [...stretches]);
  for (const { text, box, size } of glyphs) {
    const line = lastAtOrBefore(ys, box.y + box.height - ACROSS_SHARE * size);
    const column = lastAtOrBefore(xs, box.x + box.width / 2);
    const stretches = kept[line];
    if (line < 1 || line > ys.length - 2 || column < 0 || column > xs.length - 2 || !stretches?.[column]) continue;
    if ((ys[line] ?? 0) > box.y + ACROSS_SHARE * size && text.trim() !== '') stretches[column] = false;
  }
  return kept;
}

/** Index of the last position at or before the value; −1 where there is none. */
export function lastAtOrBefore(positions: readonly number[], value: number): number {
  let [low, high] = [0, positions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function nearestIndex(positions: readonly number[], value: number): number {
  const before = Math.max(0, lastAtOrBefore(positions, value));
  const after = Math.min(before + 1, positions.length - 1);
  return Math.abs((positions[before] ?? 0) - value) <= Math.abs((positions[after] ?? 0) - value) ? before : after;
}

/** between.x[line][row]: a vertical border at that grid line in that row; between.y[line][column]: a horizontal one. */
function slotsToCells(
  xs: readonly number[],
  ys: readonly number[],
  verticalBorders: readonly (readonly boolean[])[],
  horizontalBorders: readonly (readonly boolean[])[],
): { cells: GridCell[]; cellOfSlot: number[] } {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const sets = new DisjointSets(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const slot = row * columns + column;
      if (column > 0 && !verticalBorders[column]?.[row]) sets.join(slot, slot - 1);
      if (row > 0 && !horizontalBorders[row]?.[column]) sets.join(slot, slot - columns);
    }
  }
  const indexOfRoot = new Map<number, number>();
  const slotsOf: number[][] = [];
  const cellOfSlot: number[] = [];
  for (let slot = 0; slot < columns * rows; slot += 1) {
    const root = sets.rootOf(slot);
    const index = indexOfRoot.get(root) ?? slotsOf.length;
    indexOfRoot.set(root, index);
    cellOfSlot.push(index);
    const slots = slotsOf[index];
    if (slots) slots.push(slot);
    else slotsOf.push([slot]);
  }
  return { cells: slotsOf.map((slots) => cellOf(slots, xs, ys)), cellOfSlot };
}

function cellOf(slots: readonly number[], xs: readonly number[], ys: readonly number[]): GridCell {
  const columns = xs.length - 1;
  let [firstRow, lastRow, firstColumn, lastColumn] = [ys.length, 0, xs.length, 0];
  for (const slot of slots) {
    const row = Math.floor(slot / columns);
    const column = slot % columns;
    [firstRow, lastRow] = [Math.min(firstRow, row), Math.max(lastRow, row)];
    [firstColumn, lastColumn] = [Math.min(firstColumn, column), Math.max(lastColumn, column)];
  }
  return {
    left: xs[firstColumn] ?? 0,
    top: ys[firstRow] ?? 0,
    right: xs[lastColumn + 1] ?? 0,
    bottom: ys[lastRow + 1] ?? 0,
    firstRow,
    lastRow,
    irregular: slots.length !== (lastRow - firstRow + 1) * (lastColumn - firstColumn + 1),
  };
}
