/**
 * Lists without vertical rulings → grids, as if they were ruled. Columns come from the labels that head them, rows from the horizontal rulings, or, where those do
 * not part them, from how their text is set.
 */

import type { Atom } from '../../text/text-atoms.ts';
import type { OpenGrid, OpenPageText } from '../open/open-tables.ts';
import type { Grid, GridCell } from '../ruled/rulings-to-grids.ts';
import { type LineAcross, type Section, type SectionBand, type SectionBands, sectionsToBands, standsInColumns } from './open-list-bands.ts';
import { listGutters } from './open-list-gutters.ts';
import { type HeadGroup, isLikeHead, isSameHead, type OpenListHead, openListHeads } from './open-list-head.ts';
import { type ListBand, listRows, type RowBounds, rowMarks, rowMarksBetweenRulings, rowOf, standAroundMarks } from './open-list-rows.ts';
import { isSumLabel } from './sum-label.ts';

export interface OpenLists {
  /** For each page, its grids, top to bottom. */
  readonly grids: readonly (readonly OpenGrid[])[];
  /** Pieces of text that stand in them. */
  readonly taken: ReadonlySet<Atom>;
}

/** Between the text and the edge of the list, in points. */
const EDGE = 2;
/** Pieces are on one line within this share of the font size. */
const SAME_LINE_SHARE = 0.3;
/** As many lines across the columns head rows at most. */
const HEADING_LINES_MAX = 2;

export function openLists(pages: readonly OpenPageText[], isKnownLabel: (label: string) => boolean): OpenLists {
  const grids = pages.map((): OpenGrid[] => []);
  const taken = new Set<Atom>();
  for (const list of listsOf(pages, isKnownLabel)) {
    const found = listToGrids(list, pages);
    for (const { page, grid, rowsAreRuled, unclearFrom, atoms } of found) {
      grids[page]?.push({ grid, rowsAreRuled, unclearFrom });
      for (const atom of atoms) taken.add(atom);
    }
  }
  return { grids, taken };
}

interface List {
  readonly head: OpenListHead;
  readonly sections: Section[];
  /** What stands above its labels on its first page. */
  readonly above: readonly Atom[];
  /** It goes on below labels that are not quite the same, or comes after such. */
  isCutOff: boolean;
}

function listsOf(pages: readonly OpenPageText[], isKnownLabel: (label: string) => boolean): List[] {
  const lists: List[] = [];
  pages.forEach((text, page) => {
    const { atoms } = text;
    const heads = openListHeads(text, isKnownLabel);
    const above = between(atoms, Number.NEGATIVE_INFINITY, heads[0]?.top);
    const before = lists.at(-1);
    const rest = before ? above.filter((atom) => !isAboveAgain(atom, heads[0], before)) : above;
    if (rest.length > 0) before?.sections.push({ page, head: null, atoms: rest });
    heads.forEach((head, index) => {
      const section = { page, head, atoms: between(atoms, head.bottom, heads[index + 1]?.top) };
      const open = lists.at(-1);
      if (open && index === 0 && isSameHead(open.head, head)) open.sections.push(section);
      else lists.push({ head, sections: [section], above: index === 0 ? above : [], isCutOff: false });
      const isCutOff = open !== undefined && isLikeHead(open.head, head);
      if (isCutOff) for (const list of lists.slice(-2)) list.isCutOff = true;
    });
  });
  return lists;
}

/** Printed again with the labels below it. */
function isAboveAgain(atom: Atom, head: OpenListHead | undefined, list: List): boolean {
  if (!head || !isSameHead(list.head, head)) return false;
  const shift = head.top - list.head.top;
  return list.above.some(
    (first) =>
      first.text === atom.text && Math.abs(first.left - atom.left) <= EDGE && Math.abs(first.baseline + shift - atom.baseline) <= EDGE,
  );
}

function between(atoms: readonly Atom[], from: number, to = Number.POSITIVE_INFINITY): Atom[] {
  return atoms.filter((atom) => atom.top >= from - EDGE && atom.bottom <= to + EDGE);
}

interface PlacedGrid extends OpenGrid {
  readonly page: number;
  readonly atoms: readonly Atom[];
}

