/**
 * The row of labels that heads a list without vertical rulings, and the columns below it:
 *
 *      序号   项目名称        评价得分   存在问题          ← more than half of what stands in the row are labels of the form
 *      1    │ 公共绿地养护  │   88     │ 1. 编制不细；     ← between two labels, where the fewest pieces of text stand across
 */

import type { Atom } from '../../text/text-atoms.ts';
import type { LabelAnchor } from '../open/label-anchors.ts';

export interface OpenListHead {
  /** Known or not, left to right. */
  readonly labels: readonly HeadLabel[];
  readonly atoms: ReadonlySet<Atom>;
  readonly top: number;
  readonly bottom: number;
}

interface HeadLabel {
  readonly label: string;
  readonly left: number;
  readonly right: number;
}

/** As many known labels beside each other head a list. */
const LABELS_MIN = 3;
/** Labels and their neighbours are parted by as much (points) at least. */
const GUTTER_MIN = 2;
/** Heads printed again stand at the same place within this distance (points). */
const SAME_PLACE = 4;
/** Pieces are on one line within this share of the font size. */
const SAME_LINE_SHARE = 0.3;

/** Top to bottom. */
export function openListHeads(atoms: readonly Atom[], anchors: readonly LabelAnchor[]): OpenListHead[] {
  const heads: OpenListHead[] = [];
  for (const anchor of anchors) {
    if (heads.some(({ bottom }) => middleOf(anchor) <= bottom)) continue;
    const head = headAround(anchor, atoms, anchors);
    if (head) heads.push(head);
  }
  return heads;
}

function headAround(anchor: LabelAnchor, atoms: readonly Atom[], anchors: readonly LabelAnchor[]): OpenListHead | null {
  const beside = anchors.filter((other) => areBeside(anchor, other));
  if (new Set(beside.map(({ label }) => label)).size < LABELS_MIN) return null;
  const [top, bottom] = [Math.min(...beside.map((label) => label.top)), Math.max(...beside.map((label) => label.bottom))];
  const known = new Set(beside.flatMap((label) => label.atoms));
  const others = atoms.filter((atom) => !known.has(atom) && middleOf(atom) > top && middleOf(atom) < bottom);
  const unknown = stacked(others);
  if (beside.length <= unknown.length) return null;
  const labels = [...beside, ...unknown].sort((a, b) => a.left - b.left);
  const overlap = labels.some((label, index) => index > 0 && label.left < (labels[index - 1]?.right ?? 0) + GUTTER_MIN);
  return overlap ? null : { labels, atoms: new Set([...known, ...others]), top, bottom };
}

function areBeside(a: LabelAnchor, b: LabelAnchor): boolean {
  return (middleOf(b) > a.top && middleOf(b) < a.bottom) || (middleOf(a) > b.top && middleOf(a) < b.bottom);
}

function middleOf({ top, bottom }: { readonly top: number; readonly bottom: number }): number {
  return (top + bottom) / 2;
}

/** Pieces above each other are one label. */
function stacked(atoms: readonly Atom[]): HeadLabel[] {
  const labels: { label: string; left: number; right: number }[] = [];
  for (const atom of [...atoms].sort((a, b) => a.left - b.left)) {
    const last = labels.at(-1);
    if (last && atom.left < last.right) {
      last.label += atom.text;
      last.right = Math.max(last.right, atom.right);
    } else {
      labels.push({ label: atom.text, left: atom.left, right: atom.right });
    }
  }
  return labels;
}

export function isSameHead(a: OpenListHead, b: OpenListHead): boolean {
  return (
    a.labels.length === b.labels.length &&
    a.labels.every(
      ({ label, left }, index) => label === b.labels[index]?.label && Math.abs(left - (b.labels[index]?.left ?? 0)) <= SAME_PLACE,
    )
  );
}

