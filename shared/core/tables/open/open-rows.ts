/**
 * Lines of values and labels beside them, with no ruling between → rows. Where a row begins shows in how labels are set: at its top, or in its middle.
 *
 *     top:     项目名称  公共绿地养护          middle:   项目名称  公共绿地养护
 *              存在问题  1. 审计工作存在                           1. 审计工作存在
 *                        滞后的情况。                   存在问题  滞后的情况。
 *                        2. 编制不细。                            2. 编制不细。
 *
 * A value lower than its label stands at the top or in the middle of it, either way. Where the gaps between rows are wider than any other, they part them, wherever the labels stand. In the middle, the first row's start gives its end, which gives the next row's start, and so on. Where a page breaks a row, its label stands anywhere in its
 * part, or in the other part; then more than one way may fit, and how lines end and begin must tell. Where that does not tell either, the rows are unclear.
 */
import { CLAUSE_END, INTRODUCTION_END, isFirstNumber, NUMBERED, numberingOf } from '../../text/paragraph-signs.ts';

export interface OpenLine {
  readonly text: string;
  readonly baseline: number;
  readonly size: number;
  /** Points from where values begin, and to where they end. */
  readonly indent: number;
  readonly room: number;
  /** Width of what could not be parted at its start, in points. */
  readonly headWidth: number;
}

export interface OpenLabel {
  readonly firstBaseline: number;
  readonly lastBaseline: number;
  readonly size: number;
  /** The page before has its first part. */
  readonly isRest?: true;
}

/** Lines between two rulings, or between the edges of a table's part on a page. */
export interface OpenBand {
  /** Top to bottom, both. */
  readonly lines: readonly OpenLine[];
  readonly labels: readonly OpenLabel[];
  /** It may begin inside a row, or end inside one. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
  /** The row that it may begin in, where that has its label on the page before. */
  readonly before?: { readonly last: OpenLine | undefined };
}

/** `label`: index into the band's labels, null where the row has none here; lines from `first` up to, not including, `end`. */
export interface OpenRow {
  readonly label: number | null;
  readonly first: number;
  readonly end: number;
}

/** Labels stand at the top, or in the middle of their rows; or gaps part the rows, each with its label, wherever that is set. */
export type RowSigns = 'top' | 'middle' | RowGaps;

export interface RowGaps {
  /** In points. */
  readonly over: number;
  /** Paragraphs in one row are seen to stand closer. */
  readonly seen: boolean;
  /** Each paragraph has a row of its own: those without a label go on with the row above, and a label stands at the top or in the middle of its first one. */
  readonly areParagraphs?: true;
  /** Labels do not stand at one place in their rows: lines between gaps may belong to another one. */
  readonly areScattered?: true;
}

export interface RowsOfBand {
  readonly rows: readonly OpenRow[];
  /** How badly the rows fit what is printed: 0 is as if ruled. */
  readonly cost: number;
  /** Another way fits as well. */
  readonly unclear: boolean;
  /** So many of its rows, from the first on, no other way that fits as well has otherwise, and nothing speaks against them. */
  readonly sureUpTo: number;
}

