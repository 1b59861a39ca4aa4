/**
 * Lists without vertical rulings → grids, as if they were ruled. Columns come from the labels that head them, rows from the horizontal rulings, or, where those do
 * not part them, from how their text is set.
 */
import { isSameHead, listGutters, type OpenListHead, openListHeads } from './open-list-head.ts';
import { type ListBand, type ListLine, listRows, rowMarks, rowOf } from './open-list-rows.ts';
import type { OpenGrid, OpenPageText } from './open-tables.ts';
import type { Grid, GridCell } from './rulings-to-grids.ts';
import { type Atom, splitAtom } from './text-atoms.ts';

export interface OpenLists {
  /** For each page, its grids, top to bottom. */
  readonly grids: readonly (readonly OpenGrid[])[];
  /** Pieces of text that stand in them. */
  readonly taken: ReadonlySet<Atom>;
}

/** A ruling parts rows if it covers this share of the list's width. */
const RULING_SHARE = 0.6;
/** Pieces are on one line within this share of the font size. */
const SAME_LINE_SHARE = 0.3;
/** Between the text and the edge of the list, in points. */
const EDGE = 2;

export function openLists(pages: readonly OpenPageText[]): OpenLists {
  const grids = pages.map((): OpenGrid[] => []);
  const taken = new Set<Atom>();
  for (const list of listsOf(pages)) {
    const found = listToGrids(list, pages);
    for (const { page, grid, atoms } of found) {
      grids[page]?.push({ grid, unclear: false });
      for (const atom of atoms) taken.add(atom);
    }
  }
  return { grids, taken };
}

/** What stands on one page below a head, or goes on from the page before. */
interface Section {
  readonly page: number;
  readonly head: OpenListHead | null;
  /** Top to bottom; on a page without a head, whatever stands there. */
  readonly atoms: readonly Atom[];
}

interface List {
  readonly head: OpenListHead;
  readonly sections: Section[];
}

function listsOf(pages: readonly OpenPageText[]): List[] {
  const lists: List[] = [];
  pages.forEach(({ atoms, anchors }, page) => {
    const heads = openListHeads(atoms, anchors);
    const above = between(atoms, Number.NEGATIVE_INFINITY, heads[0]?.top);
    if (above.length > 0) lists.at(-1)?.sections.push({ page, head: null, atoms: above });
    heads.forEach((head, index) => {
      const section = { page, head, atoms: between(atoms, head.bottom, heads[index + 1]?.top) };
      const open = lists.at(-1);
      if (open && index === 0 && isSameHead(open.head, head)) open.sections.push(section);
      else lists.push({ head, sections: [section] });
    });
  });
  return lists;
}

function between(atoms: readonly Atom[], from: number, to = Number.POSITIVE_INFINITY): Atom[] {
  return atoms.filter((atom) => atom.top >= from - EDGE && atom.bottom <= to + EDGE);
}

interface PlacedGrid {
  readonly page: number;
  readonly grid: Grid;
  readonly atoms: readonly Atom[];
}

/** None where the columns, or the rows, are not to be seen. */
function listToGrids({ head, sections }: List, pages: readonly OpenPageText[]): PlacedGrid[] {
  const gutters = listGutters(
    head,
    sections.flatMap((section) => section.atoms),
  );
  if (!gutters) return [];
  const all = sections.map((section) => sectionBands(section, gutters, pages));
  const own = untilTheEnd(all, rowMarks(all.flatMap(({ bands }) => bands.map((band) => band.columns))));
  const columns = own.flatMap(({ bands }) => bands.map((band) => band.columns));
  const marks = rowMarks(columns);
  const bounds = marks && listRows(...bandsOf(own, marks));
  if (!bounds || own.some((section) => isDoubtful(section, gutters))) return [];
  const atoms = own.flatMap((section) => section.atoms);
  const left = Math.min(...atoms.map((atom) => atom.left)) - EDGE;
  const right = Math.max(...atoms.map((atom) => atom.end)) + EDGE;
  const xs = [left, ...gutters, right];
  let band = 0;
  return own.flatMap((section): PlacedGrid[] => {
    const ofSection = section.bands.map(({ columns: lines }) => ({ lines, bounds: bounds[band++] ?? [], marks: marks[band - 1] ?? [] }));
    const rows = sectionRows(section, ofSection);
    return rows.length === 0 ? [] : [{ page: section.page, grid: toGrid(rows, xs), atoms: section.atoms }];
  });
}

