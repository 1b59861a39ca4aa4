/**
 * Tables without vertical rulings → grids, as if they were ruled. Columns come from the gaps beside the known labels, rows from the horizontal rulings, or, where
 * there are none, from the labels and how they are set against their values.
 */
import { least } from '../../geometry/least.ts';
import type { Ruling } from '../../geometry/page.ts';
import { CLAUSE_END, NUMBERED } from '../../text/paragraph-signs.ts';
import { type Atom, GAP_SHARE } from '../../text/text-atoms.ts';
import type { Grid, GridCell } from '../ruled/rulings-to-grids.ts';
import { holdsColumns } from './holds-columns.ts';
import type { LabelAnchor } from './label-anchors.ts';
import type { InnerLabels, OpenColumns, PageText } from './open-columns.ts';
import { openColumns } from './open-columns.ts';
import { type OpenRegion, openRegions, type RegionLine, type TableHeads, type TextRegions, unclearAtEnd } from './open-regions.ts';
import { bandToRows, type OpenBand, type RowSigns, type RowsOfBand, rowsBelowLabels, rowsOfOneLine } from './open-rows.ts';
import { rowSigns } from './row-signs.ts';

export interface OpenPageText extends PageText {
  /** Horizontal rulings outside every ruled table. */
  readonly rulings: readonly Ruling[];
}

export interface OpenGrid {
  readonly grid: Grid;
  /** Rulings part its rows. */
  readonly rowsAreRuled: boolean;
  /** Of its rows from this one on it cannot be told which text is whose; null where it can of all. */
  readonly unclearFrom: number | null;
  /** Whether its first row is the rest of the last one on the page before; left out where only both together tell. */
  readonly beginsInRow?: boolean;
}

/** A ruling parts rows if it covers this share of the table's width. */
const RULING_SHARE = 0.6;
/** Steps of lines beyond this many font sizes are gaps between rows. */
const STEP_MAX = 3;
/** Values begin at the same place within this many characters; or all that are seen are indented, by an amount between these. */
const ALIGNED_MAX = 0.2;
const INDENT_MIN = 1.9;
const INDENT_MAX = 2.1;
/** Between the text and the edge of the table, in points. */
const EDGE = 2;
/** Steps between lines of labels are the same within this share of the font size. */
const STEP_SLACK = 0.1;
/** Lines of one text stand no closer than this share of their usual distance. */
const CLOSE_SHARE = 0.75;
/** A line this short (characters) was ended by the writer, if what the next one begins with would have fitted. */
const SHORT_LINE = 1.5;
/** Rows that overlap by more than this (points) are not parted. */
const OVERLAP_MAX = 3;

/** For each page, its grids, top to bottom. `texts`: for each table, all pages with its text. `common`: the columns of all of them together. */
export function openTables(texts: readonly (readonly OpenPageText[])[], common: OpenColumns | null, heads: TableHeads): OpenGrid[][] {
  const grids = (texts[0] ?? []).map((): OpenGrid[] => []);
  const found = withRests(texts.map((text) => regionsOfText(text, common, heads)));
  if (found.length === 0) return grids;
  const ruled = rowsAreRuled(found.flatMap((entry) => entry.bands));
  const regions = ruled ? found : found.map((entry) => ({ ...entry, bands: openAtEnd(entry.region, entry.bands) }));
  const bands = regions.flatMap((entry) => entry.bands);
  const step = usualStep(bands);
  const parted = bands.filter((band) => !isOneRow(band, ruled));
  const signs = rowSigns(parted, step);
  const layout = { step, extent: extentOf(regions.map(({ region }) => region)), steps: ruled ? null : labelSteps(regions) };
  const front = frontOf(regions.map(({ region }) => region));
  let before: OpenBand['before'];
  const parts = regions.map(({ region, columns, labels, bands: own }) => {
    const rows = own.map((band, index): RowsOfBand => {
      const found = rowsOfBand(before && band.openTop ? { ...band, before } : band, ruled, signs, step);
      before = lastLabelled(band, found);
      return isCutOff(band, own[index - 1]) ? { ...found, unclear: true, sureUpTo: 0 } : found;
    });
    const text = texts.flatMap((pages) => pages[region.page]?.atoms ?? []);
    const { grid, unclearFrom } = toGrid(own, rows, { region, columns, labels }, { ...layout, text });
    return { ...region, grid: front === null ? grid : withFront(grid, front), unclearFrom };
  });
  parts.forEach(({ page, grid, unclearFrom, openTop }, index) => {
    const [before, after] = [parts[index - 1], parts[index + 1]];
    const isRestUnclear = openTop && before !== undefined && before.unclearFrom !== null;
    const goesOnUnclear = after?.openTop === true && after.unclearFrom !== null ? grid.ys.length - 2 : null;
    grids[page]?.push({ grid, rowsAreRuled: ruled, unclearFrom: isRestUnclear ? 0 : (unclearFrom ?? goesOnUnclear) });
  });
  return grids;
}

