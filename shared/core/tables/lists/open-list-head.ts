/**
 * The row of labels that heads a list without vertical rulings. More than half of what stands in it are labels of the form, or one numbers the rows. A label may
 * take several lines, and two levels:
 *
 *                           评价情况                       ← heads the two below it
 *      序号   项目名称                  实施期
 *                       得分    等级      限              ← stands below what it goes on from, around the others' middle
 */

import type { Ruling } from '../../geometry/page.ts';
import { type Atom, narrowParts } from '../../text/text-atoms.ts';
import { labelText } from '../label-text.ts';
import { type LabelAnchor, labelAnchors } from '../open/label-anchors.ts';
import type { OpenPageText } from '../open/open-tables.ts';

export interface OpenListHead {
  /** Known or not, left to right; of two levels, the lower ones. */
  readonly labels: readonly HeadLabel[];
  readonly groups: readonly HeadGroup[];
  readonly atoms: ReadonlySet<Atom>;
  readonly top: number;
  readonly bottom: number;
  /** Font size of its labels. */
  readonly size: number;
  /** What stands above a label may be its first line. */
  readonly unclear: boolean;
}

export interface HeadLabel {
  readonly label: string;
  readonly left: number;
  readonly right: number;
}

interface StackedLabel extends HeadLabel {
  readonly lines: readonly string[];
}

/** What stands above several labels and heads them. */
export interface HeadGroup {
  /** The places of the first and the last of them. */
  readonly first: number;
  readonly last: number;
  /** Between it and them. */
  readonly bound: number;
}

