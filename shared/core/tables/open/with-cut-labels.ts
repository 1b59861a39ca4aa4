/**
 * A label that a page cuts → its two parts, each as a label: what stands in the column of labels below all of one page and above all of the next, where only
 * together they are one of the form's. Their rows are joined like those of any table over pages.
 *
 *     page 1   整  已完成            page 2   情
 *              改  整改，                     况
 */

import type { Atom } from '../../text/text-atoms.ts';
import { labelText } from '../label-text.ts';
import { type LabelAnchor, labelAnchors, toAnchor } from './label-anchors.ts';
import { labelColumns } from './label-columns.ts';
import type { PageText } from './open-columns.ts';

/** Pieces that a part may consist of: more than the characters of the longest label. */
const PIECES_MAX = 16;
/** They follow each other within this distance (font sizes); no text of the page stands farther below the first part, or above the second. */
const STEP_MAX = 2.2;
/** Pieces are as large as the labels within this share of the font size, and reach out of their column no farther than this (font sizes). */
const SIZE_SHARE = 0.12;
const ASIDE_MAX = 0.6;

export function withCutLabels<Page extends PageText>(pages: readonly Page[], isKnownLabel: (label: string) => boolean): readonly Page[] {
  const [labels] = labelColumns(pages.flatMap((page) => page.anchors));
  if (!labels) return pages;
  const column = toColumn(labels);
  const found = [...pages];
  for (let index = 1; index < found.length; index += 1) {
    const [before, after] = [found[index - 1], found[index]];
    const cut = before && after && cutLabel(before, after, column, isKnownLabel);
    if (!cut) continue;
    found[index - 1] = withLabel(before, { ...toAnchor(cut.beginning), label: cut.label }, isKnownLabel);
    found[index] = withLabel(after, { ...toAnchor(cut.rest), isRest: true }, isKnownLabel);
  }
  return found;
}

interface Column {
  readonly left: number;
  readonly right: number;
  readonly size: number;
}

function toColumn(labels: readonly LabelAnchor[]): Column {
  const sizes = labels.map(({ size }) => size).sort((a, b) => a - b);
  return {
    left: Math.min(...labels.map(({ left }) => left)),
    right: Math.max(...labels.map(({ right }) => right)),
    size: sizes[sizes.length >> 1] ?? 0,
  };
}

interface CutLabel {
  readonly label: string;
  readonly beginning: readonly Atom[];
  readonly rest: readonly Atom[];
}

/** Null where there is none, or more than one that it could be. */
function cutLabel(before: PageText, after: PageText, column: Column, isKnownLabel: (label: string) => boolean): CutLabel | null {
  const [cut, other] = beginnings(before, column).flatMap((beginning) =>
    restsOf(after, column).flatMap((rest): CutLabel[] => {
      const label = textOf([...beginning, ...rest]);
      const isCut = isKnownLabel(label) && !(isKnownLabel(textOf(beginning)) && isKnownLabel(textOf(rest)));
      return isCut && isWhole(rest, after, column, isKnownLabel) ? [{ label, beginning, rest }] : [];
    }),
  );
  return cut && !other ? cut : null;
}

/** What follows it begins a label: `整改`, cut from `落实情况`, does not end with `落实`. */
function isWhole(rest: readonly Atom[], { atoms }: PageText, column: Column, isKnownLabel: (label: string) => boolean): boolean {
  const others = atoms.filter((atom) => !rest.includes(atom));
  const next = others.find((atom) => isInColumn(atom, column));
  return next === undefined || labelAnchors(others, isKnownLabel).some(({ atoms: [first] }) => first === next);
}

function textOf(pieces: readonly Atom[]): string {
  return labelText(pieces.map(({ text }) => text).join(''));
}

/** At the page's foot, the pieces below all labels, or from the last label on: `决算` may be one by itself, or what a page cuts of `决算金额`. */
function beginnings({ atoms, anchors }: PageText, column: Column): readonly (readonly Atom[])[] {
  const last = anchors.filter((anchor) => isInColumn(anchor, column)).at(-1);
  const inColumn = atoms.filter((atom) => isInColumn(atom, column));
  const below = inColumn.filter(({ baseline }) => baseline > (last?.lastBaseline ?? Number.NEGATIVE_INFINITY));
  const fromLast = inColumn.filter(({ baseline }) => last !== undefined && baseline >= last.firstBaseline);
  return [below, fromLast].filter((pieces) => {
    const foot = pieces.at(-1)?.baseline;
    const isAtFoot = foot !== undefined && atoms.every(({ baseline }) => baseline - foot <= STEP_MAX * column.size);
    return isAtFoot && pieces.length <= PIECES_MAX && following(pieces, column).length === pieces.length;
  });
}

/** At the page's top, the pieces down to each of them. */
function restsOf({ atoms }: PageText, column: Column): readonly (readonly Atom[])[] {
  const pieces = following(
    atoms.filter((atom) => isInColumn(atom, column)),
    column,
  ).slice(0, PIECES_MAX);
  const top = pieces[0]?.baseline ?? 0;
  const isAtTop = atoms.every(({ baseline }) => top - baseline <= STEP_MAX * column.size);
  return isAtTop ? pieces.map((_, index) => pieces.slice(0, index + 1)) : [];
}

function following(pieces: readonly Atom[], { size }: Column): readonly Atom[] {
  const end = pieces.findIndex(({ baseline }, index) => baseline - (pieces[index - 1]?.baseline ?? baseline) > STEP_MAX * size);
  return end < 0 ? pieces : pieces.slice(0, end);
}

function isInColumn({ left, right, size }: Pick<Atom, 'left' | 'right' | 'size'>, column: Column): boolean {
  const near = ASIDE_MAX * column.size;
  return left >= column.left - near && right <= column.right + near && Math.abs(size - column.size) <= SIZE_SHARE * column.size;
}

/** In its place of all that its pieces were taken for. */
function withLabel<Page extends PageText>(page: Page, label: LabelAnchor, isKnownLabel: (label: string) => boolean): Page {
  const parts = page.anchors.filter(({ isRest }) => isRest && !label.isRest);
  const taken = new Set([...parts, label].flatMap(({ atoms }) => atoms));
  const others = labelAnchors(
    page.atoms.filter((atom) => !taken.has(atom)),
    isKnownLabel,
  );
  return { ...page, anchors: [...parts, ...others, label].sort((a, b) => a.firstBaseline - b.firstBaseline || a.left - b.left) };
}
