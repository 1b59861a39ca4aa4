/**
 * The columns of tables without vertical rulings, from where their known labels stand:
 *
 *        labels  gutter  values              labels  values
 *     │ 项目名称 │ 公共绿地养护                              │
 *     │ 决算金额 │ 656.29万元      │ 评价分值 │ 88.74        │   a pair inside the row
 *     │ 存在问题 │ 1. 专项审计工作存在滞后的情况，编制不细。 │
 */

import { greatest } from '../../geometry/greatest.ts';
import { least } from '../../geometry/least.ts';
import type { Atom } from '../../text/text-atoms.ts';
import type { LabelAnchor } from './label-anchors.ts';
import { labelColumns } from './label-columns.ts';

export interface OpenColumns {
  readonly left: number;
  readonly right: number;
  /** Between the labels of the first column and their values. */
  readonly gutter: number;
  /** Where the lines of values begin. */
  readonly valueLeft: number;
  /** Where else lines of values often begin, below the numbers that they hang from or without one. */
  readonly lefts: readonly number[];
  /** Labels with values inside the rows, left to right. */
  readonly inner: readonly InnerLabels[];
  /** Usual font size of the labels. */
  readonly size: number;
}

export interface InnerLabels {
  /** Between the value before and the labels. */
  readonly from: number;
  /** Between the labels and their values. */
  readonly to: number;
  /** Where the labels themselves begin and end. */
  readonly left: number;
  readonly right: number;
}

export interface PageText {
  readonly width: number;
  /** In reading order, running lines left out. */
  readonly atoms: readonly Atom[];
  readonly anchors: readonly LabelAnchor[];
}

/** Values begin at the same place within this distance (points). */
const SAME_LEFT = 1.5;
/** As many lines begin at a place where lines usually begin. */
const USUAL_MIN = 3;
/** As many values beside labels show where values begin. */
const SHARED_MIN = 2;
/** Text beside a label stands on its baseline within this share of the font size. */
const SAME_LINE_SHARE = 0.4;
/** The lines next to a label's stand within this distance (font sizes): half a line's. */
const NEXT_LINE = 1.1;
/** A paragraph's first line is indented by two characters, by habit: by an amount between these (font sizes). */
const INDENT_MIN = 1.9;
const INDENT_MAX = 2.1;
/** Between the text and the edge of its column, in points. */
const EDGE = 2;

/** Null where no column of labels with values beside them is to be seen. */
export function openColumns(pages: readonly PageText[]): OpenColumns | null {
  const [labels, ...others] = labelColumns(pages.flatMap((page) => page.anchors));
  if (!labels) return null;
  const labelRight = greatest(labels.map((anchor) => anchor.right));
  const inColumn = new Set(labels);
  const beside = pages.flatMap((page) => valuesBetweenLabels(page, inColumn, labelRight));
  const inRow = pages.flatMap((page) => page.anchors.filter((anchor) => inColumn.has(anchor)).flatMap((anchor) => nextTo(anchor, page)));
  const below = pages.flatMap((page) => valuesBelowLabels(page, inColumn, labelRight));
  const valueLeft = leftOfValues(beside, below, inRow);
  if (valueLeft === null) return null;
  const gutter = (labelRight + least([valueLeft, ...inRow.map((atom) => atom.left)])) / 2;
  if (gutter <= labelRight) return null;
  const inner = innerLabels(others, pages, inColumn, { labelRight, valueLeft });
  return {
    left: least(labels.map((anchor) => anchor.left)) - EDGE,
    right: greatest(beside.map((atom) => atom.end)) + EDGE,
    gutter,
    valueLeft,
    lefts: sharedLefts(beside, USUAL_MIN),
    inner,
    size: median(labels.map((anchor) => anchor.size)),
  };
}

/** Text right of the labels' column and between the first and the last of them on the page: surely a table's, titles between two tables aside. */
function valuesBetweenLabels({ atoms, anchors }: PageText, labels: ReadonlySet<LabelAnchor>, labelRight: number): Atom[] {
  const own = anchors.filter((anchor) => labels.has(anchor));
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return [];
  return atoms.filter(
    (atom) => atom.left > labelRight && atom.baseline >= first.top - first.size && atom.baseline <= last.bottom + last.size,
  );
}

/** Also the lines below the last one, which are a table's or a title's. */
function valuesBelowLabels({ atoms, anchors }: PageText, labels: ReadonlySet<LabelAnchor>, labelRight: number): Atom[] {
  const first = anchors.find((anchor) => labels.has(anchor));
  return first ? atoms.filter((atom) => atom.left > labelRight && atom.baseline >= first.firstBaseline) : [];
}

