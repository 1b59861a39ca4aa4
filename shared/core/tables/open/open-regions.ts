/**
 * The text of pages → the parts of tables without vertical rulings: which lines are a table's, and where it ends.
 *
 *          绩效评价结果信息表           not in the columns: above the table
 *     项目名称  公共绿地养护            the label that tables begin with
 *     存在问题  1. 审计工作存在
 *     ────────────────────── page
 *               滞后的情况。            the table goes on: in the columns
 *          绩效评价结果信息表           not in the columns: the table has ended
 *     项目名称  …                       the next one begins
 */

import { greatest } from '../../geometry/greatest.ts';
import { least } from '../../geometry/least.ts';
import { isPageNumber } from '../../text/page-number.ts';
import { CLAUSE_END, isFirstNumber, NUMBERED } from '../../text/paragraph-signs.ts';
import type { Atom } from '../../text/text-atoms.ts';
import { frontPieces } from './front-pieces.ts';
import { isCentred } from './is-centred.ts';
import type { LabelAnchor } from './label-anchors.ts';
import { toAnchor } from './label-anchors.ts';
import type { OpenColumns, PageText } from './open-columns.ts';
import type { OpenLine } from './open-rows.ts';

/** A line of values, and the pieces that it consists of. */
export interface RegionLine extends OpenLine {
  readonly atoms: readonly Atom[];
}

export interface OpenRegion {
  /** Index of the page. */
  readonly page: number;
  /** Top to bottom, both. */
  readonly lines: readonly RegionLine[];
  readonly labels: readonly LabelAnchor[];
  /** What stands in front of its labels (see front-pieces.ts). */
  readonly front: readonly Atom[];
  /** The table goes on from the page before, or on the next page. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
  /** From this baseline on it cannot be told which text is its own; null where it can of all. */
  readonly unclearFrom: number | null;
}

type Item =
  | { readonly kind: 'line'; readonly at: number; readonly line: RegionLine }
  | { readonly kind: 'label'; readonly at: number; readonly anchor: LabelAnchor; readonly known: boolean }
  | { readonly kind: 'across'; readonly at: number; readonly size: number; readonly isNote: boolean };

/** Pieces are on one line within this share of the font size. */
const SAME_LINE_SHARE = 0.3;
/** A line begins where values begin, within this many characters, or is indented by an amount between these. */
const ALIGNED_MAX = 0.6;
/** … or where others do, within this distance (points). */
const USUAL_LEFT = 1.5;
const INDENT_MIN = 1.4;
const INDENT_MAX = 2.7;
/** Text of a size that differs by more than this share is a title. */
const SIZE_SHARE = 0.12;
/** Lines of an unknown label follow each other within this distance (font sizes). */
const LABEL_STEP = 1.5;
/** Lines above a table's first label that may belong to its row: a name of three or four lines, with the label in its middle. */
const LINES_ABOVE_MAX = 2;
const STEP_ABOVE_MAX = 2.2;
/** A title stands this many times the lines' distance from other lines. */
const CLEAR_STEP = 1.25;
/** Steps beyond this many font sizes are gaps between rows. */
const STEP_MAX = 3;
/** A label with its value. The unit of a label's amounts stands in parentheses. */
const OWN_PAIR = /^[^：:（）()]{1,24}[：:][^（）()]+$/u;
/** Text farther below a table than this (font sizes) is no part of it. */
const STEP_BELOW_MAX = 5;

/** How tables of the document begin. */
export interface TableHeads {
  /** The label that they begin with (see beginnings.ts). */
  readonly beginning: string;
  /** What stands above more than one of them (see repeated-titles.ts). */
  readonly titles: ReadonlySet<string>;
}

export interface TextRegions {
  readonly regions: readonly OpenRegion[];
  /** A line above the first of them may be of the table before; one below the last, at the page's foot, of the next one. */
  readonly restAbove: boolean;
  readonly restBelow: boolean;
}

