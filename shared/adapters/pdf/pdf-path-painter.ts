/** Path and image operators → rulings, and what else is painted, on the page as displayed. */
import type { Box, Ruling } from '../../core/geometry/page.ts';
import type { Matrix } from './pdf-door.ts';
import { clipped, type GraphicsState, isFillPale, isStrokePale } from './pdf-graphics-state.ts';
import { apply, boxOf, intersection, isEmpty, type Point } from './pdf-space.ts';

/** A filled box this thin serves as a line (points). Word and browsers draw borders so, up to 2.25 pt. */
const THIN_FILL_MAX = 3;
/** No character of a table or its heading is drawn as wide and as high as this (points). */
const CHARACTER_MAX = 18;
/** How far a box's round corner goes along each of its sides, at most (points): browsers' tables have 3 to 6. */
const CORNER_MAX = 8;
/** A stroke wider than this is a painted area, not a border (points). */
const STROKE_WIDTH_MAX = 6;
/** How far a line may leave its axis and still be a ruling (points): printers' rounding, not slants. */
const SLANT_MAX = 0.75;
/** Shorter pieces are only line joins (points). */
const SEGMENT_MIN = 0.05;
/** A line is drawn around its middle, which may stand this far outside what it is clipped to (points). */
const CLIP_SLACK = 1.5;

export type PaintKind = 'stroke' | 'fill' | 'both' | 'none';
interface Subpath {
  readonly points: Point[];
  /** Where in `points` each of its curves' three begin; the others are ends of straight lines. */
  readonly curves: number[];
  closed: boolean;
}

export class PathPainter {
  readonly rulings: Ruling[] = [];
  readonly images: Box[] = [];
  readonly shapes: Box[] = [];
  readonly scrawls: Box[] = [];
  /** Paths that gave no ruling. */
  outlines = 0;

  paintImage(state: GraphicsState): void {
    const { matrix } = state;
    const box = clipped(state, boxOf([apply(matrix, 0, 0), apply(matrix, 1, 0), apply(matrix, 0, 1), apply(matrix, 1, 1)]));
    if (isEmpty(box)) return;
    if (Math.min(box.width, box.height) <= THIN_FILL_MAX) this.#addThinBox(box, state.clip);
    else this.images.push(box);
  }

  /** A shading fills all that is not clipped away. */
  paintShading(state: GraphicsState): void {
    if (state.clip) this.#addShape(state.clip, state);
  }

  /** `numbers`: as pdf.js encodes a path. `clips`: what is painted after it is clipped to it. */
  paintPath(kind: PaintKind, numbers: ArrayLike<number>, clips: boolean, state: GraphicsState): void {
    if (kind === 'none' && !clips) return;
    const subpaths = subpathsOf(numbers, state.matrix);
    if (kind !== 'none') this.#paintSubpaths(kind, subpaths, state);
    if (clips) clipTo(subpaths, state);
  }