/** As many known labels head a list, on one level or two; and as many of them stand beside each other. */
const LABELS_MIN = 3;
const BESIDE_MIN = 2;
/** Labels and their neighbours are parted by as much (font sizes) at least. */
const GUTTER_MIN = 0.12;
/** Pieces are on one line within this share of the font size. */
const SAME_LINE_SHARE = 0.3;
/** Characters of a label set wide stand within this distance (font sizes). */
const WIDE_MAX = 2;
/** Heads printed again stand at the same place within this distance (points). */
const SAME_PLACE = 4;
/** Lines of one label follow each other within this distance (font sizes): browsers and word processors set lines twice as far apart as their fonts say. */
export const HEAD_STEP_MAX = 2.9;
/** From one line to the next one (font sizes). */
const GAP_MAX = HEAD_STEP_MAX - 1;
/** From one level to the other: each has a row of its own, with its padding. */
const LEVEL_GAP_MAX = 3.2;
/** A label set around the others' middle is so within this distance (font sizes). */
const MIDDLE_MAX = 0.25;
/** Boxes of lines reach as little (points) over each other, and over rulings. */
const EDGE = 2;
/** A ruling parts the head from what is around it if it covers this share of its width. */
const RULING_SHARE = 0.6;
/** Labels that are not known have no more characters. */
const UNKNOWN_MAX = 10;
/** `单位：万元` stands above tables, not above labels. */
const UNIT = /^[（(]?(?:金额)?单位[:：]/u;
/** Of the column that numbers the rows. */
export const NUMBER_LABEL = /^(?:序号|编号|项目序号|序列号)$/u;

/** Top to bottom. */
export function openListHeads({ atoms, anchors: found, rulings }: OpenPageText, isKnownLabel: (label: string) => boolean): OpenListHead[] {
  const besideOthers = found.filter((anchor) => found.some((other) => other !== anchor && areBeside(anchor, other)));
  const isNear = ({ top, bottom, size }: Atom): boolean =>
    besideOthers.some((anchor) => anchor.top - bottom <= GAP_MAX * size && top - anchor.bottom <= GAP_MAX * size);
  const partsOf = (atom: Atom): readonly Atom[] => (isNear(atom) ? labelParts(atom, isKnownLabel) : [atom]);
  const origins = new Map(atoms.flatMap((atom) => partsOf(atom).map((part) => [part, atom] as const)));
  const parts = [...origins.keys()];
  const anchors = labelAnchors(parts, isKnownLabel, HEAD_STEP_MAX);
  const heads: OpenListHead[] = [];
  for (const anchor of anchors) {
    if (heads.some(({ bottom }) => middleOf(anchor) <= bottom)) continue;
    const head = headAround(anchor, { parts, anchors, rulings, isKnownLabel });
    if (head) heads.push({ ...head, atoms: new Set([...head.atoms].flatMap((part) => origins.get(part) ?? [])) });
  }
  return heads;
}

/** Labels that nearly touch are one piece of text; characters of one that are set wide are pieces of one each. */
function labelParts(atom: Atom, isKnownLabel: (label: string) => boolean): readonly Atom[] {
  if (isKnownLabel(labelText(atom.text))) return [atom];
  const parts = narrowParts(atom);
  return parts.some(({ text }) => Array.from(text).length > 1) ? parts : [atom];
}

interface PageParts {
  readonly isKnownLabel: (label: string) => boolean;
  readonly parts: readonly Atom[];
  readonly anchors: readonly LabelAnchor[];
  readonly rulings: readonly Ruling[];
}

type Extent = Pick<Atom, 'top' | 'bottom'>;

function headAround(anchor: LabelAnchor, { parts, anchors, rulings, isKnownLabel }: PageParts): OpenListHead | null {
  const beside = anchors.filter((other) => areBeside(anchor, other));
  if (beside.length < BESIDE_MIN) return null;
  const { size } = anchor;
  const level = secondLevel(beside, anchors, size);
  const known = [...beside, ...level];
  if (new Set(known.map(({ label }) => label)).size < LABELS_MIN) return null;
  const ofKnown = new Set(known.flatMap((label) => label.atoms));
  const runs = runsOf(known, level);
  const upper = groupsAbove(
    runs,
    parts.filter((part) => !ofKnown.has(part)),
    size,
  );
  if (!upper) return null;
  const ys = partingRulings(rulings, known);
  const isParted = (a: number, b: number): boolean => ys.some((y) => y > Math.min(a, b) && y < Math.max(a, b));
  const around = withSplitLabels(extentOf([...known, ...upper]), parts, size, isParted);
  const extent = withRestAboveRuling(around, parts, known, ys, size);
  const inHead = parts.filter((part) => isIn(part, extent) || ofKnown.has(part));
  const isSetWide = known.some(({ atoms }) => areCharacters(atoms));
  const unknown = stacked(
    inHead.filter((part) => !ofKnown.has(part) && !upper.includes(part)),
    isSetWide ? WIDE_MAX * size : 0,
  );
  const isNumbered = unknown.some(({ label }) => NUMBER_LABEL.test(labelText(label)));
  if (known.length <= unknown.length && !isNumbered) return null;
  const labels: HeadLabel[] = [...known, ...unknown].sort((a, b) => a.left - b.left);
  const overlap = labels.some((label, index) => index > 0 && label.left < (labels[index - 1]?.right ?? 0) + GUTTER_MIN * size);
  if (overlap) return null;
  const groups = runs.map((run, index): HeadGroup => {
    const [first, last] = [run[0], run.at(-1)].map((label) => (label ? labels.indexOf(label) : 0));
    return { first: first ?? 0, last: last ?? 0, bound: ((upper[index]?.bottom ?? extent.top) + extentOf(run).top) / 2 };
  });
  const isTouched = parts.some((part) => part.bottom > extent.top - EDGE && middleOf(part) <= extent.top && !inHead.includes(part));
  const unclear =
    isTouched ||
    unknown.some((label) => mayBeTwo(label, isKnownLabel)) ||
    mayBeginAbove(labels, known, extent, parts, size, isParted) ||
    mayEndBelow(unknown, extent, parts, size, isParted);
  return { labels, groups, atoms: new Set(inHead), ...extent, size, unclear };
}

/** Those that cover most of the labels' width. */
function partingRulings(rulings: readonly Ruling[], labels: readonly HeadLabel[]): number[] {
  const [left, right] = [Math.min(...labels.map((label) => label.left)), Math.max(...labels.map((label) => label.right))];
  return rulings
    .filter((ruling) => Math.min(ruling.end, right) - Math.max(ruling.start, left) >= RULING_SHARE * (right - left))
    .map(({ position }) => position);
}

function areBeside(a: LabelAnchor, b: LabelAnchor): boolean {
  return (middleOf(b) > a.top && middleOf(b) < a.bottom) || (middleOf(a) > b.top && middleOf(a) < b.bottom);
}

function middleOf({ top, bottom }: Extent): number {
  return (top + bottom) / 2;
}

function isIn(part: Extent, { top, bottom }: Extent): boolean {
  return middleOf(part) > top && middleOf(part) < bottom;
}

function extentOf(parts: readonly Extent[]): Extent {
  return { top: Math.min(...parts.map(({ top }) => top)), bottom: Math.max(...parts.map(({ bottom }) => bottom)) };
}

/** Known labels right below the others, and below none of them. */
function secondLevel(beside: readonly LabelAnchor[], anchors: readonly LabelAnchor[], size: number): readonly LabelAnchor[] {
  const { top, bottom } = extentOf(beside);
  const below = anchors.filter((anchor) => !beside.includes(anchor) && anchor.top > top && anchor.top - bottom <= LEVEL_GAP_MAX * size);
  return below.filter((anchor) => beside.every(({ left, right }) => anchor.left >= right || anchor.right <= left));
}

/** What heads each of these: one piece right above them. Null where one has none. */
function groupsAbove(runs: readonly (readonly LabelAnchor[])[], others: readonly Atom[], size: number): readonly Atom[] | null {
  const found = runs.map((run) => {
    const [left, right] = [Math.min(...run.map((label) => label.left)), Math.max(...run.map((label) => label.right))];
    const { top } = extentOf(run);
    const above = others.filter((part) => part.left < right && part.right > left && part.bottom <= top + EDGE && part.top < top);
    const lowest = Math.max(...above.map(({ bottom }) => bottom));
    const nearest = above.filter(({ bottom }) => lowest - bottom < EDGE);
    return nearest.length === 1 && top - lowest <= LEVEL_GAP_MAX * size ? nearest[0] : undefined;
  });
  return found.includes(undefined) ? null : found.flatMap((part) => part ?? []);
}

/** Of labels left to right, those of the lower level that follow each other. */
function runsOf<Label extends HeadLabel>(labels: readonly Label[], level: readonly Label[]): readonly Label[][] {
  const runs: Label[][] = [];
  let open = false;
  for (const label of [...labels].sort((a, b) => a.left - b.left)) {
    const isLower = level.includes(label);
    if (isLower && open) runs.at(-1)?.push(label);
    else if (isLower) runs.push([label]);
    open = isLower;
  }
  return runs;
}

/** With labels whose lines stand around the others' middle, above and below them. */
function withSplitLabels(extent: Extent, parts: readonly Atom[], size: number, isParted: (a: number, b: number) => boolean): Extent {
  const [above, below] = [
    parts.filter((part) => stands(part, extent, size) === 'above'),
    parts.filter((part) => stands(part, extent, size) === 'below'),
  ];
  const around = above.flatMap((upper) => {
    const lower = below.filter((part) => areUnderEachOther(part, upper));
    const nearest = lower.reduce<Atom | undefined>((best, part) => (best && best.top <= part.top ? best : part), undefined);
    if (!nearest || isParted(middleOf(upper), middleOf(nearest))) return [];
    const isAround = Math.abs(middleOf(upper) + middleOf(nearest) - 2 * middleOf(extent)) <= 2 * MIDDLE_MAX * size;
    const isFilled = parts.some((part) => isIn(part, extent) && (areUnderEachOther(part, upper) || areUnderEachOther(part, nearest)));
    return isAround && !isFilled ? [upper, nearest] : [];
  });
  return extentOf([extent, ...around]);
}

function stands(part: Extent, extent: Extent, size: number): 'above' | 'below' | null {
  if (isIn(part, extent)) return null;
  if (part.top < extent.top) return extent.top - part.bottom <= GAP_MAX * size ? 'above' : null;
  return part.top - extent.bottom <= GAP_MAX * size ? 'below' : null;
}

function areUnderEachOther(a: HeadLabel | Atom, b: HeadLabel | Atom): boolean {
  return a.left < b.right && a.right > b.left;
}

/** With the rest of labels that are not known, where a ruling closes the head, and nothing else stands above it. */
function withRestAboveRuling(
  extent: Extent,
  parts: readonly Atom[],
  known: readonly LabelAnchor[],
  rulings: readonly number[],
  size: number,
): Extent {
  const closing = Math.min(...rulings.filter((y) => y > extent.bottom - EDGE));
  const between = parts.filter((part) => part.top > middleOf(extent) && !isIn(part, extent) && part.bottom < closing + EDGE);
  const unknown = parts.filter((part) => isIn(part, extent) && !known.some((label) => areUnderEachOther(label, part)));
  const isRest = between.every(
    (part) =>
      stands(part, extent, size) === 'below' &&
      unknown.some((label) => areUnderEachOther(label, part)) &&
      !known.some((label) => areUnderEachOther(label, part)),
  );
  return Number.isFinite(closing) && isRest ? extentOf([extent, ...between]) : extent;
}

/** Labels that touch each other: `实施年度：备注`, or a known one and what stands beside it, or around it in several lines. */
function mayBeTwo({ label, lines }: StackedLabel, isKnownLabel: (label: string) => boolean): boolean {
  const characters = Array.from(labelText(label));
  if (characters.length > UNKNOWN_MAX || /[:：]./u.test(labelText(label)) || areTwoBeside(lines, isKnownLabel)) return true;
  return characters.some((_, from) =>
    characters.some((_, last) => {
      const part = characters.slice(from, last + 1);
      const isAtEnd = from === 0 || last === characters.length - 1;
      return part.length > 2 && part.length < characters.length && (isAtEnd || lines.length > 1) && isKnownLabel(part.join(''));
    }),
  );
}

/** `综合得评价结` above `分论`. */
function areTwoBeside([first = '', second = '']: readonly string[], isKnownLabel: (label: string) => boolean): boolean {
  const [upper, lower] = [Array.from(first), Array.from(second)];
  return upper.slice(1).some((_, from) =>
    lower.some((_, at) => {
      const [left, right] = [upper.slice(0, from + 1).concat(lower.slice(0, at)), upper.slice(from + 1).concat(lower.slice(at))];
      return [left, right].some((label) => label.length > 2 && isKnownLabel(label.join('')));
    }),
  );
}

/** What stands right above a label that is not known, and above no other, may be its first line. */
function mayBeginAbove(
  labels: readonly HeadLabel[],
  known: readonly HeadLabel[],
  extent: Extent,
  parts: readonly Atom[],
  size: number,
  isParted: (a: number, b: number) => boolean,
): boolean {
  const above = parts.filter(
    (part) => stands(part, extent, size) === 'above' && !isParted(middleOf(part), middleOf(extent)) && !UNIT.test(part.text),
  );
  return labels.some((label, index) => {
    if (known.includes(label) || NUMBER_LABEL.test(labelText(label.label))) return false;
    const [before, after] = [labels[index - 1]?.right ?? Number.NEGATIVE_INFINITY, labels[index + 1]?.left ?? Number.POSITIVE_INFINITY];
    return above.some((part) => areUnderEachOther(part, label) && part.left > before && part.right < after);
  });
}

/** What alone stands on the line below, under labels that are not known, may be their last line. */
function mayEndBelow(
  unknown: readonly HeadLabel[],
  extent: Extent,
  parts: readonly Atom[],
  size: number,
  isParted: (a: number, b: number) => boolean,
): boolean {
  const below = parts.filter((part) => stands(part, extent, size) === 'below');
  const top = Math.min(...below.map((part) => part.top));
  const line = below.filter((part) => part.top - top < EDGE);
  const labels = unknown.filter(({ label }) => !NUMBER_LABEL.test(labelText(label)));
  return (
    line.length > 0 && !isParted(top, middleOf(extent)) && line.every((part) => labels.some((label) => areUnderEachOther(label, part)))
  );
}

/** Each of them is a piece of its own, on one line. */
function areCharacters(atoms: readonly Atom[]): boolean {
  const [first, second] = atoms;
  return first !== undefined && second !== undefined && areOnOneLine(first, second) && atoms.every(isCharacter);
}

function areOnOneLine(a: Atom, b: Atom): boolean {
  return Math.abs(a.baseline - b.baseline) <= SAME_LINE_SHARE * a.size;
}

/** Pieces above each other are one label; so are characters no farther apart than this, where labels are set wide. */
function stacked(atoms: readonly Atom[], wideMax: number): StackedLabel[] {
  const stacks: Atom[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const atom of [...atoms].sort((a, b) => a.left - b.left)) {
    const last = stacks.at(-1)?.at(-1);
    const isNext =
      last !== undefined && atom.left - last.right <= wideMax && isCharacter(atom) && isCharacter(last) && areOnOneLine(last, atom);
    if (atom.left < right || isNext) stacks.at(-1)?.push(atom);
    else stacks.push([atom]);
    right = Math.max(right, atom.right);
  }
  return stacks.map((stack) => ({
    label: stack
      .sort((a, b) => a.baseline - b.baseline || a.left - b.left)
      .map(({ text }) => text)
      .join(''),
    left: Math.min(...stack.map((atom) => atom.left)),
    right: Math.max(...stack.map((atom) => atom.right)),
    lines: [...Map.groupBy(stack, ({ baseline }) => Math.round(baseline)).values()].map((line) =>
      labelText(line.map(({ text }) => text).join('')),
    ),
  }));
}

/** With a colon behind it or not. */
function isCharacter({ text }: Atom): boolean {
  return Array.from(labelText(text)).length === 1;
}

export function isSameHead(a: OpenListHead, b: OpenListHead): boolean {
  return a.labels.length === b.labels.length && countAlike(a, b) === a.labels.length;
}

/** Most labels are the same, and not all: one of the two is not whole. */
export function isLikeHead(a: OpenListHead, b: OpenListHead): boolean {
  return !isSameHead(a, b) && 2 * countAlike(a, b) > Math.max(a.labels.length, b.labels.length);
}

function countAlike(a: OpenListHead, b: OpenListHead): number {
  const areAlike = (one: HeadLabel, other: HeadLabel): boolean =>
    one.label === other.label && Math.abs(one.left - other.left) <= SAME_PLACE;
  return a.labels.filter((one) => b.labels.some((other) => areAlike(one, other))).length;
}