/** Bands of all sections, and whether rulings part all rows. */
function bandsOf(sections: readonly SectionBands[], marks: readonly (readonly number[])[]): [ListBand[], boolean] {
  let next = 0;
  let ruled = false;
  const bands = sections.flatMap((section, at) => {
    const own = section.bands.map((band, index): ListBand => {
      const isFirst = index === 0 && at > 0 && section.across.every((line) => (line[0]?.baseline ?? 0) > (band.atoms[0]?.baseline ?? 0));
      return {
        columns: band.columns,
        marks: marks[next++] ?? [],
        continues: isFirst,
        goesOn: index === section.bands.length - 1 && at < sections.length - 1,
      };
    });
    ruled ||= section.bands.some((band, index) => index > 0 && band.underRuling && own[index]?.marks.length === 1);
    return own;
  });
  return [bands, ruled && bands.every((band) => band.marks.length <= 1)];
}

/** Text between two rulings, or beside lines that stand across the columns. */
interface SectionBand {
  readonly columns: readonly (readonly ListLine[])[];
  /** A ruling closes it above. */
  readonly underRuling: boolean;
  readonly atoms: readonly Atom[];
}

interface SectionBands {
  readonly page: number;
  readonly head: OpenListHead | null;
  readonly bands: readonly SectionBand[];
  /** Lines that stand across the columns: they head rows, or the list has ended. */
  readonly across: readonly (readonly Atom[])[];
  readonly atoms: readonly Atom[];
  /** What stands below its end, there and on pages after it. */
  readonly rest: readonly Atom[];
}

function sectionBands({ page, head, atoms }: Section, gutters: readonly number[], pages: readonly OpenPageText[]): SectionBands {
  const lines = linesOf(atoms).map((line) => columnParts(line, gutters));
  const across = lines.filter((line) => line.some((atom) => standsAcross(atom, gutters)));
  const inColumns = lines.flatMap((line) => (across.includes(line) ? [] : line));
  const [left, right] = [head?.labels[0]?.left ?? gutters[0] ?? 0, head?.labels.at(-1)?.right ?? gutters.at(-1) ?? 0];
  const rulings = (pages[page]?.rulings ?? []).filter(
    (ruling) => Math.min(ruling.end, right) - Math.max(ruling.start, left) >= RULING_SHARE * (right - left),
  );
  const cuts = [...rulings.map((ruling) => ruling.position), ...across.map((line) => line[0]?.baseline ?? 0)].sort((a, b) => a - b);
  const bands = [...cuts, Number.POSITIVE_INFINITY].flatMap((bottom, index): SectionBand[] => {
    const top = cuts[index - 1] ?? Number.NEGATIVE_INFINITY;
    const own = inColumns.filter((atom) => atom.baseline > top && atom.baseline <= bottom);
    return own.length === 0
      ? []
      : [{ columns: columnLines(own, gutters), underRuling: rulings.some(({ position }) => position === top), atoms: own }];
  });
  return { page, head, bands, across, atoms: [...(head?.atoms ?? []), ...atoms], rest: [] };
}

/** A line's pieces, parted where two columns' text nearly touches; the line as it is where that does not part all of it. */
function columnParts(line: readonly Atom[], gutters: readonly number[]): readonly Atom[] {
  const parts = line.flatMap((atom) => (standsAcross(atom, gutters) ? splitAtom(atom, gutters) : [atom]));
  return parts.some((part) => standsAcross(part, gutters)) ? line : parts;
}

function standsAcross({ left, right }: Atom, gutters: readonly number[]): boolean {
  return gutters.some((x) => left < x && right > x);
}

function columnLines(atoms: readonly Atom[], gutters: readonly number[]): ListLine[][] {
  const edges = [Number.NEGATIVE_INFINITY, ...gutters];
  return edges.map((from, index) =>
    linesOf(atoms.filter((atom) => atom.left >= from && atom.left < (gutters[index] ?? Number.POSITIVE_INFINITY))).map((line) => ({
      top: Math.min(...line.map((atom) => atom.top)),
      bottom: Math.max(...line.map((atom) => atom.bottom)),
      baseline: line[0]?.baseline ?? 0,
      size: line[0]?.size ?? 0,
    })),
  );
}

function linesOf(atoms: readonly Atom[]): Atom[][] {
  const lines: Atom[][] = [];
  for (const atom of [...atoms].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const first = lines.at(-1)?.[0];
    if (first && atom.baseline - first.baseline <= SAME_LINE_SHARE * atom.size) lines.at(-1)?.push(atom);
    else lines.push([atom]);
  }
  return lines;
}