function lastLabelled({ lines }: Band, { rows, unclear }: RowsOfBand): OpenBand['before'] {
  const row = rows.at(-1);
  return unclear || !row || row.label === null ? undefined : { last: row.first < row.end ? lines[row.end - 1] : undefined };
}

/**
 * Below a ruling, the rest of a sentence that nobody labels: the ruling stands in a row that is higher than its producer took it for.
 *
 *     存在问题  预算编制依据不充
 *     ──────────────────────────
 *               分，年中调减。
 */
function isCutOff({ labels, lines: [first] }: Band, above: Band | undefined): boolean {
  const last = above?.lines.at(-1);
  if (labels.length > 0 || !first || !last || CLAUSE_END.test(last.text) || NUMBERED.test(first.text)) return false;
  return last.room < first.headWidth + SHORT_LINE * last.size;
}

interface FoundRegion {
  readonly region: OpenRegion;
  readonly columns: OpenColumns;
  /** Pieces of known labels. */
  readonly labels: ReadonlySet<Atom>;
  readonly bands: readonly Band[];
}

interface FoundText extends Pick<TextRegions, 'restAbove' | 'restBelow'> {
  readonly found: readonly FoundRegion[];
}

/** Tables that are next to what may be theirs, and was found among the text of another one, are unclear. */
function withRests(texts: readonly FoundText[]): readonly FoundRegion[] {
  return texts.flatMap(({ found }, index) =>
    found.map((entry, at) => {
      const mayBegin = at === 0 && texts[index - 1]?.restBelow === true;
      const mayGoOn = at === found.length - 1 && texts[index + 1]?.restAbove === true;
      const region = mayGoOn ? unclearAtEnd(entry.region) : entry.region;
      return { ...entry, region: mayBegin ? { ...region, unclearFrom: Number.NEGATIVE_INFINITY } : region };
    }),
  );
}

function regionsOfText(pages: readonly OpenPageText[], common: OpenColumns | null, heads: TableHeads): FoundText {
  const own = openColumns(pages);
  const columns = common && (!own || isLaidOutAs(own, common)) ? common : own;
  if (!columns) return { found: [], restAbove: false, restBelow: false };
  const labels = new Set(pages.flatMap((page) => page.anchors.flatMap((anchor) => anchor.atoms)));
  const cuts = pages.map((page) => rowCuts(page.rulings, columns));
  const { regions, ...rests } = openRegions(pages, columns, heads, cuts);
  return { ...rests, found: regions.map((region) => ({ region, columns, labels, bands: bandsOf(region, cuts[region.page] ?? []) })) };
}

/** Where rulings part rows, top to bottom. */
function rowCuts(rulings: readonly Ruling[], { left, right }: OpenColumns): readonly number[] {
  return rulings
    .filter(({ start, end }) => Math.min(end, right) - Math.max(start, left) >= RULING_SHARE * (right - left))
    .map(({ position }) => position)
    .sort((a, b) => a - b);
}

/** Columns that hold for all tables are known from more text than those of one. */
function isLaidOutAs(own: OpenColumns, common: OpenColumns): boolean {
  const indent = (own.valueLeft - common.valueLeft) / own.size;
  const sameValues = Math.abs(indent) <= ALIGNED_MAX || (indent >= INDENT_MIN && indent <= INDENT_MAX);
  const areApart = common.inner.every(({ from }, index) => index === 0 || (common.inner[index - 1]?.to ?? from) < from);
  const sameInner = own.inner.every(({ left, right }) => common.inner.some(({ from, to }) => from <= left && right <= to));
  return sameValues && areApart && sameInner;
}