  #paintSubpaths(kind: Exclude<PaintKind, 'none'>, subpaths: readonly Subpath[], state: GraphicsState): void {
    const before = this.rulings.length;
    if (kind !== 'fill') for (const subpath of subpaths) this.#addStroke(subpath, state);
    if (kind !== 'stroke') this.#addFills(subpaths, state);
    if (this.rulings.length === before) this.outlines += 1;
  }

  /** What is painted and is no line. */
  #addShape(box: Box, state: GraphicsState, isScrawl = false): void {
    const seen = clipped(state, box);
    if (isEmpty(seen)) return;
    this.shapes.push(seen);
    if (isScrawl) this.scrawls.push(seen);
  }

  #addStroke(subpath: Subpath, state: GraphicsState): void {
    const { points, curves, closed } = subpath;
    const first = points[0];
    const path = closed && first ? [...points, first] : points;
    const width = strokeWidth(state);
    const box = boxOf(points);
    if (width <= STROKE_WIDTH_MAX && isLargerThanCharacter(box) && isRoundedBox(subpath)) {
      this.#addFrame(box, box, state.clip);
      return;
    }
    const curved = curves.length > 0;
    const isDrawing = curved || width > STROKE_WIDTH_MAX || path.some((point, index) => isSlanted(path[index - 1] ?? point, point));
    if (isDrawing && !isStrokePale(state)) this.#addShape(grown(box, width / 2), state, !closed && !endsWhereItBegan(points));
    if (curved || width > STROKE_WIDTH_MAX) return;
    for (let index = 1; index < path.length; index += 1) {
      const from = path[index - 1];
      const to = path[index];
      if (from && to) this.#addSegment(from, to, state.clip);
    }
  }

  #addSegment([x0, y0]: Point, [x1, y1]: Point, clip: Box | null): void {
    const width = Math.abs(x1 - x0);
    const height = Math.abs(y1 - y0);
    if (height <= SLANT_MAX && width >= SEGMENT_MIN && width >= height) {
      this.#addRuling({ orientation: 'horizontal', position: (y0 + y1) / 2, start: Math.min(x0, x1), end: Math.max(x0, x1) }, clip);
    } else if (width <= SLANT_MAX && height >= SEGMENT_MIN) {
      this.#addRuling({ orientation: 'vertical', position: (x0 + x1) / 2, start: Math.min(y0, y1), end: Math.max(y0, y1) }, clip);
    }
  }

  #addFills(subpaths: readonly Subpath[], state: GraphicsState): void {
    const areas: Box[] = [];
    let outer: Box | null = null;
    let round: Subpath | null = null;
    for (const subpath of subpaths) {
      if (subpath.points.length < 2) continue;
      const box = clipped(state, boxOf(subpath.points));
      if (subpath.curves.length > 0) {
        const around: Subpath | null = round !== null && isRoundFrame(round, subpath) ? round : null;
        if (around) areas.pop();
        else areas.push(box);
        if (around && isRoundedBox(around) && isRoundedBox(subpath))
          this.#addFrame(boxOf(around.points), boxOf(subpath.points), state.clip);
        round = around ? null : subpath;
        continue;
      }
      round = null;
      if (Math.min(box.width, box.height) <= THIN_FILL_MAX) this.#addThinBox(box, state.clip);
      else if (outer && isThinFrame(outer, box)) {
        this.#addFrame(outer, box, state.clip);
        if (areas.at(-1) === outer) areas.pop();
      } else areas.push(box);
      outer = box;
    }
    if (!isFillPale(state)) for (const area of areas) this.#addShape(area, state);
  }

  /** What of it is not clipped away. */
  #addRuling(ruling: Ruling, clip: Box | null): void {
    if (!clip) {
      this.rulings.push(ruling);
      return;
    }
    const across = ruling.orientation === 'horizontal' ? [clip.y, clip.y + clip.height] : [clip.x, clip.x + clip.width];
    const along = ruling.orientation === 'horizontal' ? [clip.x, clip.x + clip.width] : [clip.y, clip.y + clip.height];
    const start = Math.max(ruling.start, along[0] ?? ruling.start);
    const end = Math.min(ruling.end, along[1] ?? ruling.end);
    const isSeen = ruling.position >= (across[0] ?? 0) - CLIP_SLACK && ruling.position <= (across[1] ?? 0) + CLIP_SLACK && end >= start;
    if (isSeen) this.rulings.push({ ...ruling, start, end });
  }

  /** A square too small to have a direction is part of a line in both. */
  #addThinBox({ x, y, width, height }: Box, clip: Box | null): void {
    if (width >= height) this.#addRuling({ orientation: 'horizontal', position: y + height / 2, start: x, end: x + width }, clip);
    if (height >= width || width <= THIN_FILL_MAX)
      this.#addRuling({ orientation: 'vertical', position: x + width / 2, start: y, end: y + height }, clip);
    if (width < height && height <= THIN_FILL_MAX)
      this.#addRuling({ orientation: 'horizontal', position: y + height / 2, start: x, end: x + width }, clip);
  }

  /** A border painted as the area between two rectangles: its four sides. */
  #addFrame(a: Box, b: Box, clip: Box | null): void {
    const left = (a.x + b.x) / 2;
    const top = (a.y + b.y) / 2;
    const right = (a.x + a.width + b.x + b.width) / 2;
    const bottom = (a.y + a.height + b.y + b.height) / 2;
    for (const position of [top, bottom]) this.#addRuling({ orientation: 'horizontal', position, start: left, end: right }, clip);
    for (const position of [left, right]) this.#addRuling({ orientation: 'vertical', position, start: top, end: bottom }, clip);
  }
}