/** Lines and labels of a band; more are no table of this form, and would take too long. */
const LINES_MAX = 400;
const LABELS_MAX = 60;
/** A label set at its row's top stands on the first line's baseline within this share of the font size. */
const SAME_LINE_SHARE = 0.35;
/** A label in its row's middle stands there within this share of the lines' distance; one line more or less moves the middle by half of it. */
const MIDDLE_SHARE = 0.23;
/** So far off (lines' distances) a label stands in the middle of no part of a row. */
const OFF_MIDDLE_MAX = 0.75;
/** Labels stand at one place in their rows within this share of the lines' distance: an empty line at the value's end moves the middle by half of it. */
const OFF_PLACE_MAX = 0.53;
/** A step this many times the lines’ distance is a gap between rows, or between paragraphs: browsers round lines to 0.75 points, and pad cells by 1.5. */
export const WIDE_STEP = 1.1;
/** A row begins where the text does not say so: never by itself, but another way may be worse. */
const COST_IN_SENTENCE = 5;
/** A row begins with a paragraph, with no gap to show it. */
const COST_NO_GAP = 0.5;
/** A gap inside a row: between two paragraphs, perhaps. */
const COST_GAP_INSIDE = 0.3;
const NUMBERED_SENTENCE = /^(?:第|一是)/u;
/** Numbers begin again in a row. */
const COST_RESTART = 2;
/** A label with no value. */
const COST_EMPTY = 1;
/** A label in a row that the page breaks, and not in the middle of its part: it may as well be in the middle of the whole row. Never enough to decide by itself. */
const COST_OFF_MIDDLE = 0.8;
/** The next best way must be worse by this much. */
const MARGIN = 1;
/** A line this short (characters) was ended by the writer, if what the next one begins with would have fitted. */
const SHORT_LINE = 1.5;
/** An indent of a paragraph (characters). */
const INDENT_MIN = 0.9;

/** Null where these signs give no rows. `step`: the usual distance of lines, in points. */
export function bandToRows(band: OpenBand, signs: RowSigns, step: number): RowsOfBand | null {
  if (band.lines.length > LINES_MAX || band.labels.length > LABELS_MAX) return null;
  const ways = waysOf(band, signs, step);
  const rated = distinct(ways)
    .map((rows) => ({ rows, cost: costOf(rows, band, signs, step) }))
    .sort((a, b) => a.cost - b.cost);
  const [best, ...others] = rated;
  if (!best) return null;
  const near = others.filter(({ cost }) => cost < best.cost + MARGIN);
  const shared = near.map(({ rows }) => best.rows.findIndex((row, index) => !isSameRow(row, rows[index])));
  const sureUpTo = Math.min(...[...shared, firstDoubtful(best.rows, band, signs, step)].map((row) => (row < 0 ? best.rows.length : row)));
  return { ...best, unclear: near.length > 0 || sureUpTo < best.rows.length, sureUpTo };
}

function isSameRow(a: OpenRow, b: OpenRow | undefined): boolean {
  return b !== undefined && a.label === b.label && a.first === b.first && a.end === b.end;
}

function waysOf(band: OpenBand, signs: RowSigns, step: number): OpenRow[][] {
  if (signs === 'top') return rowsFromTops(band, step);
  return signs === 'middle' ? rowsFromMiddles(band, step) : rowsFromGaps(band, signs, step);
}

/** Each stretch of lines without a gap is a row with one label; only where a page breaks a row its part may have none. */
function rowsFromGaps({ lines, labels, openTop, openBottom }: OpenBand, { over, areParagraphs }: RowGaps, step: number): OpenRow[][] {
  const starts = lines.flatMap((line, index) => (index === 0 || isApart(lines[index - 1], line, over) ? [index] : []));
  const rows: OpenRow[] = [];
  let label = 0;
  if (labels[0]?.isRest && openTop && isAboveAll(labels[0], lines)) {
    rows.push({ label, first: 0, end: 0 });
    label += 1;
  }
  for (const [index, first] of starts.entries()) {
    const end = starts[index + 1] ?? lines.length;
    const here = labels[label];
    const [beginsBefore, goesOn] = [index === 0 && openTop, index === starts.length - 1 && openBottom];
    const isOwn =
      here !== undefined &&
      (standsBeside(here, { first, end }, lines, step) ||
        reachesOver(here, { first, end }, lines, step) ||
        (beginsBefore && isAboveAll(here, lines)) ||
        (goesOn && label === labels.length - 1 && isBelowAll(here, lines)));
    const mayLack = beginsBefore || goesOn || (areParagraphs && index > 0);
    if (!isOwn && !mayLack) return [];
    if (isOwn && areParagraphs && !goesOn && !isSet(here, lines[first], lines[end - 1], step)) return [];
    rows.push({ label: isOwn ? label : null, first, end });
    if (isOwn) label += 1;
  }
  const rest = labels[label];
  if (rest && openBottom && label === labels.length - 1 && isBelowAll(rest, lines))
    rows.push({ label, first: lines.length, end: lines.length });
  else if (rest) return [];
  return [rows];
}

