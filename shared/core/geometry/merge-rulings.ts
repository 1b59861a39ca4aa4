/**
 * Collinear pieces → whole lines: dashes, dots, tiny rectangles, the sides of neighbouring cells, the two strokes of a double line. O(n log n).
 *
 *     ── ── ── ──      ▪▪▪▪▪▪▪▪      ├───┤├───┤      ════════
 *     ───────────      ────────      ──────────      ────────
 */
import type { Ruling } from './page.ts';

export interface MergedRulings {
  readonly horizontal: readonly Ruling[];
  readonly vertical: readonly Ruling[];
}

/** Pieces whose positions follow each other this closely (points) are one line: a double line's strokes are up to 2.25 pt apart, rows of text 8 pt and more. */
const POSITION_STEP = 2.4;
/** But a line is never thicker than this (points): a hatched area is not one. */
const LINE_THICKNESS_MAX = 4;
/** A break up to this (points) is a dash's gap: dashes of a 1.5 pt border leave 4.5 pt. */
const GAP_MAX = 5;
/** A line shorter than this (points) borders nothing: no cell is smaller than its text. */
const LENGTH_MIN = 6;

export function mergeRulings(rulings: readonly Ruling[]): MergedRulings {
  return {
    horizontal: mergeParallel(rulings.filter((ruling) => ruling.orientation === 'horizontal')),
    vertical: mergeParallel(rulings.filter((ruling) => ruling.orientation === 'vertical')),
  };
}

function mergeParallel(rulings: readonly Ruling[]): Ruling[] {
  return linesOf(rulings)
    .flatMap(mergeAlong)
    .filter((ruling) => ruling.end - ruling.start >= LENGTH_MIN);
}

/** Pieces at (nearly) the same position. */
function linesOf(rulings: readonly Ruling[]): Ruling[][] {
  const sorted = [...rulings].sort((a, b) => a.position - b.position);
  const lines: Ruling[][] = [];
  let line: Ruling[] = [];
  for (const ruling of sorted) {
    const first = line[0];
    const last = line.at(-1);
    const starts =
      !first || !last || ruling.position - last.position > POSITION_STEP || ruling.position - first.position > LINE_THICKNESS_MAX;
    if (starts) {
      line = [];
      lines.push(line);
    }
    line.push(ruling);
  }
  return lines;
}

/** The pieces of one line, end to end. The merged line stands at the mean of its pieces, weighted by their length. */
function mergeAlong(line: readonly Ruling[]): Ruling[] {
  const sorted = [...line].sort((a, b) => a.start - b.start || a.end - b.end || a.position - b.position);
  const merged: Ruling[] = [];
  let pieces: Ruling[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const piece of sorted) {
    if (piece.start - end > GAP_MAX && pieces.length > 0) {
      merged.push(joinPieces(pieces, end));
      pieces = [];
      end = Number.NEGATIVE_INFINITY;
    }
    pieces.push(piece);
    end = Math.max(end, piece.end);
  }
  if (pieces.length > 0) merged.push(joinPieces(pieces, end));
  return merged;
}

function joinPieces(pieces: readonly Ruling[], end: number): Ruling {
  const [first] = pieces;
  if (!first) throw new Error('a ruling of no pieces');
  let weighted = 0;
  let weights = 0;
  for (const { position, start, end: pieceEnd } of pieces) {
    const weight = pieceEnd - start || Number.EPSILON;
    weighted += position * weight;
    weights += weight;
  }
  return { orientation: first.orientation, position: weighted / weights, start: first.start, end };
}
