/**
 * Boxes by their place: which of them touch another box, without looking at all. Built in O(n log n), when it is first asked; a search looks at a few, and at
 * those that it finds.
 *
 *     ┌──┬──┬──┐      sorted from left to right and cut into strips, each strip from top to bottom and cut into leaves,
 *     ├──┤  ├──┤      so that a leaf is about as wide as high; a node holds what follows one another
 *     └──┴──┴──┘
 */
import type { Box } from './page.ts';

export interface BoxIndex {
  /** Indexes of the boxes that touch `box` or overlap it, growing; of more than `most`, any so many. */
  touching(box: Box, most?: number): readonly number[];
}

/** Boxes in a leaf, and nodes in a node: fewer make more nodes, more are more to look at. */
const NODE_MAX = 8;

interface Node {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly held: readonly Node[];
  /** Of the box, where it is one. */
  readonly index: number;
}

export function boxIndex(boxes: readonly Box[]): BoxIndex {
  let root: Node | null = null;
  return {
    touching: ({ x, y, width, height }, most = Number.POSITIVE_INFINITY) => {
      if (boxes.length === 0) return [];
      root ??= rootOf(boxes);
      const found: number[] = [];
      search(root, x, y, x + width, y + height, found, most);
      return found.length < 2 ? found : found.sort((a, b) => a - b);
    },
  };
}

function rootOf(boxes: readonly Box[]): Node {
  let level = strips(boxes.map(toNode)).flatMap((strip) => gathered(strip));
  while (level.length > 1) level = gathered(level);
  const [root] = level;
  if (!root) throw new Error('no box to index');
  return root;
}

function toNode({ x, y, width, height }: Box, index: number): Node {
  return { left: x, top: y, right: x + width, bottom: y + height, held: [], index };
}

/** As many strips as there are leaves in each. */
function strips(nodes: Node[]): Node[][] {
  const inStrip = NODE_MAX * Math.ceil(Math.sqrt(nodes.length / NODE_MAX));
  nodes.sort((a, b) => a.left + a.right - b.left - b.right);
  return inPieces(nodes, inStrip).map((strip) => strip.sort((a, b) => a.top + a.bottom - b.top - b.bottom));
}

function gathered(nodes: readonly Node[]): Node[] {
  return inPieces(nodes, NODE_MAX).map((held) => {
    let [left, top, right, bottom] = [
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ];
    for (const node of held) {
      left = Math.min(left, node.left);
      top = Math.min(top, node.top);
      right = Math.max(right, node.right);
      bottom = Math.max(bottom, node.bottom);
    }
    return { left, top, right, bottom, held, index: -1 };
  });
}

function inPieces<Item>(items: readonly Item[], size: number): Item[][] {
  const pieces: Item[][] = [];
  for (let start = 0; start < items.length; start += size) pieces.push(items.slice(start, start + size));
  return pieces;
}

/** What is wanted is given by its sides, not as an object: there is a search for each glyph of a page, and for each ruling. */
function search(node: Node, left: number, top: number, right: number, bottom: number, found: number[], most: number): void {
  if (found.length >= most) return;
  if (node.left > right || left > node.right || node.top > bottom || top > node.bottom) return;
  if (node.index >= 0) found.push(node.index);
  else for (const held of node.held) search(held, left, top, right, bottom, found, most);
}