/** None where the columns are not to be seen, or nothing marks the rows. */
function listToGrids({ head, sections, isCutOff }: List, pages: readonly OpenPageText[]): PlacedGrid[] {
  const gutters = listGutters(
    head,
    sections.flatMap((section) => section.atoms),
  );
  if (!gutters) return [];
  const all = sectionsToBands(
    head,
    sections,
    gutters,
    pages.map((page) => page.rulings),
  );
  const allMarks = marksOf(all);
  if (!allMarks) return [];
  const { own, rest } = untilTheEnd(all, allMarks);
  const marks = marksOf(own);
  if (!marks) return [];
  const [bands, ruled] = bandsOf(own, marks);
  const rowsAreRuled = ruled && standAroundMarks(bands);
  const found = listRows(bands, ruled);
  const bounds = found ?? bands.map((band) => betweenMarks(band.marks));
  const isDoubtful = own.some(({ bands: ofSection, headings }) =>
    ruled ? headings.some(({ isBesideRows }) => isBesideRows) : ofSection.some(({ doubtful }) => doubtful.length > 0),
  );
  const unclear = isCutOff || head.unclear || !found || isDoubtful || rest.some((atoms) => standsInColumns(atoms, gutters));
  const atoms = own.flatMap((section) => section.atoms);
  const left = Math.min(...atoms.map((atom) => atom.left)) - EDGE;
  const right = Math.max(...atoms.map((atom) => atom.end)) + EDGE;
  const xs = [left, ...gutters, right];
  let band = 0;
  return own.flatMap((section): PlacedGrid[] => {
    const ofSection = section.bands.map(
      (ofBand): ParcelledBand => ({ band: ofBand, bounds: bounds[band++] ?? [], marks: marks[band - 1] ?? [] }),
    );
    const rows = sectionRows(section, ofSection);
    return rows.length === 0
      ? []
      : [{ page: section.page, grid: toGrid(rows, xs), rowsAreRuled, unclearFrom: unclear ? 0 : null, atoms: section.atoms }];
  });
}

function marksOf(sections: readonly SectionBands[]): number[][] | null {
  return (
    rowMarks(sections.flatMap(({ bands }) => bands.map((band) => band.columns))) ??
    rowMarksBetweenRulings(sections.map(({ bands }) => bands))
  );
}

/** Where nothing shows the bounds of rows, each is still seen to be there. */
function betweenMarks(marks: readonly number[]): RowBounds {
  return marks.slice(1).map((mark, index) => ((marks[index] ?? mark) + mark) / 2);
}

/** Bands of all sections, and whether rulings part all rows. */
function bandsOf(sections: readonly SectionBands[], marks: readonly (readonly number[])[]): [ListBand[], boolean] {
  let next = 0;
  let ruled = false;
  const bands = sections.flatMap((section, at) => {
    const own = section.bands.map((band, index): ListBand => {
      const isFirst =
        index === 0 &&
        at > 0 &&
        marks.slice(0, next).some((before) => before.length > 0) &&
        section.headings.every((line) => line.baseline > (band.atoms[0]?.baseline ?? 0));
      return {
        columns: band.columns,
        marks: marks[next++] ?? [],
        continues: isFirst,
        goesOn: index === section.bands.length - 1 && at < sections.length - 1,
      };
    });
    ruled ||= section.bands.some((band, index) => index > 0 && band.underRuling && !band.atoms.some(({ text }) => isSumLabel(text)));
    return own;
  });
  return [bands, ruled && bands.every((band) => band.marks.length <= 1)];
}

/** A line across the columns below the last marked row ends the list; on a page before that, it heads rows, which may begin on the next page. */
function untilTheEnd(sections: readonly SectionBands[], marks: readonly (readonly number[])[]) {
  let band = 0;
  const marked = sections.map((section) => ({ section, marks: section.bands.flatMap(() => marks[band++] ?? []) }));
  const own: SectionBands[] = [];
  const rest: (readonly Atom[])[] = [];
  let hasEnded = false;
  for (const [index, { section, marks: ofSection }] of marked.entries()) {
    const [before, next] = [own.at(-1), marked[index + 1]];
    const goesOn = before?.page === section.page - 1 && !hasEnded;
    if (!section.head && !goesOn) {
      rest.push(section.atoms);
      continue;
    }
    const lastMark = Math.max(Number.NEGATIVE_INFINITY, ...ofSection);
    const isPassed =
      next !== undefined && next.section.page === section.page + 1 && next.marks.length > 0 && endsInHeading(section, lastMark);
    const end = isPassed ? undefined : section.ends.find(({ baseline }) => baseline > lastMark);
    own.push(end ? sectionAbove(section, end) : section);
    if (end) rest.push(section.atoms.filter((atom) => !isAbove(atom, end)));
    hasEnded = end !== undefined;
  }
  return { own, rest };
}

/** `二、专项资金项目`, and one more above it: anything longer is text after the list. */
function endsInHeading({ ends, headings }: SectionBands, lastMark: number): boolean {
  const below = ends.filter(({ baseline }) => baseline > lastMark);
  return below.length <= HEADING_LINES_MAX && below.every(({ baseline }) => headings.some((heading) => heading.baseline === baseline));
}

function sectionAbove(section: SectionBands, end: LineAcross): SectionBands {
  const bands = section.bands.map((band) => ({
    ...band,
    columns: band.columns.map((lines) => lines.filter((line) => isAbove(line, end))),
    doubtful: band.doubtful.filter((line) => line.baseline < end.baseline),
    atoms: band.atoms.filter((atom) => isAbove(atom, end)),
  }));
  return {
    ...section,
    bands: bands.filter(({ atoms }) => atoms.length > 0),
    headings: section.headings.filter(({ baseline }) => baseline < end.baseline),
    atoms: section.atoms.filter((atom) => isAbove(atom, end)),
  };
}