/** `cuts`: for each page, where rulings part rows; text on both sides of one is never of one cell. */
export function openRegions(
  pages: readonly PageText[],
  columns: OpenColumns,
  heads: TableHeads,
  cuts: readonly (readonly number[])[],
): TextRegions {
  const fronts = pages.map((page) => frontPieces(page, columns));
  const items = pages.map((page, index) => pageItems(page, new Set(fronts[index]), columns, cuts[index] ?? []));
  const size = usualSize(items.flat());
  const step = usualStep(items, size);
  const regions: OpenRegion[] = [];
  let [restAbove, restBelow] = [false, false];
  items.forEach((ofPage, page) => {
    const before = regions.at(-1);
    const goesOn = before?.page === page - 1 && before.openBottom;
    const middle = (pages[page]?.width ?? 0) / 2;
    const setting = {
      ...heads,
      page,
      goesOn,
      size,
      step,
      middle,
      columns,
      cuts: cuts[page] ?? [],
      front: fronts[page] ?? [],
      next: items[page + 1] ?? [],
    };
    const found = pageRegions(ofPage, setting);
    if (before && hasRest(ofPage, 0, found[0]?.start, setting)) regions.splice(-1, 1, unclearAtEnd(before));
    restAbove ||= !before && beginsInRest(ofPage.slice(0, found[0]?.start), setting);
    if (ofPage.length > 0) restBelow = endsInRest(ofPage.slice(found.at(-1)?.end ?? 0), setting);
    regions.push(
      ...found.map(({ region, end }, index) => {
        const isFollowed = hasRest(ofPage, end, found[index + 1]?.start, setting);
        return isFollowed ? unclearAtEnd(region) : region;
      }),
    );
  });
  return { regions, restAbove, restBelow };
}

/** Its last row may go on. */
export function unclearAtEnd(region: OpenRegion): OpenRegion {
  return { ...region, unclearFrom: region.unclearFrom ?? Number.POSITIVE_INFINITY };
}

/** With a line that begins as values do, and is no title. */
function beginsInRest(items: readonly Item[], setting: Setting): boolean {
  return items.some((item, index) => item.kind === 'line' && beginsAsValue(item.line, setting) && !isTitle(items, index, setting));
}

/** With a line that a name may begin with, whose rest stands on the next page. */
function endsInRest(items: readonly Item[], setting: Setting): boolean {
  const last = items.at(-1);
  return last?.kind === 'line' && isOfSize(last.line, setting) && !CLAUSE_END.test(last.line.text) && !setting.titles.has(last.line.text);
}

/** Text after a table that stands in its columns, and in no table: the part of one whose rows nobody knows. */
function hasRest(items: readonly Item[], from: number, to = items.length, setting: Setting): boolean {
  return items.slice(from, to).some((item, index) => {
    const above = items[from + index - 1];
    const endsParagraph = above?.kind === 'across' && item.at - above.at <= LABEL_STEP * setting.size;
    if (endsParagraph || isTitle(items, from + index, setting)) return false;
    if (item.kind === 'label')
      return Math.abs(item.anchor.size - setting.size) <= SIZE_SHARE * setting.size && !isBelowCut(item, items[from - 1], setting);
    return item.kind === 'line' && isInColumns(item, items, setting);
  });
}

interface Setting extends TableHeads {
  readonly page: number;
  readonly goesOn: boolean;
  readonly size: number;
  /** The usual distance of lines, in points. */
  readonly step: number;
  /** The middle of the page. */
  readonly middle: number;
  readonly columns: OpenColumns;
  readonly cuts: readonly number[];
  readonly front: readonly Atom[];
  readonly next: readonly Item[];
}

function pageItems({ atoms, anchors }: PageText, front: ReadonlySet<Atom>, columns: OpenColumns, cuts: readonly number[]): Item[] {
  const inColumn = anchors.filter((anchor) => anchor.right <= columns.gutter);
  const taken = new Set(inColumn.flatMap((anchor) => anchor.atoms));
  const free = atoms.filter((atom) => !taken.has(atom) && !front.has(atom));
  const across = free.filter((atom) => atom.left < columns.gutter && (atom.right > columns.gutter || beginsLine(atom)));
  const isOfLine = (atom: Atom): boolean =>
    across.some(({ baseline }) => Math.abs(baseline - atom.baseline) <= SAME_LINE_SHARE * atom.size);
  const left = free.filter((atom) => atom.right <= columns.gutter && !isOfLine(atom));
  const right = free.filter((atom) => atom.left >= columns.gutter && !isOfLine(atom));
  return [
    ...inColumn.map((anchor): Item => ({ kind: 'label', at: anchor.firstBaseline, anchor, known: true })),
    ...unknownLabels(left, cuts).map((anchor): Item => ({ kind: 'label', at: anchor.firstBaseline, anchor, known: false })),
    ...valueLines(right, columns).map((line): Item => ({ kind: 'line', at: line.baseline, line })),
    ...across.map((atom): Item => ({ kind: 'across', at: atom.baseline, size: atom.size, isNote: beginsLine(atom) })),
  ].sort((a, b) => a.at - b.at);
}