/** At the top of its row, or in the middle. */
function isSet(label: OpenLabel, first: OpenLine | undefined, last: OpenLine | undefined, step: number): boolean {
  return first !== undefined && (beginsOn(label, first) || !isOffMiddle(label, first, last, MIDDLE_SHARE * step));
}

/** -1, or the first row that something speaks against, or at the page's end one that may be a paragraph of the row above. */
function firstDoubtful(rows: readonly OpenRow[], band: OpenBand, signs: RowSigns, step: number): number {
  const gaps = typeof signs === 'object' ? signs : null;
  if (gaps && !gaps.seen && rows.length > 1 && rows.at(-1)?.label === null) return rows.length - 1;
  return rows.findIndex(
    (row, index) =>
      (gaps?.areScattered === true &&
        isWhole(index, rows, band) &&
        PLACES.every((place) => !standsAt(place, row, band, MIDDLE_SHARE * step))) ||
      beginsInside(row, band, { step, areParagraphs: gaps?.areParagraphs === true }) ||
      countsAgain(row, band) ||
      (signs === 'middle' && isOffMiddleAndParted(row, band, step)),
  );
}

/** Inside a sentence, or with what is numbered as no first. Below what stands on the page before it may begin where no paragraph is seen to. */
function beginsInside(
  { label, first, end }: OpenRow,
  { lines, labels, before: rowBefore }: OpenBand,
  { step, areParagraphs }: { readonly step: number; readonly areParagraphs: boolean },
): boolean {
  const isNew = label !== null && labels[label]?.isRest === undefined;
  const [before, start] = [first > 0 ? lines[first - 1] : isNew ? rowBefore?.last : undefined, lines[first]];
  if (!before || !start || first === end) return false;
  const isInSentence = !hasEnded(before, start) && !(first > 0 && isWide(before, start, step));
  return isInSentence || isMisnumbered(start.text, label === null && areParagraphs);
}

function countsAgain({ first, end }: OpenRow, { lines }: OpenBand): boolean {
  const own = lines.slice(first, end);
  return own.some((_, index) => beginsAgain(own.slice(0, index + 1)));
}

/** Its label stands in the middle of no part of it, and gaps part it. */
function isOffMiddleAndParted({ label, first, end }: OpenRow, { lines, labels }: OpenBand, step: number): boolean {
  if (label === null || !isOffMiddle(labels[label], lines[first], lines[end - 1], OFF_MIDDLE_MAX * step)) return false;
  return lines.slice(first, end - 1).some((line, index) => isWide(line, lines[first + index + 1], step));
}

const PLACES = ['top', 'middle', 'foot'] as const;

/** Whether labels stand at one place in all rows that no page breaks: in `rows`, one entry a band. */
export function haveOnePlace(bands: readonly OpenBand[], rows: readonly (readonly OpenRow[])[], step: number): boolean {
  return PLACES.some((place) =>
    bands.every((band, index) =>
      (rows[index] ?? []).every((row, at, all) => !isWhole(at, all, band) || standsAt(place, row, band, OFF_PLACE_MAX * step)),
    ),
  );
}

function isWhole(index: number, rows: readonly OpenRow[], { openTop, openBottom }: OpenBand): boolean {
  return !(index === 0 && openTop) && !(index === rows.length - 1 && openBottom);
}

/** Within a distance (points), or where nothing can be said. */
function standsAt(place: (typeof PLACES)[number], row: OpenRow, { lines, labels }: OpenBand, near: number): boolean {
  const label = row.label === null ? undefined : labels[row.label];
  const [first, last] = [lines[row.first], lines[row.end - 1]];
  if (!label || !first || !last || row.first === row.end) return true;
  if (place === 'middle') return !isOffMiddle(label, first, last, near);
  return Math.abs(place === 'top' ? label.firstBaseline - first.baseline : label.lastBaseline - last.baseline) <= near;
}

