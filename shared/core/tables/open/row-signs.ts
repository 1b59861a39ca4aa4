/** What shows where rows begin, in all tables of a document; null where nothing does. Parts that no signs give rows, such as those whose label a page cuts, say nothing of it. */
import {
  bandToRows,
  haveOnePlace,
  isCloseEnd,
  isCloseParagraph,
  type OpenBand,
  type RowSigns,
  type RowsOfBand,
  showsMiddle,
  WIDE_STEP,
} from './open-rows.ts';

/** One way of setting labels must fit worse than the other by this much, or nothing tells which it is. */
const PLACE_MARGIN = 3;
/** Of the parts of tables at least this share must show it. */
const TELLING_SHARE = 0.5;
/** Gaps between rows are wider than those between paragraphs by this share of the lines' distance: browsers round by 0.05 … */
const GAP_MARGIN = 0.1;
/** … or by this one, where gaps of each kind are the same to within a hundredth: nothing is rounded there. */
const EXACT_GAP_MARGIN = 0.05;
const EXACT = 0.01;
/** So many gaps show that they are of one kind. */
const KIND_MIN = 3;

/** `step`: the usual distance of lines, in points. */
export function rowSigns(bands: readonly OpenBand[], step: number): RowSigns | null {
  const [top, middle] = [rate('top', bands, step), rate('middle', bands, step)];
  const gaps = gapSizes(bands, step).map((over) => rate({ over, seen: bands.some((band) => hasCloseParagraphs(band, over)) }, bands, step));
  const telling = [...bands.keys()].filter((band) => [top, middle, ...gaps.slice(0, 1)].some(({ found }) => found[band]));
  if (telling.length < TELLING_SHARE * bands.length) return paragraphRows([top, middle], bands, step);
  const fits = ({ found }: Rated): boolean => telling.every((band) => found[band]);
  const fitting = gaps.filter(fits);
  const [first] = fitting;
  if (first && fitting.every((other) => rowsIn(other) === rowsIn(first))) return withPlaces(first, bands, step);
  const [best, other] = [top, ...(isProved(middle, bands, step) ? [middle] : [])].filter(fits).sort((a, b) => costOf(a) - costOf(b));
  if (!best) return paragraphRows([top, middle], bands, step);
  if (!other) return fits(middle) && rowsIn(middle) !== rowsIn(best) && costOf(middle) - costOf(best) < PLACE_MARGIN ? null : best.signs;
  return rowsIn(best) === rowsIn(other) || costOf(other) - costOf(best) >= PLACE_MARGIN ? best.signs : null;
}

function withPlaces({ signs, found }: Rated, bands: readonly OpenBand[], step: number): RowSigns {
  const rows = found.map((ofBand) => ofBand?.rows ?? []);
  return typeof signs === 'object' && !haveOnePlace(bands, rows, step) ? { ...signs, areScattered: true } : signs;
}

/** Where nothing else fits all parts beyond doubt, and no paragraph is seen to stand close to another: a row for each. */
function paragraphRows(others: readonly Rated[], bands: readonly OpenBand[], step: number): RowSigns | null {
  const isClear = ({ found }: Rated): boolean => found.every((rows) => rows && !rows.unclear);
  const parting = gapSizes(bands, step).filter((over) => !bands.some((band) => hasCloseParagraphs(band, over) || hasCloseEnds(band, over)));
  const ways = parting.map((over) => rate({ over, seen: true, areParagraphs: true }, bands, step));
  const [way, ...rest] = ways.filter(isClear);
  const isAlone = way && [...rest, ...others.filter(isClear)].every((other) => rowsIn(other) === rowsIn(way));
  return isAlone ? way.signs : null;
}

/** Of each part, the rows that the signs give it. */
interface Rated {
  readonly signs: RowSigns;
  readonly found: readonly (RowsOfBand | null)[];
}

function rate(signs: RowSigns, bands: readonly OpenBand[], step: number): Rated {
  return { signs, found: bands.map((band) => bandToRows(band, signs, step)) };
}

/** Wider than the distance of lines, or also than the gaps between paragraphs, whatever these are. */
function gapSizes(bands: readonly OpenBand[], step: number): number[] {
  const gaps = bands.flatMap(({ lines }) => lines.slice(1).map((line, index) => line.baseline - (lines[index]?.baseline ?? line.baseline)));
  const wide = gaps.filter((gap) => gap > WIDE_STEP * step).sort((a, b) => a - b);
  const between = wide.slice(1).flatMap((gap, index) => {
    const less = wide[index] ?? gap;
    const isExact = [less, gap].every((kind) => wide.filter((other) => Math.abs(other - kind) <= EXACT * step).length >= KIND_MIN);
    return gap - less >= (isExact ? EXACT_GAP_MARGIN : GAP_MARGIN) * step ? [(less + gap) / 2] : [];
  });
  return [WIDE_STEP * step, ...between];
}

function hasCloseParagraphs({ lines }: OpenBand, over: number): boolean {
  return lines.some((line, index) => isCloseParagraph(lines[index - 1], line, over));
}

function hasCloseEnds({ lines }: OpenBand, over: number): boolean {
  return lines.some((line, index) => isCloseEnd(lines[index - 1], line, over));
}

/** Where each paragraph has a row of its own, a label stands in the middle of the first one's, and may by chance stand in the middle of more. */
function isProved({ found }: Rated, bands: readonly OpenBand[], step: number): boolean {
  const shown = bands.flatMap((band, index) => (found[index]?.rows ?? []).map((row) => showsMiddle(band, row, step)));
  return shown.includes(true) || !shown.includes(false);
}

function rowsIn({ found }: Rated): string {
  return JSON.stringify(found.map((rows) => rows?.rows));
}

function costOf({ found }: Rated): number {
  return found.reduce((sum, rows) => sum + (rows?.cost ?? 0), 0);
}