/** `1.`, or `填表人：张某` with a value of its own: no label, but the beginning of a note's line, across both columns. */
function beginsLine({ text }: Atom): boolean {
  return NUMBERED.exec(text)?.[0] === text || OWN_PAIR.test(text);
}

function unknownLabels(atoms: readonly Atom[], cuts: readonly number[]): LabelAnchor[] {
  const labels: Atom[][] = [];
  for (const atom of [...atoms].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const label = labels.at(-1);
    const last = label?.at(-1);
    const isCut = cuts.some((cut) => cut > (last?.baseline ?? cut) && cut < atom.baseline);
    if (label && last && !isCut && atom.baseline - last.baseline <= LABEL_STEP * atom.size) label.push(atom);
    else labels.push([atom]);
  }
  return labels.map(toAnchor);
}

function valueLines(atoms: readonly Atom[], columns: OpenColumns): RegionLine[] {
  const lines: Atom[][] = [];
  const values = [...atoms].sort((a, b) => a.baseline - b.baseline || a.left - b.left);
  for (const atom of values) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line && first && atom.baseline - first.baseline <= SAME_LINE_SHARE * atom.size) line.push(atom);
    else lines.push([atom]);
  }
  return lines.map((line) => {
    const inOrder = line.sort((a, b) => a.left - b.left);
    const [first, last] = [inOrder[0], inOrder.at(-1)];
    if (!first || !last) throw new Error('a line of no text');
    return {
      atoms: inOrder,
      text: inOrder.map((atom) => atom.text).join(' '),
      baseline: first.baseline,
      size: first.size,
      indent: first.left - columns.valueLeft,
      room: columns.right - last.end,
      headWidth: first.headWidth,
    };
  });
}

function usualSize(items: readonly Item[]): number {
  const sizes = items.flatMap((item) => (item.kind === 'line' ? [item.line.size] : [])).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 0;
}

function usualStep(pages: readonly (readonly Item[])[], size: number): number {
  const steps = pages.flatMap((items) => {
    const lines = items.flatMap((item) => (item.kind === 'line' ? [item.at] : []));
    return lines.slice(1).flatMap((at, index) => (at - (lines[index] ?? at) <= STEP_MAX * size ? [at - (lines[index] ?? at)] : []));
  });
  steps.sort((a, b) => a - b);
  return steps[steps.length >> 1] ?? 1.5 * size;
}

interface FoundRegion {
  readonly region: OpenRegion;
  /** Indexes of its first item, and after its last. */
  readonly start: number;
  readonly end: number;
}

function pageRegions(items: readonly Item[], setting: Setting): FoundRegion[] {
  const regions: FoundRegion[] = [];
  let from = 0;
  let goesOn = setting.goesOn;
  while (from < items.length) {
    const start = goesOn ? 0 : startOfTable(items, from, setting);
    if (start === null) break;
    const end = endOfTable(items, start, goesOn, setting);
    if (end > start) regions.push({ region: toRegion(items, start, end, goesOn, setting), start, end });
    goesOn = false;
    from = Math.max(end, from + 1);
  }
  return regions;
}

/** The next label, and what stands just above it in its row. */
function startOfTable(items: readonly Item[], from: number, setting: Setting): number | null {
  const first = items.findIndex((item, index) => index >= from && item.kind === 'label' && item.known);
  if (first < 0) return null;
  let start = first;
  for (let index = first - 1; index >= Math.max(from, first - LINES_ABOVE_MAX); index -= 1) {
    const [item, below] = [items[index], items[start]];
    if (item?.kind !== 'line' || !below || below.at - item.at > STEP_ABOVE_MAX * setting.size) break;
    if (CLAUSE_END.test(item.line.text)) break; // no name's first line
    const isSetIn = item.line.indent > ALIGNED_MAX * item.line.size && !isBesideLabel(item.line, items);
    const isOutside = isSetIn || isTitle(items, index, setting) || !isInColumns(item, items, setting);
    if (isOutside && !isValueOf(items, index, first, setting)) break;
    start = index;
  }
  return start;
}