/** A row for each label, down to the next label: what can be said of rows where nothing shows how labels are set. */
export function rowsBelowLabels({ lines, labels }: Pick<OpenBand, 'lines' | 'labels'>): OpenRow[] {
  const starts = labels.map((label) => lines.findIndex((line) => line.baseline >= label.firstBaseline - SAME_LINE_SHARE * label.size));
  const edges = starts.map((start) => (start < 0 ? lines.length : start));
  const [first = lines.length] = edges;
  const rows = edges.map((start, index): OpenRow => ({ label: index, first: start, end: edges[index + 1] ?? lines.length }));
  return first > 0 ? [{ label: null, first: 0, end: first }, ...rows] : rows;
}

/** So many first labels have one line each, on their own: the next label's has begun. Wherever labels are set, that is their row. */
export function rowsOfOneLine({ lines, labels, openTop }: OpenBand): number {
  if (openTop) return 0;
  const next = labels.findIndex((label, index) => {
    const line = lines[index];
    return line === undefined || !beginsOn(label, line) || label.lastBaseline > line.baseline + SAME_LINE_SHARE * label.size;
  });
  return Math.max(0, (next < 0 ? labels.length : next) - 1);
}

/** A value begins with the first of what is numbered; a paragraph that goes on does not. */
function isMisnumbered(text: string, goesOn: boolean): boolean {
  return NUMBERED.test(text) && isFirstNumber(text) === goesOn;
}

function rowsFromTops({ lines, labels, openTop, openBottom }: OpenBand, step: number): OpenRow[][] {
  const rows = rowsBelowLabels({ lines, labels });
  const isRow = ({ label: index, first, end }: OpenRow): boolean => {
    if (index === null) return openTop;
    const [label, start] = [labels[index], lines[first]];
    if (!label) return false;
    if (label.isRest) return index === 0 && openTop;
    if (!start || first === end) {
      const isCutOff = index === labels.length - 1 && openBottom && isBelowAll(label, lines);
      return isCutOff || standsInGap(label, first, lines, step);
    }
    return beginsOn(label, start) || standsInMiddle(label, start, lines[end - 1], step);
  };
  return rows.every(isRow) ? [rows] : [];
}

/** A value lower than its label, and in the middle of it. */
function standsInMiddle(label: OpenLabel, first: OpenLine, last: OpenLine | undefined, step: number): boolean {
  return last !== undefined && last.baseline < label.lastBaseline && !isOffMiddle(label, first, last, MIDDLE_SHARE * step);
}

function isBelowAll(label: OpenLabel, lines: readonly OpenLine[]): boolean {
  return label.firstBaseline > (lines.at(-1)?.baseline ?? Number.NEGATIVE_INFINITY);
}

function isAboveAll(label: OpenLabel, lines: readonly OpenLine[]): boolean {
  return label.lastBaseline < (lines[0]?.baseline ?? Number.POSITIVE_INFINITY);
}

function rowsFromMiddles(band: OpenBand, step: number): OpenRow[][] {
  const ways = chain(band, step, 0, 0);
  if (!band.openTop) return ways.slice();
  for (let end = 1; end <= band.lines.length; end += 1) {
    const part = { first: 0, end };
    for (const rest of chain(band, step, 0, end)) ways.push([{ label: null, ...part }, ...rest]);
    const [label] = band.labels;
    if (!label || (band.before && !label.isRest)) continue;
    if (standsBeside(label, part, band.lines, step) || (label.isRest && reachesOver(label, part, band.lines, step))) {
      for (const rest of chain(band, step, 1, end)) ways.push([{ label: 0, ...part }, ...rest]);
    }
  }
  return ways;
}