/** What stands right of a label, on its line. */
function nextTo(anchor: LabelAnchor, { atoms }: PageText): Atom[] {
  const near = SAME_LINE_SHARE * anchor.size;
  const right = atoms.filter(
    (atom) => atom.left > anchor.right && atom.baseline > anchor.firstBaseline - near && atom.baseline < anchor.lastBaseline + near,
  );
  const nearest = right.reduce<Atom | undefined>((best, atom) => (best && best.left <= atom.left ? best : atom), undefined);
  return nearest ? [nearest] : [];
}

/** Where most lines begin; or left of it, where most are indented: those of numbered items hang below their first characters. `inRow`: what stands beside labels. */
function leftOfValues(atoms: readonly Atom[], below: readonly Atom[], inRow: readonly Atom[]): number | null {
  const common = mostCommonLeft(atoms);
  if (common === null) return null;
  const outdented = below.filter((atom) => isOutdented(atom, common)).map(({ left }) => left);
  return least([common, ...outdented, ...sharedLefts(inRow, SHARED_MIN)]);
}

function mostCommonLeft(atoms: readonly Atom[]): number | null {
  const lefts = atoms.map((atom) => atom.left).sort((a, b) => a - b);
  let best: { left: number; count: number } | null = null;
  let start = 0;
  lefts.forEach((left, index) => {
    while (left - (lefts[start] ?? left) > SAME_LEFT) start += 1;
    const count = index - start + 1;
    if (!best || count > best.count) best = { left: lefts[start] ?? left, count };
  });
  return (best as { left: number } | null)?.left ?? null;
}

/** Where so many of them begin at least. */
function sharedLefts(atoms: readonly Atom[], count: number): readonly number[] {
  const lefts = atoms.map((atom) => atom.left).sort((a, b) => a - b);
  const shared = lefts.filter((left, index) => (lefts[index + count - 1] ?? Number.POSITIVE_INFINITY) - left <= SAME_LEFT);
  return shared.filter((left, index) => index === 0 || left - (shared[index - 1] ?? left) > SAME_LEFT);
}

/** Where most paragraphs have one line, most lines are indented. */
function isOutdented({ left, size }: Atom, common: number): boolean {
  return common - left >= INDENT_MIN * size && common - left <= INDENT_MAX * size;
}

/** A label on the line of one of the first column, with a value after it. One that stands where values begin is a word of the value. */
function innerLabels(
  clusters: readonly LabelAnchor[][],
  pages: readonly PageText[],
  labels: ReadonlySet<LabelAnchor>,
  { labelRight, valueLeft }: { readonly labelRight: number; readonly valueLeft: number },
): InnerLabels[] {
  return clusters.flatMap((cluster) => {
    const inCluster = new Set(cluster);
    const inRows = pages.flatMap((page) => {
      const first = page.anchors.filter((anchor) => labels.has(anchor));
      return page.anchors
        .filter((anchor) => inCluster.has(anchor) && first.some((label) => onOneLine(label, anchor)))
        .map((anchor) => ({ anchor, before: textBefore(anchor, page, labelRight), after: textAfter(anchor, page) }));
    });
    if (inRows.length === 0) return [];
    const left = least(inRows.map(({ anchor }) => anchor.left));
    const right = greatest(inRows.map(({ anchor }) => anchor.right));
    const before = greatest([labelRight, ...inRows.flatMap((row) => row.before.map((atom) => atom.right))]);
    const after = least(inRows.flatMap((row) => row.after.map((atom) => atom.left)));
    if (inRows.some(({ anchor }) => anchor.left - valueLeft <= INDENT_MAX * anchor.size)) return [];
    return before < left && after > right && Number.isFinite(after)
      ? [{ from: (before + left) / 2, to: (right + after) / 2, left, right }]
      : [];
  });
}

function onOneLine(a: LabelAnchor, b: LabelAnchor): boolean {
  return Math.abs(a.firstBaseline + a.lastBaseline - b.firstBaseline - b.lastBaseline) / 2 <= SAME_LINE_SHARE * a.size;
}

/** Values before and after a label, of its line or the lines next to it: either may be wrapped, and the label set in the middle. */
function textBefore(anchor: LabelAnchor, { atoms }: PageText, labelRight: number): Atom[] {
  return atoms.filter((atom) => atom.right < anchor.left && atom.left > labelRight && isNear(atom, anchor));
}

function textAfter(anchor: LabelAnchor, page: PageText): Atom[] {
  const onLine = nextTo(anchor, page);
  return onLine.length > 0 ? onLine : page.atoms.filter((atom) => atom.left > anchor.right && isNear(atom, anchor));
}

function isNear(atom: Atom, anchor: LabelAnchor): boolean {
  const near = NEXT_LINE * anchor.size;
  return atom.baseline > anchor.firstBaseline - near && atom.baseline < anchor.lastBaseline + near;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