/**
 * All that a row between two rulings has beside its label stands higher than it does, wherever that is across the page:
 *
 *     ────────────────────────────
 *                公共绿地养护
 *     项目名称
 *     ────────────────────────────
 */
function isValueOf(items: readonly Item[], index: number, first: number, { cuts, titles, size }: Setting): boolean {
  const [item, label] = [items[index], items[first]];
  if (item?.kind !== 'line' || !label || titles.has(item.line.text) || Math.abs(item.line.size - size) > SIZE_SHARE * size) return false;
  const bottom = cuts.find((cut) => cut > label.at);
  const isClosed = bottom !== undefined && cuts.some((cut) => cut < item.at) && !cuts.some((cut) => cut > item.at && cut < label.at);
  return isClosed && !items.slice(first).some((other) => other.kind !== 'label' && other.at < bottom);
}

/** After the last item of the table on this page: between its labels everything is its own, after them what stands in the columns. */
function endOfTable(items: readonly Item[], start: number, goesOn: boolean, setting: Setting): number {
  let end = start;
  let known = start;
  let begun = goesOn;
  /** A label of one character a line may reach far below its value. */
  let reach = Number.NEGATIVE_INFINITY;
  for (let index = start; index < items.length; index += 1) {
    const item = items[index];
    if (!item) break;
    if (item.kind === 'label' && item.known) {
      const isNext = item.anchor.label === setting.beginning && begun;
      end = isNext ? Math.min(end, firstTitle(items, known, index, setting)) : end;
      if (isNext && end < index) break;
      begun = true;
      known = index + 1;
      end = index + 1;
    } else if (
      end === index &&
      isInColumns(item, items, setting) &&
      (index === start || item.at - reach <= STEP_BELOW_MAX * setting.size) &&
      !isTitle(items, index, setting)
    ) {
      end = index + 1;
    }
    reach = Math.max(reach, item.kind === 'label' ? item.anchor.lastBaseline : item.at);
  }
  return end;
}

/** A line that stands as titles do, but where values begin it may be one of them; or one that heads another table too, wherever it stands in the middle. */
function isTitle(items: readonly Item[], index: number, setting: Setting): boolean {
  const item = items[index];
  if (item?.kind !== 'line') return false;
  if (setting.titles.has(item.line.text)) return isCentred(item.line.atoms, setting.middle) && !isBesideLabel(item.line, items);
  return standsAsTitle(items, index, setting) && item.line.indent > ALIGNED_MAX * item.line.size;
}

/** In the middle of the page, clear of what stands above and below it, and beside no label: no end of a sentence that stands there by chance. */
function standsAsTitle(items: readonly Item[], index: number, { step, middle }: Setting): boolean {
  const item = items[index];
  if (item?.kind !== 'line' || isBesideLabel(item.line, items) || CLAUSE_END.test(item.line.text)) return false;
  if (!isCentred(item.line.atoms, middle)) return false;
  const [above, below] = [items[index - 1], items[index + 1]];
  return (!above || item.at - above.at > CLEAR_STEP * step) && (!below || below.at - item.at > CLEAR_STEP * step);
}

/** A line in the middle of the page between a project and the next one, close to both. */
function mayBeTitle(items: readonly Item[], index: number, { beginning, middle }: Setting): boolean {
  const [item, below] = [items[index], items.slice(index + 1).find(({ kind }) => kind === 'label')];
  if (item?.kind !== 'line' || below?.kind !== 'label' || below.anchor.label !== beginning) return false;
  return !isBesideLabel(item.line, items) && !CLAUSE_END.test(item.line.text) && isCentred(item.line.atoms, middle);
}

/** A line in the middle of the page, between two labels, and not where values begin: of no row, but over those that follow. */
function mayHeadRows(own: readonly Item[], index: number, setting: Setting): boolean {
  const item = own[index];
  if (item?.kind !== 'line' || isBesideLabel(item.line, own) || beginsAsValue(item.line, setting) || CLAUSE_END.test(item.line.text))
    return false;
  return isCentred(item.line.atoms, setting.middle) && own.slice(index + 1).some(({ kind }) => kind === 'label');
}