/** The ways in which the labels from one on have their rows, from a line on. */
function chain(band: OpenBand, step: number, label: number, first: number): OpenRow[][] {
  const { lines, labels, openBottom } = band;
  const here = labels[label];
  const rest = { first, end: lines.length };
  if (!here) return first === lines.length ? [[]] : openBottom ? [[{ label: null, ...rest }]] : [];
  const ways: OpenRow[][] = [];
  const end = endAround(here, first, band, step);
  if (end !== null) for (const more of chain(band, step, label + 1, end)) ways.push([{ label, first, end }, ...more]);
  else if (standsInGap(here, first, lines, step))
    for (const more of chain(band, step, label + 1, first)) ways.push([{ label, first, end: first }, ...more]);
  const last = label === labels.length - 1;
  if (last && openBottom && (standsBeside(here, rest, lines, step) || isBelowAll(here, lines))) {
    ways.push([{ label, ...rest }]);
  }
  return ways;
}

/** The end of the row that starts with a line and has the label in its middle; or the value at its top, where the label is taller. */
function endAround(label: OpenLabel, first: number, { lines }: OpenBand, step: number): number | null {
  const start = lines[first];
  if (!start) return null;
  const target = 2 * middleOf(label.firstBaseline, label.lastBaseline, label.size) - middleOf(start.baseline, start.baseline, start.size);
  for (let index = first; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line) return null;
    const off = middleOf(line.baseline, line.baseline, line.size) - target;
    if (Math.abs(off) / 2 <= MIDDLE_SHARE * step) return index + 1;
    if (off > 0) return beginsOn(label, start) ? index : null;
  }
  return beginsOn(label, start) ? lines.length : null;
}

function beginsOn({ firstBaseline, size }: OpenLabel, line: OpenLine): boolean {
  return Math.abs(line.baseline - firstBaseline) <= SAME_LINE_SHARE * size;
}

/** Of lines from one baseline to another: a third of the font size above the baselines' middle. */
function middleOf(firstBaseline: number, lastBaseline: number, size: number): number {
  return (firstBaseline + lastBaseline) / 2 - 0.35 * size;
}

function standsBeside(label: OpenLabel, { first, end }: Omit<OpenRow, 'label'>, lines: readonly OpenLine[], step: number): boolean {
  const [top, bottom] = [lines[first], lines[end - 1]];
  if (!top || !bottom || end <= first) return false;
  return label.firstBaseline > top.baseline - step / 2 && label.lastBaseline < bottom.baseline + step / 2;
}

/** A label of one character a line may be taller than its value. */
function reachesOver(label: OpenLabel, { first, end }: Omit<OpenRow, 'label'>, lines: readonly OpenLine[], step: number): boolean {
  const [top, bottom] = [lines[first], lines[end - 1]];
  if (!top || !bottom) return false;
  return label.firstBaseline < top.baseline + step / 2 && label.lastBaseline > bottom.baseline - step / 2;
}

/** Clear of the lines above and below: a label whose value is empty. */
function standsInGap(label: OpenLabel, first: number, lines: readonly OpenLine[], step: number): boolean {
  const above = lines[first - 1]?.baseline ?? Number.NEGATIVE_INFINITY;
  const below = lines[first]?.baseline ?? Number.POSITIVE_INFINITY;
  return label.firstBaseline > above + 0.6 * step && label.lastBaseline < below - 0.6 * step;
}

function distinct(ways: readonly OpenRow[][]): OpenRow[][] {
  const seen = new Map(ways.map((rows) => [rows.map(({ label, first, end }) => `${label}:${first}-${end}`).join(), rows]));
  return [...seen.values()];
}

function costOf(rows: readonly OpenRow[], { lines, labels }: OpenBand, signs: RowSigns, step: number): number {
  let cost = 0;
  for (const { label, first, end } of rows) {
    if (first === end) cost += COST_EMPTY;
    if (first > 0 && first < end) cost += boundaryCost(lines[first - 1], lines[first], step);
    for (let index = first + 1; index < end; index += 1) {
      if (isWide(lines[index - 1], lines[index], step)) cost += COST_GAP_INSIDE;
      if (beginsAgain(lines.slice(first, index + 1))) cost += COST_RESTART;
    }
    if (label !== null && signs === 'middle' && isOffMiddle(labels[label], lines[first], lines[end - 1], MIDDLE_SHARE * step))
      cost += COST_OFF_MIDDLE;
  }
  return cost;
}

