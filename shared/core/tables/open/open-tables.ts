/**
 * Tables without vertical rulings → grids, as if they were ruled. Columns come from the gaps beside the known labels, rows from the horizontal rulings, or, where
 * there are none, from the labels and how they are set against their values.
 */
import type { Ruling } from '../../geometry/page.ts';
import type { Atom } from '../../text/text-atoms.ts';
import type { Grid } from '../ruled/rulings-to-grids.ts';
import { labelSteps } from './label-doubts.ts';
import { areRowsRuled, openAtEnd, type RegionBand, regionToBands, rowCuts } from './open-bands.ts';
import type { OpenColumns, PageText } from './open-columns.ts';
import { openColumns } from './open-columns.ts';
import { type OpenRegion, openRegions, type TableHeads, type TextRegions, unclearAtEnd } from './open-regions.ts';
import { bandToRows, type OpenBand, type RowSigns, type RowsOfBand, rowsBelowLabels, rowsOfOneLine } from './open-rows.ts';
import { firstDoubtfulRow } from './row-doubts.ts';
import { rowSigns } from './row-signs.ts';
import { extentOf, rowsToGrid, toTextRow } from './rows-to-grid.ts';
import { frontOf, withFront } from './with-front.ts';

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

/** Steps of lines beyond this many font sizes are gaps between rows. */
const STEP_MAX = 3;
/** Values begin at the same place within this many characters; or all that are seen are indented, by an amount between these. */
const ALIGNED_MAX = 0.2;
const INDENT_MIN = 1.9;
const INDENT_MAX = 2.1;

/** For each page, its grids, top to bottom. `texts`: for each table, all pages with its text. `common`: the columns of all of them together. */
export function openTables(texts: readonly (readonly OpenPageText[])[], common: OpenColumns | null, heads: TableHeads): OpenGrid[][] {
  const grids = (texts[0] ?? []).map((): OpenGrid[] => []);
  const found = withRests(texts.map((text) => regionsOfText(text, common, heads)));
  if (found.length === 0) return grids;
  const ruled = areRowsRuled(found.flatMap((entry) => entry.bands));
  const regions = ruled ? found : found.map((entry) => ({ ...entry, bands: openAtEnd(entry.region, entry.bands) }));
  const bands = regions.flatMap((entry) => entry.bands);
  const step = usualStep(bands);
  const parted = bands.filter((band) => !isOneRow(band, ruled));
  const signs = rowSigns(parted, step);
  const extent = extentOf(regions.map(({ region }) => region));
  const front = frontOf(regions.map(({ region }) => region));
  const labels = new Set(regions.flatMap((entry) => [...entry.labels]));
  const steps = ruled
    ? null
    : labelSteps(
        regions.map(({ region }) => region.labels),
        labels,
      );
  let before: OpenBand['before'];
  const parts = regions.map(({ region, columns, bands: own }) => {
    const found = own.map((band): RowsOfBand => {
      const ofBand = rowsOfBand(before && band.openTop ? { ...band, before } : band, ruled, signs, step);
      before = lastLabelled(band, ofBand);
      return ofBand;
    });
    const rows = own.flatMap((band, index) => (found[index]?.rows ?? []).map((row) => toTextRow(band, row)));
    const drawn = rowsToGrid(rows, columns, extent, labels);
    const text = texts.flatMap((pages) => pages[region.page]?.atoms ?? []);
    const unclearFrom = firstDoubtfulRow(rows, drawn, region, { found, text, labels, steps, step });
    return { ...region, grid: front === null ? drawn.grid : withFront(drawn.grid, front), unclearFrom };
  });
  parts.forEach(({ page, grid, unclearFrom, openTop }, index) => {
    const [before, after] = [parts[index - 1], parts[index + 1]];
    const isRestUnclear = openTop && before !== undefined && before.unclearFrom !== null;
    const goesOnUnclear = after?.openTop === true && after.unclearFrom !== null ? grid.ys.length - 2 : null;
    grids[page]?.push({ grid, rowsAreRuled: ruled, unclearFrom: isRestUnclear ? 0 : (unclearFrom ?? goesOnUnclear) });
  });
  return grids;
}

function lastLabelled({ lines }: RegionBand, { rows, unclear }: RowsOfBand): OpenBand['before'] {
  const row = rows.at(-1);
  return unclear || !row || row.label === null ? undefined : { last: row.first < row.end ? lines[row.end - 1] : undefined };
}

interface FoundRegion {
  readonly region: OpenRegion;
  readonly columns: OpenColumns;
  /** Pieces of known labels. */
  readonly labels: ReadonlySet<Atom>;
  readonly bands: readonly RegionBand[];
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
  return { ...rests, found: regions.map((region) => ({ region, columns, labels, bands: regionToBands(region, cuts[region.page] ?? []) })) };
}

/** Columns that hold for all tables are known from more text than those of one. */
function isLaidOutAs(own: OpenColumns, common: OpenColumns): boolean {
  const indent = (own.valueLeft - common.valueLeft) / own.size;
  const sameValues = Math.abs(indent) <= ALIGNED_MAX || (indent >= INDENT_MIN && indent <= INDENT_MAX);
  const areApart = common.inner.every(({ from }, index) => index === 0 || (common.inner[index - 1]?.to ?? from) < from);
  const sameInner = own.inner.every(({ left, right }) => common.inner.some(({ from, to }) => from <= left && right <= to));
  return sameValues && areApart && sameInner;
}

/** Inside cells: rows of one line stand farther apart, and may be more than half. */
function usualStep(bands: readonly RegionBand[]): number {
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

function isOneRow(band: RegionBand, ruled: boolean): boolean {
  if (band.labels.length > 1) return false;
  return ruled || band.labels.length === 0 || (!band.openTop && !band.openBottom);
}

function rowsOfBand(band: RegionBand, ruled: boolean, signs: RowSigns | null, step: number): RowsOfBand {
  const whole = { label: band.labels.length > 0 ? 0 : null, first: 0, end: band.lines.length };
  if (isOneRow(band, ruled)) return { rows: [whole], cost: 0, unclear: false, sureUpTo: 1 };
  const rows = signs && bandToRows(band, signs, step);
  return rows ?? { rows: rowsBelowLabels(band), cost: 0, unclear: true, sureUpTo: rowsOfOneLine(band) };
}