/** The last line of the page looks like its number, and no label of the form stands beside it. */
function mayBePageNumber(own: readonly Item[], index: number, items: readonly Item[]): boolean {
  const item = own[index];
  if (item?.kind !== 'line' || !isPageNumber(item.line.text) || items.some(({ at }) => at > item.at + item.line.size)) return false;
  return !items.some((other) => other.kind === 'label' && other.known && isOnLine(other.anchor, item.line));
}

function firstTitle(items: readonly Item[], from: number, to: number, setting: Setting): number {
  for (let index = from; index < to; index += 1) if (isTitle(items, index, setting)) return index;
  return to;
}

function isInColumns(item: Item, items: readonly Item[], setting: Setting): boolean {
  switch (item.kind) {
    case 'across':
      return false;
    case 'label':
      return item.known || items.some((other) => other.kind === 'line' && isOnLine(item.anchor, other.line));
    case 'line': {
      const { line } = item;
      if (isBesideLabel(line, items) || beginsAsValue(line, setting)) return true;
      const [first] = line.atoms;
      return isOfSize(line, setting) && setting.columns.inner.some(({ from }) => first !== undefined && first.left >= from);
    }
  }
}

function beginsAsValue(line: RegionLine, setting: Setting): boolean {
  const [first] = line.atoms;
  const indent = line.indent / line.size;
  const isUsual = setting.columns.lefts.some((left) => first !== undefined && Math.abs(first.left - left) <= USUAL_LEFT);
  return isOfSize(line, setting) && (isUsual || Math.abs(indent) <= ALIGNED_MAX || (indent >= INDENT_MIN && indent <= INDENT_MAX));
}

function isOfSize(line: RegionLine, { size }: Setting): boolean {
  return Math.abs(line.size - size) <= SIZE_SHARE * size;
}

function isBesideLabel(line: RegionLine, items: readonly Item[]): boolean {
  return items.some((item) => item.kind === 'label' && isOnLine(item.anchor, line));
}

function isOnLine(label: LabelAnchor, line: RegionLine): boolean {
  const near = SAME_LINE_SHARE * line.size;
  return line.baseline >= label.firstBaseline - near && line.baseline <= label.lastBaseline + near;
}

function toRegion(items: readonly Item[], start: number, end: number, openTop: boolean, setting: Setting): OpenRegion {
  const own = items.slice(start, end);
  const openBottom = end === items.length && goesOnNext(setting);
  const parts = own.flatMap((item) => (item.kind === 'line' ? item.line.atoms : item.kind === 'label' ? item.anchor.atoms : []));
  const [top, bottom] = [least(parts.map((atom) => atom.top)), greatest(parts.map((atom) => atom.bottom))];
  const front = setting.front.filter((atom) => atom.baseline > top && atom.baseline <= bottom);
  const region = {
    page: setting.page,
    lines: own.flatMap((item) => (item.kind === 'line' ? [item.line] : [])),
    labels: own.flatMap((item) => (item.kind === 'label' ? [item.anchor] : [])),
    front,
    openTop,
    openBottom,
    unclearFrom: isBegunAbove(items[start - 1], own, setting)
      ? Number.NEGATIVE_INFINITY
      : firstUnclear(items, start, end, { ...setting, front }),
  };
  const lastLine = own.findLast((item) => item.kind === 'line');
  const mayEndElsewhere =
    runsOn(lastLine, items[end], setting) || (openBottom && beginsAnew(setting) && standsAsTitle(setting.next, 0, setting));
  return mayEndElsewhere ? unclearAtEnd(region) : region;
}

/** What stands across the columns, or may be a title, the page's number or a label. */
function firstUnclear(items: readonly Item[], start: number, end: number, setting: Setting): number | null {
  const own = items.slice(start, end);
  const found = own.find(
    (item, index) =>
      item.kind === 'across' ||
      (index > 0 && (mayBeTitle(items, start + index, setting) || mayHeadRows(own, index, setting))) ||
      mayBePageNumber(own, index, items),
  );
  const places = [
    ...(found ? [found.at] : []),
    ...setting.front.filter((atom) => mayBeLabel(atom, own, setting)).map((atom) => atom.baseline),
  ];
  return places.length > 0 ? Math.min(...places) : null;
}

