/**
 * Boxes by their place: which of them touch another box, without looking at all. Built in O(n log n); a search looks at a few, and at those that it finds.
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
  let level = strips(boxes.map(toNode)).flatMap((strip) => gathered(strip));
  while (level.length > 1) level = gathered(level);
  const [root] = level;
  return {
    touching: (box, most = Number.POSITIVE_INFINITY) => {
      const found: number[] = [];
      if (root) search(root, toNode(box, 0), found, most);
      return found.sort((a, b) => a - b);
    },
  };
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

function search(node: Node, wanted: Node, found: number[], most: number): void {
  if (found.length >= most) return;
  if (node.left > wanted.right || wanted.left > node.right || node.top > wanted.bottom || wanted.top > node.bottom) return;
  if (node.index >= 0) found.push(node.index);
  else for (const held of node.held) search(held, wanted, found, most);
}
