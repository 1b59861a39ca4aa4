/** Rows of text beside labels → the grid that rulings would have drawn around them. */
import { greatest } from '../../geometry/greatest.ts';
import { least } from '../../geometry/least.ts';
import type { Atom } from '../../text/text-atoms.ts';
import type { Grid, GridCell } from '../ruled/rulings-to-grids.ts';
import { innerPairs, withoutOverlaps } from './inner-pairs.ts';
import type { LabelAnchor } from './label-anchors.ts';
import type { RegionBand } from './open-bands.ts';
import type { InnerLabels, OpenColumns } from './open-columns.ts';
import type { OpenRegion, RegionLine } from './open-regions.ts';
import type { OpenRow } from './open-rows.ts';

export interface TextRow {
  readonly lines: readonly RegionLine[];
  readonly label: LabelAnchor | undefined;
  readonly top: number;
  readonly bottom: number;
  readonly band: RegionBand;
}

export interface Extent {
  readonly left: number;
  readonly right: number;
}

export interface RowsGrid {
  readonly grid: Grid;
  /** For each row its values, left to right, as lines of pieces. */
  readonly values: readonly (readonly TextValue[])[];
  /** For each row, whether it may have a pair inside, or none. */
  readonly unclearPairs: readonly boolean[];
}

/** Lines top to bottom, each of pieces left to right. */
export type TextValue = readonly (readonly Atom[])[];

/** Between the text and the edge of the table, in points. */
const EDGE = 2;

export function toTextRow(band: RegionBand, { label: index, first, end }: OpenRow): TextRow {
  const lines = band.lines.slice(first, end);
  const label = index === null ? undefined : band.labels[index];
  const parts = [...lines.flatMap((line) => line.atoms), ...(label ? [label] : [])];
  return { lines, label, band, top: least(parts.map(({ top }) => top)), bottom: greatest(parts.map(({ bottom }) => bottom)) };
}

/** The same for all parts of the tables, so that they are known to go on with each other. */
export function extentOf(regions: readonly Pick<OpenRegion, 'lines' | 'labels'>[]): Extent {
  const atoms = regions.flatMap((region) => [...region.lines, ...region.labels].flatMap((part) => part.atoms));
  return { left: least(atoms.map(({ left }) => left)) - EDGE, right: greatest(atoms.map(({ end }) => end)) + EDGE };
}

/** `labels`: pieces of known labels. */
export function rowsToGrid(
  rows: readonly TextRow[],
  columns: Pick<OpenColumns, 'gutter' | 'inner'>,
  { left, right }: Extent,
  labels: ReadonlySet<Atom>,
): RowsGrid {
  const inner = columns.inner.filter(({ from, to }) => from > columns.gutter && to < right);
  const found = innerPairs(
    rows.map(({ lines }) => piecesOf(lines)),
    inner,
    labels,
  );
  const borders = found.map(({ pairs }) => [left, columns.gutter, ...bordersOf(pairs), right]);
  const xs = [left, columns.gutter, ...bordersOf(withoutOverlaps(inner)), right];
  const ys = edgesOf(rows);
  const cells: GridCell[] = [];
  const cellOfSlot: number[] = [];
  borders.forEach((own, row) => {
    const [top, bottom] = [ys[row] ?? 0, ys[row + 1] ?? 0];
    for (const x of xs.slice(0, -1)) {
      const at = own.indexOf(x);
      if (at >= 0) cells.push({ left: x, right: own[at + 1] ?? right, top, bottom, firstRow: row, lastRow: row, irregular: false });
      cellOfSlot.push(cells.length - 1);
    }
  });
  const [top, bottom] = [ys[0] ?? 0, ys.at(-1) ?? 0];
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  return {
    grid: { box, xs, ys, cells, cellOfSlot, openTop: false, openBottom: false },
    values: rows.map(({ lines }, row) => valuesOf(lines, borders[row] ?? [])),
    unclearPairs: found.map(({ unclear }) => unclear),
  };
}

function piecesOf(lines: readonly RegionLine[]): readonly Atom[] {
  return lines.flatMap(({ atoms }) => atoms);
}

function bordersOf(pairs: readonly InnerLabels[]): readonly number[] {
  return pairs.flatMap(({ from, to }) => [from, to]);
}

/** Between the borders of a row are a label and a value in turn. */
function valuesOf(lines: readonly RegionLine[], borders: readonly number[]): readonly TextValue[] {
  return borders.slice(1).flatMap((right, index) => {
    const left = borders[index] ?? right;
    if (index % 2 === 0) return [];
    const within = lines.map(({ atoms }) => atoms.filter((atom) => atom.left >= left && atom.left < right));
    return [within.filter((pieces) => pieces.length > 0)];
  });
}

/** Rulings where there are any, else halfway between the rows' text. */
function edgesOf(rows: readonly TextRow[]): number[] {
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