/** Between each label and the next one; null where it cannot be told whose column some text between them is. */
export function listGutters(head: OpenListHead, body: readonly Atom[]): number[] | null {
  const atoms = [...head.atoms, ...body];
  const headings = headingsOfRows(head, body);
  const [pieces, across] = [extentsOf(atoms.filter((atom) => !headings.has(atom))), extentsOf([...headings])];
  const gutters = head.labels.slice(1).map((label, index) => {
    const before = head.labels[index];
    if (!before) return null;
    const stretches = freestStretches(pieces, across, before.right, label.left);
    return gutterAmong(stretches, before, label, atoms);
  });
  return gutters.includes(null) ? null : gutters.flatMap((gutter) => gutter ?? []);
}

/** Pieces that begin in front and have nothing beside them: `一、重点项目` stands across the columns, and says nothing of them. */
function headingsOfRows({ labels }: OpenListHead, body: readonly Atom[]): ReadonlySet<Atom> {
  const infront = labels[1]?.left ?? Number.NEGATIVE_INFINITY;
  const byBaseline = [...body].sort((a, b) => a.baseline - b.baseline);
  return new Set(
    byBaseline.filter((atom, index) => {
      const neighbours = [byBaseline[index - 1], byBaseline[index + 1]];
      return atom.left < infront && !neighbours.some((other) => other && areOnOneLine(atom, other));
    }),
  );
}

interface Extents {
  /** Each sorted. */
  readonly lefts: readonly number[];
  readonly rights: readonly number[];
}

function extentsOf(atoms: readonly Atom[]): Extents {
  return { lefts: atoms.map(({ left }) => left).sort((a, b) => a - b), rights: atoms.map(({ right }) => right).sort((a, b) => a - b) };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where the fewest pieces stand across, left to right; among those, the fewest of what heads rows. */
function freestStretches(pieces: Extents, headings: Extents, from: number, to: number): Stretch[] {
  const ends = [...pieces.lefts, ...pieces.rights, ...headings.lefts, ...headings.rights].filter((x) => x > from && x < to);
  const edges = [from, ...ends.sort((a, b) => a - b), to];
  const parts = edges.slice(1).map((end, index) => {
    const start = edges[index] ?? from;
    const middle = (start + end) / 2;
    return { from: start, to: end, across: countAcross(pieces, middle), headings: countAcross(headings, middle) };
  });
  const wide = parts.filter((part) => part.to - part.from >= GUTTER_MIN);
  const fewest = Math.min(...wide.map((part) => part.across));
  const freest = wide.filter((part) => part.across === fewest);
  const fewestHeadings = Math.min(...freest.map((part) => part.headings));
  return freest.filter((part) => part.headings === fewestHeadings);
}

function countAcross({ lefts, rights }: Extents, x: number): number {
  return countBelow(lefts, x) - countBelow(rights, x);
}

/**
 * Text between two stretches belongs to the left column, or to the right one: that of which its line has no other text.
 *
 *        存在问题          整改情况      ← the labels are centred
 *     1. 编制不细；  │  无          │    ← free on both sides of 无: it is on the line of 1., so that it belongs to the other column
 */
function gutterAmong(stretches: readonly Stretch[], before: HeadLabel, after: HeadLabel, atoms: readonly Atom[]): number | null {
  let found: Stretch | undefined = stretches[0];
  for (const [index, next] of stretches.slice(1).entries()) {
    const last = stretches[index];
    if (!last || !found) return null;
    const between = atoms.filter((atom) => atom.left >= last.to && atom.right <= next.from);
    const sides = new Set(between.map((atom) => sideOf(atom, before, after, atoms)));
    if (sides.size !== 1 || sides.has(null)) return null;
    if (sides.has('left')) {
      if (found !== last) return null;
      found = next;
    }
  }
  return found ? (found.from + found.to) / 2 : null;
}

function sideOf(atom: Atom, before: HeadLabel, after: HeadLabel, atoms: readonly Atom[]): 'left' | 'right' | null {
  const onLine = atoms.filter((other) => areOnOneLine(atom, other));
  const [left, right] = [before, after].map((label) => onLine.some((other) => other.left < label.right && other.right > label.left));
  if (left === right) return null;
  return left ? 'right' : 'left';
}

function areOnOneLine(a: Atom, b: Atom): boolean {
  return Math.abs(a.baseline - b.baseline) <= SAME_LINE_SHARE * a.size;
}

function countBelow(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
