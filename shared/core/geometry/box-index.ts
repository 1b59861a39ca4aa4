/** Boxes by their place: which of them touch another box, without looking at all. Built in O(n log² n); a search looks at a few, and at those that it finds. */
import { boxAround } from './box-around.ts';
import type { Box } from './page.ts';

export interface BoxIndex {
  /** Indexes of the boxes that touch `box` or overlap it, growing. */
  touching(box: Box): readonly number[];
}

/** Boxes in a leaf: fewer make more nodes, more are more to look at. */
const LEAF_MAX = 8;

type Node = { readonly box: Box } & ({ readonly items: readonly number[] } | { readonly halves: readonly [Node, Node] });

export function boxIndex(boxes: readonly Box[]): BoxIndex {
  const root = boxes.length === 0 ? null : nodeOf(boxes, [...boxes.keys()], true);
  return {
    touching: (box) => {
      const found: number[] = [];
      if (root) search(root, boxes, box, found);
      return found.sort((a, b) => a - b);
    },
  };
}

/** Halves by the middle of the boxes, once from left to right, once from top to bottom. */
function nodeOf(boxes: readonly Box[], items: readonly number[], across: boolean): Node {
  const box = boxAround(items.flatMap((item) => boxes[item] ?? []));
  if (items.length <= LEAF_MAX) return { box, items };
  const middle = ({ x, y, width, height }: Box): number => (across ? x + width / 2 : y + height / 2);
  const sorted = items.map((item) => ({ item, at: middle(boxes[item] ?? box) })).sort((a, b) => a.at - b.at);
  const half = sorted.length >> 1;
  const part = (from: number, to: number): Node =>
    nodeOf(
      boxes,
      sorted.slice(from, to).map(({ item }) => item),
      !across,
    );
  return { box, halves: [part(0, half), part(half, sorted.length)] };
}

function search(node: Node, boxes: readonly Box[], box: Box, found: number[]): void {
  if (!touch(node.box, box)) return;
  if ('halves' in node) {
    for (const half of node.halves) search(half, boxes, box, found);
    return;
  }
  for (const item of node.items) {
    const candidate = boxes[item];
    if (candidate && touch(candidate, box)) found.push(item);
  }
}

function touch(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}