interface Band extends OpenBand {
  readonly lines: readonly RegionLine[];
  readonly labels: readonly LabelAnchor[];
  /** Rulings that close it, if any. */
  readonly top: number | null;
  readonly bottom: number | null;
}

function bandsOf(region: OpenRegion, cuts: readonly number[]): Band[] {
  const edges = [Number.NEGATIVE_INFINITY, ...cuts, Number.POSITIVE_INFINITY];
  const bands = edges.slice(1).flatMap((bottom, index): Band[] => {
    const top = edges[index] ?? Number.NEGATIVE_INFINITY;
    const lines = region.lines.filter((line) => line.baseline > top && line.baseline <= bottom);
    const labels = region.labels.filter((label) => middleOf(label) > top && middleOf(label) <= bottom);
    if (lines.length === 0 && labels.length === 0) return [];
    return [{ lines, labels, openTop: false, openBottom: false, top: finite(top), bottom: finite(bottom) }];
  });
  const last = bands.length - 1;
  return bands.map((band, index) => ({
    ...band,
    openTop: index === 0 && region.openTop,
    openBottom: index === last && region.openBottom && band.bottom === null,
  }));
}

/** Where rulings part no rows, the last one on a page is only a frame's: the page may still break a row there. */
function openAtEnd(region: OpenRegion, bands: readonly Band[]): Band[] {
  return bands.map((band, index) => (index === bands.length - 1 ? { ...band, openBottom: region.openBottom } : band));
}