/** The last line has the first number, and what is numbered above it next is of its kind: no list in a list begins there. Sentences may begin with `一是`, or `第一`, each. */
function beginsAgain(lines: readonly OpenLine[]): boolean {
  const text = lines.at(-1)?.text ?? '';
  if (!NUMBERED.test(text) || !isFirstNumber(text) || NUMBERED_SENTENCE.test(text)) return false;
  const above = lines.slice(0, -1).findLast((line) => NUMBERED.test(line.text));
  return above !== undefined && numberingOf(above.text) === numberingOf(text);
}

/** In a row with gaps, a label in the middle of the row and of no stretch between gaps shows that labels are set so; in the middle of a stretch it may be that one's alone. */
export function showsMiddle({ lines, labels }: OpenBand, { label, first, end }: OpenRow, step: number): boolean | null {
  const starts = lines.flatMap((line, index) => (index > first && index < end && isWide(lines[index - 1], line, step) ? [index] : []));
  const own = label === null ? undefined : labels[label];
  if (starts.length === 0 || !own || isOffMiddle(own, lines[first], lines[end - 1], MIDDLE_SHARE * step)) return null;
  const edges = [first, ...starts, end];
  return edges.slice(1).every((to, index) => isOffMiddle(own, lines[edges[index] ?? first], lines[to - 1], MIDDLE_SHARE * step));
}

function isOffMiddle(label: OpenLabel | undefined, first: OpenLine | undefined, last: OpenLine | undefined, most: number): boolean {
  if (!label || !first || !last || (beginsOn(label, first) && label.lastBaseline > last.baseline)) return false;
  const off = middleOf(first.baseline, last.baseline, first.size) - middleOf(label.firstBaseline, label.lastBaseline, label.size);
  return Math.abs(off) > most;
}

function boundaryCost(before: OpenLine | undefined, after: OpenLine | undefined, step: number): number {
  if (!before || !after || isWide(before, after, step)) return 0;
  if (!hasEnded(before, after)) return COST_IN_SENTENCE;
  const starts = isShort(before, after) || after.indent > INDENT_MIN * after.size || NUMBERED.test(after.text);
  return starts ? COST_NO_GAP : COST_IN_SENTENCE;
}

function hasEnded(before: OpenLine, after: OpenLine): boolean {
  return !INTRODUCTION_END.test(before.text) && (isShort(before, after) || CLAUSE_END.test(before.text));
}

function isShort(before: OpenLine, after: OpenLine): boolean {
  return before.room > Math.max(SHORT_LINE * before.size, after.headWidth);
}

/** A paragraph begins that is numbered or indented, and no gap shows it. */
export function isCloseParagraph(before: OpenLine | undefined, after: OpenLine, over: number): boolean {
  if (!before || isApart(before, after, over) || !CLAUSE_END.test(before.text)) return false;
  return NUMBERED.test(after.text) || after.indent > Math.max(0, before.indent) + INDENT_MIN * after.size;
}

/** A paragraph has ended that left its line early, and no gap shows it. */
export function isCloseEnd(before: OpenLine | undefined, after: OpenLine, over: number): boolean {
  return before !== undefined && !isApart(before, after, over) && isShort(before, after) && CLAUSE_END.test(before.text);
}

function isWide(before: OpenLine | undefined, after: OpenLine | undefined, step: number): boolean {
  return isApart(before, after, WIDE_STEP * step);
}

function isApart(before: OpenLine | undefined, after: OpenLine | undefined, distance: number): boolean {
  return before !== undefined && after !== undefined && after.baseline - before.baseline > distance;
}