function isAbove({ baseline, size }: Pick<Atom, 'baseline' | 'size'>, end: LineAcross): boolean {
  return baseline < end.baseline - SAME_LINE_SHARE * size;
}

interface ListRowExtent {
  readonly top: number;
  readonly bottom: number;
  readonly isAcross: boolean;
  readonly marked: boolean;
  readonly doubtful: boolean;
  /** One of the two rows of a head of two levels. */
  readonly level?: { readonly groups: readonly HeadGroup[]; readonly isUpper: boolean };
}

interface ParcelledBand {
  readonly band: SectionBand;
  readonly bounds: RowBounds;
  readonly marks: readonly number[];
}

type VerticalExtent = Pick<Atom, 'top' | 'bottom'>;

/** The head, the rows, and what stands across them, top to bottom. */
function sectionRows({ head, headings }: SectionBands, bands: readonly ParcelledBand[]): ListRowExtent[] {
  const rows: ListRowExtent[] = head ? headRows(head) : [];
  for (const { band, bounds, marks } of bands) {
    for (let row = 0; row <= bounds.length; row += 1) {
      const isInRow = (line: VerticalExtent): boolean => rowOf((line.top + line.bottom) / 2, bounds) === row;
      const [lines, doubtful] = [band.columns.flat().filter(isInRow), band.doubtful.flatMap((line) => line.atoms).filter(isInRow)];
      const marked = marks.some((mark) => lines.some((line) => line.baseline === mark));
      const own = [...lines, ...doubtful];
      if (own.length > 0) rows.push({ ...extentOf(own), isAcross: false, marked, doubtful: doubtful.length > 0 });
    }
  }
  for (const { atoms } of headings) rows.push({ ...extentOf(atoms), isAcross: true, marked: false, doubtful: false });
  return rows.sort((a, b) => a.top - b.top);
}

function headRows({ top, bottom, groups }: OpenListHead): ListRowExtent[] {
  const row = { isAcross: false, marked: true, doubtful: false };
  const [group] = groups;
  if (!group) return [{ ...row, top, bottom }];
  return [
    { ...row, top, bottom: group.bound, level: { groups, isUpper: true } },
    { ...row, top: group.bound, bottom, level: { groups, isUpper: false } },
  ];
}

function extentOf(lines: readonly VerticalExtent[]): VerticalExtent {
  return { top: Math.min(...lines.map((line) => line.top)), bottom: Math.max(...lines.map((line) => line.bottom)) };
}

function toGrid(rows: readonly ListRowExtent[], xs: readonly number[]): Grid {
  const between = rows.slice(1).map((row, index) => ((rows[index]?.bottom ?? row.top) + row.top) / 2);
  const ys = [(rows[0]?.top ?? 0) - EDGE, ...between, (rows.at(-1)?.bottom ?? 0) + EDGE];
  const cells: GridCell[] = [];
  const cellOfSlot: number[] = [];
  const places = new Map<string, number>();
  rows.forEach((row, at) => {
    xs.slice(0, -1).forEach((_, column) => {
      const [firstRow, lastRow, first, last] = slotsOfCell(row, at, column, xs.length - 1);
      const place = `${firstRow}/${first}`;
      const cell = places.get(place) ?? cells.length;
      cellOfSlot.push(cell);
      if (places.has(place)) return;
      places.set(place, cell);
      const [left = 0, right = 0, top = 0, bottom = 0] = [xs[first], xs[last + 1], ys[firstRow], ys[lastRow + 1]];
      cells.push({ left, right, top, bottom, firstRow, lastRow, irregular: row.doubtful });
    });
  });
  const [left = 0, right = 0, top = 0, bottom = 0] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  return {
    box: { x: left, y: top, width: right - left, height: bottom - top },
    xs,
    ys,
    cells,
    cellOfSlot,
    openTop: rows[0]?.marked === false && rows[0]?.isAcross === false,
    openBottom: rows.length > 1 && rows.at(-1)?.marked === false && rows.at(-1)?.isAcross === false,
  };
}

/** First and last row, first and last column. A label beside others of two levels takes both of their rows. */
function slotsOfCell({ isAcross, level }: ListRowExtent, row: number, column: number, columns: number): [number, number, number, number] {
  if (isAcross) return [row, row, 0, columns - 1];
  if (!level) return [row, row, column, column];
  const group = level.groups.find(({ first, last }) => first <= column && last >= column);
  if (!group) return level.isUpper ? [row, row + 1, column, column] : [row - 1, row, column, column];
  return level.isUpper ? [row, row, group.first, group.last] : [row, row, column, column];
}