/** A line across the columns, after the last marked row of a page, ends the list. */
function untilTheEnd(sections: readonly SectionBands[], marks: readonly (readonly number[])[] | null): SectionBands[] {
  const kept: SectionBands[] = [];
  let band = 0;
  for (const section of sections) {
    const own = section.bands.flatMap(() => marks?.[band++] ?? []);
    const before = kept.at(-1);
    const goesOn = before !== undefined && before.rest.length === 0 && before.page === section.page - 1;
    if (section.head || goesOn) kept.push(cutAfter(section, Math.max(Number.NEGATIVE_INFINITY, ...own)));
    else if (before) kept.splice(-1, 1, { ...before, rest: [...before.rest, ...section.atoms] });
  }
  return kept;
}

function cutAfter(section: SectionBands, lastMark: number): SectionBands {
  const end = section.across.find((line) => (line[0]?.baseline ?? 0) > lastMark)?.[0]?.baseline;
  if (end === undefined) return section;
  const isOwn = (atom: Atom): boolean => atom.baseline < end - SAME_LINE_SHARE * atom.size;
  return {
    ...section,
    bands: section.bands.filter(({ atoms }) => atoms.every(isOwn)),
    across: section.across.filter((line) => line.every(isOwn)),
    atoms: section.atoms.filter(isOwn),
    rest: section.atoms.filter((atom) => !isOwn(atom)),
  };
}

/** A line across the columns that has text beside it, or text after the end that stands in the columns like a row. */
function isDoubtful({ across, rest }: SectionBands, gutters: readonly number[]): boolean {
  return (
    across.some((line) => line.length > 1) ||
    linesOf(rest).some((line) => line.length > 1 && !line.some((atom) => standsAcross(atom, gutters)))
  );
}

interface ListRowExtent {
  readonly top: number;
  readonly bottom: number;
  readonly isAcross: boolean;
  readonly marked: boolean;
}

/** The head, the rows, and what stands across them, top to bottom. */
function sectionRows(
  { head, across }: SectionBands,
  bands: readonly {
    readonly lines: readonly (readonly ListLine[])[];
    readonly bounds: readonly number[];
    readonly marks: readonly number[];
  }[],
): ListRowExtent[] {
  const rows: ListRowExtent[] = head ? [{ top: head.top, bottom: head.bottom, isAcross: false, marked: true }] : [];
  for (const { lines, bounds, marks } of bands) {
    const all = lines.flat();
    for (let row = 0; row <= bounds.length; row += 1) {
      const own = all.filter((line) => rowOf((line.top + line.bottom) / 2, bounds) === row);
      const marked = marks.some((mark) => own.some((line) => line.baseline === mark));
      if (own.length > 0) rows.push({ ...extentOf(own), isAcross: false, marked });
    }
  }
  for (const line of across) rows.push({ ...extentOf(line), isAcross: true, marked: false });
  return rows.sort((a, b) => a.top - b.top);
}

function extentOf(lines: readonly { readonly top: number; readonly bottom: number }[]): { top: number; bottom: number } {
  return { top: Math.min(...lines.map((line) => line.top)), bottom: Math.max(...lines.map((line) => line.bottom)) };
}

function toGrid(rows: readonly ListRowExtent[], xs: readonly number[]): Grid {
  const [left, right] = [xs[0] ?? 0, xs.at(-1) ?? 0];
  const between = rows.slice(1).map((row, index) => ((rows[index]?.bottom ?? row.top) + row.top) / 2);
  const ys = [(rows[0]?.top ?? 0) - EDGE, ...between, (rows.at(-1)?.bottom ?? 0) + EDGE];
  const cells: GridCell[] = [];
  const cellOfSlot: number[] = [];
  rows.forEach(({ isAcross }, row) => {
    const [top, bottom] = [ys[row] ?? 0, ys[row + 1] ?? 0];
    xs.slice(0, -1).forEach((x, column) => {
      if (!isAcross || column === 0) {
        cells.push({
          left: x,
          right: isAcross ? right : (xs[column + 1] ?? right),
          top,
          bottom,
          firstRow: row,
          lastRow: row,
          irregular: false,
        });
      }
      cellOfSlot.push(cells.length - 1);
    });
  });
  const top = ys[0] ?? 0;
  return {
    box: { x: left, y: top, width: right - left, height: (ys.at(-1) ?? top) - top },
    xs,
    ys,
    cells,
    cellOfSlot,
    openTop: rows[0]?.marked === false && rows[0]?.isAcross === false,
    openBottom: rows.length > 1 && rows.at(-1)?.marked === false && rows.at(-1)?.isAcross === false,
  };
}
