/** What makes it doubtful, from which row of a part of a table on, which text is whose. */
import type { Box } from '../../geometry/page.ts';
import { CLAUSE_END, NUMBERED } from '../../text/paragraph-signs.ts';
import type { Atom } from '../../text/text-atoms.ts';
import { holdsColumns } from './holds-columns.ts';
import { type LabelSteps, mayBeOneLabel, mayBeTwoLabels } from './label-doubts.ts';
import type { OpenRegion } from './open-regions.ts';
import type { RowsOfBand } from './open-rows.ts';
import type { RowsGrid, TextRow, TextValue } from './rows-to-grid.ts';

export interface RowSetting {
  /** Of each of its bands. */
  readonly found: readonly RowsOfBand[];
  /** All text of the page that may be of a table. */
  readonly text: readonly Atom[];
  /** Pieces of known labels. */
  readonly labels: ReadonlySet<Atom>;
  /** Null where rulings part the rows. */
  readonly steps: LabelSteps | null;
  /** The usual distance of lines, in points. */
  readonly step: number;
}

/** Lines of one text stand no closer than this share of their usual distance. */
const CLOSE_SHARE = 0.75;
/** A line this short (characters) was ended by the writer, if what the next one begins with would have fitted. */
const SHORT_LINE = 1.5;

/** The first doubtful row, or null. */
export function firstDoubtfulRow(
  rows: readonly TextRow[],
  { grid, values, unclearPairs }: RowsGrid,
  region: OpenRegion,
  { found, text, labels, steps, step }: RowSetting,
): number | null {
  const places = [...(region.unclearFrom === null ? [] : [region.unclearFrom]), ...othersIn(grid.box, region, text)];
  const known = [...places.map((place) => rowAt(place, rows)), ...doubtfulRows(found)];
  const own = rows.findIndex((row, index) => {
    const next = rows[index + 1];
    return (
      isCutOff(row, rows[index - 1]) ||
      mayBeOneLabel(row, next, steps, labels) ||
      (row.label !== undefined && steps !== null && mayBeTwoLabels(row.label, steps, labels)) ||
      unclearPairs[index] === true ||
      (values[index] ?? []).some((value) => mayBeParted(value, step, labels))
    );
  });
  const all = own < 0 ? known : [own, ...known];
  return all.length > 0 ? Math.min(...all) : null;
}

/** The baselines of text of the page that stands in the grid, and that no row of it was made of. */
function othersIn(box: Box, { lines, labels, front }: OpenRegion, atoms: readonly Atom[]): readonly number[] {
  const own = new Set([...front, ...[...lines, ...labels].flatMap((part) => part.atoms)]);
  const isInside = (atom: Atom): boolean => {
    const [x, y] = [(atom.left + atom.right) / 2, (atom.top + atom.bottom) / 2];
    return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
  };
  return atoms.filter((atom) => !own.has(atom) && isInside(atom)).map(({ baseline }) => baseline);
}

/** The row that a baseline stands in, or the last one above it. */
function rowAt(place: number, rows: readonly TextRow[]): number {
  const found = rows.findIndex(({ bottom }) => place <= bottom);
  return found < 0 ? Math.max(0, rows.length - 1) : found;
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

/**
 * Below a ruling, the rest of a sentence that nobody labels: the ruling stands in a row that is higher than its producer took it for.
 *
 *     存在问题  预算编制依据不充
 *     ──────────────────────────
 *               分，年中调减。
 */
function isCutOff({ band }: TextRow, above: TextRow | undefined): boolean {
  const [first, last] = [band.lines[0], above?.band.lines.at(-1)];
  if (band === above?.band || band.labels.length > 0 || !first || !last || CLAUSE_END.test(last.text) || NUMBERED.test(first.text))
    return false;
  return last.room < first.headWidth + SHORT_LINE * last.size;
}

/** Columns that no other row shows, or whose place text crosses. */
function mayBeParted(value: TextValue, step: number, labels: ReadonlySet<Atom>): boolean {
  return value.some((pieces, index) => holdsColumns(pieces, labels) || standBeside(pieces, value[index + 1] ?? [], step));
}

/** Lines closer than any of one text, one of which begins where the other has ended. */
function standBeside(line: readonly Atom[], next: readonly Atom[], step: number): boolean {
  const [[first], [below]] = [line, next];
  if (!first || !below || below.baseline - first.baseline > CLOSE_SHARE * step) return false;
  return (line.at(-1)?.end ?? 0) <= below.left || (next.at(-1)?.end ?? 0) <= first.left;
}