function strokeWidth({ matrix, lineWidth }: GraphicsState): number {
  return lineWidth * Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
}

/** Browsers and WeasyPrint paint a border of one side as a whole box, clipped to that side. */
function clipTo(subpaths: readonly Subpath[], state: GraphicsState): void {
  const points = subpaths.flatMap((subpath) => subpath.points);
  const box = points.length > 0 ? boxOf(points) : null;
  if (box) state.clip = state.clip ? intersection(state.clip, box) : box;
}

/** pdf.js: 0 moves (2 numbers), 1 a line (2), 2 a curve (6), 3 closes (none). */
function subpathsOf(numbers: ArrayLike<number>, matrix: Matrix): Subpath[] {
  const subpaths: Subpath[] = [];
  let current: Subpath | null = null;
  const at = (index: number): Point => apply(matrix, numbers[index] ?? Number.NaN, numbers[index + 1] ?? Number.NaN);
  let index = 0;
  while (index < numbers.length) {
    const command = numbers[index];
    index += 1;
    if (command === 3) {
      if (current) current.closed = true;
      continue;
    }
    if (command === 0 || current === null || current.closed) {
      const start: Point[] = command !== 0 && current !== null ? current.points.slice(0, 1) : [];
      current = { points: start, curves: [], closed: false };
      subpaths.push(current);
    }
    if (command === 2) {
      current.curves.push(current.points.length);
      current.points.push(at(index), at(index + 2), at(index + 4)); // a curve stays between its points and what pulls it
      index += 6;
    } else {
      current.points.push(at(index));
      index += 2;
    }
  }
  return subpaths;
}

/** With round corners, and larger than a 0: what its inner edge goes around is empty, or has text of its own. */
function isRoundFrame(outer: Subpath, inner: Subpath): boolean {
  const box = boxOf(outer.points);
  return isLargerThanCharacter(box) && isThinFrame(box, boxOf(inner.points));
}

function isLargerThanCharacter({ width, height }: Box): boolean {
  return Math.min(width, height) > CHARACTER_MAX || Math.max(width, height) > 2 * CHARACTER_MAX;
}

/** A box whose corners are round: each of its sides is straight but for them. */
function isRoundedBox({ points, curves }: Subpath): boolean {
  if (curves.length === 0) return false;
  const { x, y, width, height } = boxOf(points);
  const straight = [0, 0, 0, 0]; // of the left, right, upper and lower side
  const bends = new Set(curves);
  for (let index = 1; index <= points.length; index += bends.has(index) ? 3 : 1) {
    const [from, to] = [points[index - 1], points[index % points.length]];
    if (bends.has(index) || !from || !to || isSlanted(from, to)) continue;
    const along = [to[1] - from[1], to[1] - from[1], to[0] - from[0], to[0] - from[0]];
    [from[0] - x, from[0] - x - width, from[1] - y, from[1] - y - height].forEach((away, side) => {
      if (Math.abs(away) <= SLANT_MAX) straight[side] = (straight[side] ?? 0) + Math.abs(along[side] ?? 0);
    });
  }
  return straight.every((length, side) => length > 0 && (side < 2 ? height : width) - length <= 2 * CORNER_MAX);
}

function endsWhereItBegan(points: readonly Point[]): boolean {
  const [first, last] = [points[0], points.at(-1)];
  return first !== undefined && last !== undefined && Math.hypot(last[0] - first[0], last[1] - first[1]) <= SLANT_MAX;
}

function isSlanted([x0, y0]: Point, [x1, y1]: Point): boolean {
  return Math.min(Math.abs(x1 - x0), Math.abs(y1 - y0)) > SLANT_MAX;
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function isThinFrame(a: Box, b: Box): boolean {
  const sides = [a.x - b.x, a.y - b.y, a.x + a.width - b.x - b.width, a.y + a.height - b.y - b.height];
  return sides.every((distance) => Math.abs(distance) <= THIN_FILL_MAX);
}
