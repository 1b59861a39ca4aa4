/**
 * Horizontal and vertical rulings that cross or touch → one set, without looking at each pair: O(n log n), where a table of a thousand lines has a million
 * crossings, and a drawing made to be slow has long lines that cross nothing.
 *
 *     A sweep from top to bottom. The verticals that are under the sweep are the leaves of a tree, from left to right; a node whose leaves are known to be
 *     in one set stands for all of them, so that a horizontal joins a few nodes and not every vertical that it crosses.
 */
import type { DisjointSets } from './disjoint-sets.ts';
import type { Ruling } from './page.ts';

/** `verticals` sorted by position. Items of `sets`: the horizontals, then the verticals. `touch`: how far (points) two may miss each other. */
export function joinCrossing(horizontals: readonly Ruling[], verticals: readonly Ruling[], touch: number, sets: DisjointSets): void {
  const positions = verticals.map(({ position }) => position);
  const swept = new SweptVerticals(verticals.length, horizontals.length, sets);
  for (const { kind, index } of eventsOf(horizontals, verticals, touch)) {
    if (kind !== CROSS) {
      swept.set(index, kind === BEGIN);
      continue;
    }
    const line = horizontals[index];
    if (line) swept.join(index, countBelow(positions, line.start - touch), countAtMost(positions, line.end + touch));
  }
}

/** At the same height in this order: what touches at its very end still touches. */
const BEGIN = 0;
const CROSS = 1;
const END = 2;

interface SweepEvent {
  readonly y: number;
  readonly kind: typeof BEGIN | typeof CROSS | typeof END;
  readonly index: number;
}

function eventsOf(horizontals: readonly Ruling[], verticals: readonly Ruling[], touch: number): readonly SweepEvent[] {
  const events: SweepEvent[] = [];
  horizontals.forEach(({ position }, index) => {
    events.push({ y: position, kind: CROSS, index });
  });
  verticals.forEach(({ start, end }, index) => {
    events.push({ y: start - touch, kind: BEGIN, index }, { y: end + touch, kind: END, index });
  });
  return events.sort((a, b) => a.y - b.y || a.kind - b.kind);
}

/** What a node of the tree stands for, where it is not one of its leaves. */
const NONE = -1;
const SEVERAL = -2;

class SweptVerticals {
  private readonly leaves: number;
  /** Node 1 is the root, the children of n are 2n and 2n + 1: NONE, SEVERAL sets, or one leaf that stands for all under it. */
  private readonly nodes: Int32Array;
  private readonly offset: number;
  private readonly sets: DisjointSets;

  /** `offset`: the item of `sets` that the first leaf is. */
  constructor(count: number, offset: number, sets: DisjointSets) {
    this.leaves = 2 ** Math.ceil(Math.log2(Math.max(1, count)));
    this.nodes = new Int32Array(2 * this.leaves).fill(NONE);
    this.offset = offset;
    this.sets = sets;
  }

  set(leaf: number, isThere: boolean): void {
    let node = this.leaves + leaf;
    this.nodes[node] = isThere ? leaf : NONE;
    for (node >>= 1; node >= 1; node >>= 1) this.nodes[node] = this.together(node);
  }

  /** Joins an item with all leaves that are there, from one to before another. */
  join(item: number, from: number, to: number): void {
    this.joinUnder(1, 0, this.leaves, item, from, to);
  }

  private joinUnder(node: number, first: number, end: number, item: number, from: number, to: number): void {
    const leaf = this.nodes[node] ?? NONE;
    if (leaf === NONE || end <= from || to <= first) return;
    if (leaf !== SEVERAL && from <= first && end <= to) {
      this.sets.join(item, this.offset + leaf);
      return;
    }
    if (end - first === 1) return;
    const middle = (first + end) >> 1;
    this.joinUnder(2 * node, first, middle, item, from, to);
    this.joinUnder(2 * node + 1, middle, end, item, from, to);
    this.nodes[node] = this.together(node);
  }

  private together(node: number): number {
    const [left, right] = [this.nodes[2 * node] ?? NONE, this.nodes[2 * node + 1] ?? NONE];
    if (left === NONE) return right;
    if (right === NONE) return left;
    if (left === SEVERAL || right === SEVERAL) return SEVERAL;
    return this.sets.rootOf(this.offset + left) === this.sets.rootOf(this.offset + right) ? left : SEVERAL;
  }
}

function countBelow(sorted: readonly number[], value: number): number {
  return count(sorted, (position) => position < value);
}

function countAtMost(sorted: readonly number[], value: number): number {
  return count(sorted, (position) => position <= value);
}

/** How many, from the first on, are so; all that are come first. */
function count(sorted: readonly number[], isSo: (position: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(sorted[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