function middleOf(label: LabelAnchor): number {
  return (label.top + label.bottom) / 2;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Inside cells: rows of one line stand farther apart, and may be more than half. */
function usualStep(bands: readonly Band[]): number {
  const steps = bands.flatMap(({ lines }) =>
    lines.slice(1).flatMap((line, index) => {
      const step = line.baseline - (lines[index]?.baseline ?? 0);
      return step <= STEP_MAX * line.size ? [step] : [];
    }),
  );
  steps.sort((a, b) => a - b);
  const size = bands.find((band) => band.lines.length > 0)?.lines[0]?.size ?? 0;
  return steps[steps.length >> 2] ?? 1.5 * size;
}

/** Between two rulings there is one label, always. */
function rowsAreRuled(bands: readonly Band[]): boolean {
  const closed = bands.filter((band) => band.top !== null && band.bottom !== null);
  return closed.some((band) => band.labels.length === 1) && closed.every((band) => band.labels.length <= 1);
}

function isOneRow(band: Band, ruled: boolean): boolean {
  if (band.labels.length > 1) return false;
  return ruled || band.labels.length === 0 || (!band.openTop && !band.openBottom);
}

function rowsOfBand(band: Band, ruled: boolean, signs: RowSigns | null, step: number): RowsOfBand {
  const whole = { label: band.labels.length > 0 ? 0 : null, first: 0, end: band.lines.length };
  if (isOneRow(band, ruled)) return { rows: [whole], cost: 0, unclear: false, sureUpTo: 1 };
  const rows = signs && bandToRows(band, signs, step);
  return rows ?? { rows: rowsBelowLabels(band), cost: 0, unclear: true, sureUpTo: rowsOfOneLine(band) };
}

interface Extent {
  readonly left: number;
  readonly right: number;
}

/** The same for all parts of the tables, so that they are known to go on with each other. */
function extentOf(regions: readonly OpenRegion[]): Extent {
  const atoms = regions.flatMap((region) => [...region.lines, ...region.labels].flatMap((part) => part.atoms));
  return {
    left: atoms.reduce((least, atom) => Math.min(least, atom.left), Number.POSITIVE_INFINITY) - EDGE,
    right: atoms.reduce((most, atom) => Math.max(most, atom.end), Number.NEGATIVE_INFINITY) + EDGE,
  };
}

/** Where what stands in front of labels begins: for all parts of the tables, too. Null where none has any. */
function frontOf(regions: readonly OpenRegion[]): number | null {
  const pieces = regions.flatMap((region) => region.front);
  return pieces.length === 0 ? null : least(pieces.map((atom) => atom.left)) - EDGE;
}

/** With a cell for it, beside all rows. */
function withFront(grid: Grid, front: number): Grid {
  const { x, y, width, height } = grid.box;
  const [rows, columns] = [grid.ys.length - 1, grid.xs.length - 1];
  const slots = Array.from({ length: rows }, (_, row) => [grid.cells.length, ...grid.cellOfSlot.slice(row * columns, (row + 1) * columns)]);
  const cell: GridCell = { left: front, right: x, top: y, bottom: y + height, firstRow: 0, lastRow: rows - 1, irregular: false };
  return {
    ...grid,
    box: { x: front, y, width: x + width - front, height },
    xs: [front, ...grid.xs],
    cells: [...grid.cells, cell],
    cellOfSlot: slots.flat(),
  };
}

/** How far lines of known labels stand apart: at least and at most within one, at least between two. */
interface LabelSteps {
  readonly least: number;
  readonly within: number;
  readonly between: number;
}

function labelSteps(regions: readonly FoundRegion[]): LabelSteps {
  const labels = regions.map(({ region, labels: known }) =>
    region.labels.map((label) => ({ label, isKnown: label.atoms.some((atom) => known.has(atom)) })),
  );
  const within = labels.flatMap((own) => own.flatMap(({ label, isKnown }) => (isKnown ? stepsInside(label) : [])));
  const between = labels.flatMap((own) =>
    own.slice(1).flatMap(({ label, isKnown }, index) => {
      const above = own[index];
      return isKnown && above?.isKnown ? [label.firstBaseline - above.label.lastBaseline] : [];
    }),
  );
  return { least: least(within), within: Math.max(0, ...within), between: least(between) };
}

/** From each of its lines to the next. */
function stepsInside({ atoms, size }: LabelAnchor): number[] {
  return atoms.slice(1).flatMap(({ baseline }, index) => {
    const step = baseline - (atoms[index]?.baseline ?? baseline);
    return step > STEP_SLACK * size ? [step] : [];
  });
}

interface Layout {
  readonly extent: Extent;
  /** The usual distance of lines, in points. */
  readonly step: number;
  /** Null where rulings part the rows. */
  readonly steps: LabelSteps | null;
  /** All text of the page that may be of a table. */
  readonly text: readonly Atom[];
}

interface OpenGridRow {
  readonly lines: readonly RegionLine[];
  readonly label: LabelAnchor | undefined;
  readonly top: number;
  readonly bottom: number;
  readonly band: Band;
}

function toGrid(
  bands: readonly Band[],
  rows: readonly RowsOfBand[],
  { region, columns, labels }: Pick<FoundRegion, 'region' | 'columns' | 'labels'>,
  { extent: { left, right }, steps, step, text }: Layout,
): Pick<OpenGrid, 'grid' | 'unclearFrom'> {
  const gridRows = bands.flatMap((band, index) => (rows[index]?.rows ?? []).map((row) => toGridRow(band, row)));
  const ys = edgesOf(gridRows);
  const within = columns.inner.filter(({ from, to }) => from > columns.gutter && to < right);
  const inner = within.filter(({ from }, index) => within.slice(0, index).every((before) => before.to < from));
  const xs = [left, columns.gutter, ...inner.flatMap(({ from, to }) => [from, to]), right];
  const cells: GridCell[] = [];
  const cellOfSlot: number[] = [];
  const others = within.filter((slot) => !inner.includes(slot));
  const pairsOfRows = gridRows.map(({ lines }) => pairsIn(lines, inner, labels));
  const isSeen = (slot: number): boolean => pairsOfRows.some((pairs) => pairs[slot]?.holds === 'pair');
  const doubtful: number[] = [];
  gridRows.forEach((row, index) => {
    const [above, next] = [gridRows[index - 1], gridRows[index + 1]];
    if (isOverlapping(row, above) || isOfLabelBeside(row, index, gridRows, labels)) doubtful.push(Math.max(0, index - 1));
    if (steps !== null && mayBeTwoLabels(row, next, steps, labels)) doubtful.push(index);
    const pairs = pairsOfRows[index] ?? [];
    const used = pairs.filter(({ holds }) => holds === 'pair' || holds === 'half');
    const isPairUnclear =
      pairs.some(({ holds }, slot) => holds === 'unclear' || (holds === 'half' && !isSeen(slot))) ||
      pairsIn(row.lines, others, labels).some(({ holds }) => holds !== 'none');
    if (isPairUnclear) doubtful.push(index);
    const borders = new Set([left, columns.gutter, ...used.flatMap(({ from, to }) => [from, to]), right]);
    xs.slice(0, -1).forEach((x, column) => {
      if (borders.has(x)) {
        const end = xs.slice(column + 1).find((edge) => borders.has(edge)) ?? right;
        const isValue = x !== left && !used.some(({ from }) => from === x);
        const lines = row.lines.map(({ atoms: all }) => all.filter((atom) => atom.left >= x && atom.left < end)).filter(([first]) => first);
        if (isValue && (lines.some((pieces) => holdsColumns(pieces, labels)) || haveLinesBeside(lines, step))) doubtful.push(index);
        const [top, bottom] = [ys[index] ?? 0, ys[index + 1] ?? 0];
        cells.push({ left: x, right: end, top, bottom, firstRow: index, lastRow: index, irregular: false });
      }
      cellOfSlot.push(cells.length - 1);
    });
  });
  const [top, bottom] = [ys[0] ?? 0, ys.at(-1) ?? 0];
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  const places = [...(region.unclearFrom === null ? [] : [region.unclearFrom]), ...othersIn(box, region, text)];
  doubtful.push(...places.map((place) => rowAt(place, gridRows)), ...doubtfulRows(rows));
  return {
    unclearFrom: doubtful.length > 0 ? Math.min(...doubtful) : null,
    grid: { box, xs, ys, cells, cellOfSlot, openTop: false, openBottom: false },
  };
}

/** The first of each band's rows that may be otherwise. */
function doubtfulRows(bands: readonly RowsOfBand[]): readonly number[] {
  let above = 0;
  return bands.flatMap(({ rows, unclear, sureUpTo }) => {
    const first = above + sureUpTo;
    above += rows.length;
    return unclear ? [first] : [];
  });
}

/** The row that a baseline stands in, or the last one above it. */
function rowAt(place: number, rows: readonly OpenGridRow[]): number {
  const found = rows.findIndex(({ bottom }) => place <= bottom);
  return found < 0 ? Math.max(0, rows.length - 1) : found;
}

interface InnerPair extends InnerLabels {
  readonly holds: 'pair' | 'half' | 'none' | 'unclear';
}

function pairsIn(lines: readonly RegionLine[], inner: readonly InnerLabels[], labels: ReadonlySet<Atom>): readonly InnerPair[] {
  const atoms = lines.flatMap((line) => line.atoms);
  return inner.map((slot) => ({ ...slot, holds: pairIn(atoms, slot, labels) }));
}

/**
 * Whether the place of a label inside rows has one in this row. Known or not, it stands between two values; alone in its row, text that nobody knows is a value
 * set in the middle of the row; with a value on one side only, it may be either, and so may a label that stands alone. One of the form's with a value on one side,
 * or no farther from one than words are, is half a pair: where no row of the table has a whole one, it may be a word of the value.
 *
 *     │ 评价分值 │ 82.73 │ 评价结论 │ 良 │
 *     │ 项目名称 │      公共绿地养护     │
 */
function pairIn(atoms: readonly Atom[], { from, to }: InnerLabels, labels: ReadonlySet<Atom>): InnerPair['holds'] {
  const isCut = atoms.every(({ left, right }) => (right <= from || left >= from) && (right <= to || left >= to));
  const within = atoms.filter(({ left, right }) => left >= from && right <= to);
  if (!isCut || within.length === 0) return 'none';
  const [before, after] = [atoms.some(({ right }) => right <= from), atoms.some(({ left }) => left >= to)];
  const isLabel = within.some((atom) => labels.has(atom));
  if (before && after) return within.some((atom) => nearlyTouches(atom, atoms)) ? 'half' : 'pair';
  if (isLabel && (before || after)) return 'half';
  return before || after || isLabel ? 'unclear' : 'none';
}

/** They were one piece of text (see parted-at-labels.ts). */
function nearlyTouches({ left, end, baseline, size }: Atom, others: readonly Atom[]): boolean {
  const near = GAP_SHARE * size;
  return others.some(
    (other) =>
      Math.abs(other.baseline - baseline) <= OVERLAP_MAX &&
      ((other.left >= end && other.left - end <= near) || (other.end <= left && left - other.end <= near)),
  );
}

function isOverlapping({ top }: OpenGridRow, above: OpenGridRow | undefined): boolean {
  return above !== undefined && top < above.bottom - OVERLAP_MAX;
}

/** Lines closer than any of one text, one of which begins where the other has ended: columns of the row. */
function haveLinesBeside(lines: readonly (readonly Atom[])[], step: number): boolean {
  return lines.some((line, index) => {
    const next = lines[index + 1] ?? [];
    const [[first], [below]] = [line, next];
    if (!first || !below || below.baseline - first.baseline > CLOSE_SHARE * step) return false;
    return (line.at(-1)?.end ?? 0) <= below.left || (next.at(-1)?.end ?? 0) <= first.left;
  });
}

/** A label that nobody knows, with no value, right above or below another one: perhaps only a line of it. */
function isOfLabelBeside(row: OpenGridRow, index: number, rows: readonly OpenGridRow[], known: ReadonlySet<Atom>): boolean {
  const isUnknown = (other: OpenGridRow | undefined): boolean =>
    other?.band === row.band && other.label !== undefined && !other.label.atoms.some((atom) => known.has(atom));
  return row.lines.length === 0 && isUnknown(row) && (isUnknown(rows[index - 1]) || isUnknown(rows[index + 1]));
}

/** A label whose lines stand as far apart as labels of two rows do, and, where it is known, farther than those of others; or two that nobody knows in turn, as close as lines of one. */
function mayBeTwoLabels(
  { label, band }: OpenGridRow,
  next: OpenGridRow | undefined,
  { least: closest, within, between }: LabelSteps,
  known: ReadonlySet<Atom>,
): boolean {
  if (!label) return false;
  const slack = STEP_SLACK * label.size;
  const widest = Math.max(0, ...stepsInside(label));
  const isUnknown = (other: LabelAnchor): boolean => !other.atoms.some((atom) => known.has(atom));
  if (!isUnknown(label)) return widest >= between - slack && widest > closest + slack;
  if (widest >= between - slack) return true;
  if (next?.band !== band || !next.label || !isUnknown(next.label)) return false;
  return next.label.firstBaseline - label.lastBaseline <= within + slack;
}

function toGridRow(band: Band, row: { label: number | null; first: number; end: number }): OpenGridRow {
  const lines = band.lines.slice(row.first, row.end);
  const label = row.label === null ? undefined : band.labels[row.label];
  const parts = [...lines.flatMap((line) => line.atoms), ...(label ? [label] : [])];
  return {
    lines,
    label,
    top: Math.min(...parts.map((part) => part.top)),
    bottom: Math.max(...parts.map((part) => part.bottom)),
    band,
  };
}

/** The baselines of text of the page that stands in the grid, and that no row of it was made of. */
function othersIn(box: Grid['box'], { lines, labels, front }: OpenRegion, atoms: readonly Atom[]): readonly number[] {
  const own = new Set([...front, ...[...lines, ...labels].flatMap((part) => part.atoms)]);
  const isInside = (atom: Atom): boolean => {
    const [x, y] = [(atom.left + atom.right) / 2, (atom.top + atom.bottom) / 2];
    return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
  };
  return atoms.filter((atom) => !own.has(atom) && isInside(atom)).map(({ baseline }) => baseline);
}

/** Rulings where there are any, else halfway between the rows' text. */
function edgesOf(rows: readonly OpenGridRow[]): number[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  const between = rows.slice(1).map((row, index) => {
    const above = rows[index];
    if (above && above.band !== row.band) return row.band.top ?? above.band.bottom ?? row.top;
    return ((above?.bottom ?? row.top) + row.top) / 2;
  });
  return growing([first.top - EDGE, ...between, last.bottom + EDGE]);
}

/** Rows whose text overlaps have no edge between them that both could keep to. */
function growing(edges: readonly number[]): number[] {
  let last = Number.NEGATIVE_INFINITY;
  return edges.map((edge) => {
    last = Math.max(last, edge);
    return last;
  });
}