/** In front of a line that no label stands beside, and that begins as a value of its own may: perhaps a label that is set farther out than the others. */
function mayBeLabel(atom: Atom, own: readonly Item[], { cuts }: Setting): boolean {
  const lines = own.flatMap((item) => (item.kind === 'line' ? [item.line] : []));
  const index = lines.findIndex(({ baseline, size }) => Math.abs(baseline - atom.baseline) <= SAME_LINE_SHARE * size);
  const [line, above] = [lines[index], lines[index - 1]];
  if (!line || isBesideLabel(line, own)) return false;
  const isInBand = (y: number): boolean => !cuts.some((cut) => cut > y !== cut > line.baseline);
  const isRuled = cuts.some((cut) => cut < line.baseline) && cuts.some((cut) => cut > line.baseline);
  if (isRuled && own.some((item) => item.kind === 'label' && isInBand(item.at))) return false;
  const isNext = NUMBERED.test(line.text) && !isFirstNumber(line.text);
  return !isNext && (!above || CLAUSE_END.test(above.text));
}

function isBegunAbove(above: Item | undefined, own: readonly Item[], setting: Setting): boolean {
  return isCutOff(above, own, setting) || isOfRow(above, own, setting);
}

/** A line outside the columns that the first line of a name may follow: no title in the middle of the page, or, where its margins differ, of the table. */
function isCutOff(above: Item | undefined, own: readonly Item[], setting: Setting): boolean {
  const { left, right } = setting.columns;
  const isTitleLine = above?.kind === 'line' && [setting.middle, (left + right) / 2].some((middle) => isCentred(above.line.atoms, middle));
  return (
    !isTitleLine &&
    runsOn(
      above,
      own.find((item) => item.kind === 'line'),
      setting,
    )
  );
}

/** Between the same two rulings as what the table begins with, where they close one row. */
function isOfRow(above: Item | undefined, own: readonly Item[], { cuts, size }: Setting): boolean {
  const [first] = own;
  const bottom = cuts.find((cut) => first !== undefined && cut > first.at);
  if (!above || !first || bottom === undefined || first.at - above.at > STEP_ABOVE_MAX * size) return false;
  const isParted = cuts.some((cut) => cut > above.at && cut < first.at) || !cuts.some((cut) => cut < above.at);
  return !isParted && own.filter((item) => item.kind === 'label' && item.at < bottom).length === 1;
}

/** No label of this table stands on the next page, above that of the next one. */
function beginsAnew({ next, beginning }: Setting): boolean {
  const label = next.find((item) => item.kind === 'label' && item.known);
  return label?.kind !== 'label' || label.anchor.label === beginning;
}

/** A line outside the columns, or across them, that follows the last one like any line of its cell. */
function runsOn(last: Item | undefined, next: Item | undefined, setting: Setting): boolean {
  const { step, size } = setting;
  if (last?.kind !== 'line' || !next || next.kind === 'label' || isBelowCut(next, last, setting)) return false;
  if (next.kind === 'across' && next.isNote) return false;
  const nextSize = next.kind === 'line' ? next.line.size : next.size;
  return next.at - last.at <= CLEAR_STEP * step && Math.abs(nextSize - size) <= SIZE_SHARE * size;
}

/** What a ruling parts from the text above it. Where it closes the table, a note may stand below. */
function isBelowCut(item: Item, above: Item | undefined, { cuts }: Setting): boolean {
  return above !== undefined && cuts.some((cut) => cut > above.at && cut < item.at);
}

/** The next page begins in the columns, or with a label that no table begins with. */
function goesOnNext(setting: Setting): boolean {
  const [first] = setting.next;
  if (!first || isTitle(setting.next, 0, setting)) return false;
  if (first.kind === 'label' && first.known) return first.anchor.label !== setting.beginning;
  const isTopRow = setting.next.slice(0, LINES_ABOVE_MAX + 1).find((item) => item.kind === 'label');
  if (isTopRow?.kind === 'label' && isTopRow.known && isTopRow.anchor.label === setting.beginning) {
    return first.kind === 'line' && isTitleFree(first, isTopRow, setting);
  }
  const isFree = first.kind === 'line' && !isBesideLabel(first.line, setting.next);
  return isFree ? beginsAsValue(first.line, setting) : isInColumns(first, setting.next, setting);
}

/** A line where values begin, and not of the row of the label below it. */
function isTitleFree(first: Extract<Item, { kind: 'line' }>, label: Extract<Item, { kind: 'label' }>, setting: Setting): boolean {
  return beginsAsValue(first.line, setting) && label.at - first.at > STEP_ABOVE_MAX * setting.size;
}
