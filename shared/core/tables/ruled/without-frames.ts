/**
 * Grids that only frame a table, or part its columns, are no grids of cells: their rows are not ruled. The text inside is read like that of a table without lines.
 *
 *     ┌───────────────────────┐     │ 项目名称 │ 公共绿地养护 │     two labels in one cell, or labels with the
 *     │ 项目名称 公共绿地养护 │     │ 评价分值 │ 88           │     rows of a list under them
 *     │ 评价分值 88           │
 *     └───────────────────────┘
 *
 * Neither is one whose rulings part the rows, and not their labels from the values: it has a single column, and what stands in it is a label with all else on its right.
 */
import type { Glyph } from '../../geometry/page.ts';
import { type Atom, glyphsToAtoms } from '../../text/text-atoms.ts';
import { type LabelAnchor, labelAnchors } from '../open/label-anchors.ts';
import { layoutWith, type PageLayout } from './page-to-content.ts';
import type { Grid } from './rulings-to-grids.ts';

/** As many labels in one cell of the first column are two rows that no ruling parts. */
const LABELS_MIN = 2;
/** As many rows of a single column that have a label, and all their other text right of it, have two columns. */
const BESIDE_MIN = 2;
/** As many cells of one row that begin with a label and go on head a list whose rows no ruling parts. */
const HEADS_MIN = 3;
/** Columns this close (points) are the same. */
const SAME_COLUMN = 4;

/** The columns of a frame; on any page of the document, what has the same ones is one too. */
export type FrameColumns = Grid['xs'];

export function framesOf(layout: PageLayout, isKnownLabel: (label: string) => boolean): readonly FrameColumns[] {
  return layout.grids.filter((grid, index) => isFrame(grid, layout, index, isKnownLabel)).map(({ xs }) => xs);
}

export function withoutFrames(layout: PageLayout, frames: readonly FrameColumns[]): PageLayout {
  const grids = layout.grids.filter((grid) => holdsTable(grid, layout) || !frames.some((frame) => haveSameColumns(frame, grid.xs)));
  return grids.length === layout.grids.length ? layout : layoutWith(layout, grids);
}

function haveSameColumns(a: FrameColumns, b: FrameColumns): boolean {
  return a.length === b.length && a.every((x, index) => Math.abs(x - (b[index] ?? 0)) <= SAME_COLUMN);
}

function isFrame(grid: Grid, layout: PageLayout, index: number, isKnownLabel: (label: string) => boolean): boolean {
  if (holdsTable(grid, layout)) return false;
  const cells = grid.cells.map((cell, at) => ({ cell, glyphs: layout.placed.inCells[index]?.[at] ?? [] }));
  const textOf = ({ glyphs }: { readonly glyphs: readonly Glyph[] }): CellText => {
    const atoms = glyphsToAtoms(glyphs);
    return { atoms, labels: labelAnchors(atoms, isKnownLabel) };
  };
  const inFront = cells.filter(({ cell }) => cell.left <= grid.box.x + SAME_COLUMN);
  if (inFront.some((cell) => new Set(textOf(cell).labels.map(({ label }) => label)).size >= LABELS_MIN)) return true;
  if (grid.xs.length === 2 && cells.filter((cell) => isLabelBesideText(textOf(cell))).length >= BESIDE_MIN) return true;
  const rows = [...Map.groupBy(cells, ({ cell }) => cell.firstRow).values()].filter((row) => row.length >= HEADS_MIN);
  return rows.some((row) => row.filter((cell) => beginsWithLabel(textOf(cell))).length >= HEADS_MIN);
}

interface CellText {
  readonly atoms: readonly Atom[];
  readonly labels: readonly LabelAnchor[];
}

function holdsTable(grid: Grid, { nested }: PageLayout): boolean {
  return nested.some(({ outer }) => outer === grid);
}

function isLabelBesideText({ atoms, labels: [label] }: CellText): boolean {
  if (!label) return false;
  const others = atoms.filter((atom) => !label.atoms.includes(atom));
  return others.length > 0 && others.every(({ left }) => left > label.right);
}

/** A label on top, and text below it. */
function beginsWithLabel({ atoms, labels: [label] }: CellText): boolean {
  return label !== undefined && label.atoms[0] === atoms[0] && atoms.length > label.atoms.length;
}
