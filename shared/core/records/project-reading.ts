import type { PlacedBox } from '../document.ts';
import type { FreeLine, LabelledRow, ProjectTable } from '../tables/report.ts';
import { type AmountReading, readAmount } from './amounts.ts';
import type { Confirmation } from './confirmation.ts';
import { type GivenHeading, givenHeading } from './given-heading.ts';
import type { Heading } from './heading.ts';
import { type LabelMeaning, meaningOfLabel } from './labels.ts';
import { type Rating, readRating } from './rating.ts';
import { recordId } from './record-id.ts';

/** A project table with everything that could be made out of it, nothing judged yet: what the rules look at. */
export interface ProjectReading {
  readonly table: ProjectTable;
  readonly pages: readonly number[];
  readonly heading: Heading;
  /** The same, with what a person gave where it says nothing. */
  readonly given: GivenHeading;
  readonly rows: readonly RowReading[];
  /** Null where it is missing, empty, or in more than one piece. */
  readonly projectName: string | null;
  /** The cell of the name, on its first page; null where the table has none, or several. */
  readonly nameCell: PlacedBox | null;
  /** Null where the name, the agency or the year is. */
  readonly id: string | null;
  /** Labels that stand just below this table and outside of it: rows that it may have lost. */
  readonly labelsBelow: readonly FreeLine[];
  /** A page beside the table that shows it may go on there, and that cannot be read. */
  readonly unreadablePageBeside: number | null;
}

/** A row and what it says. The text of a cell with one value is its paragraphs in one line. */
export type RowReading = { readonly row: LabelledRow; readonly text: string } & (
  | { readonly field: 'amount'; readonly meaning: Extract<LabelMeaning, { field: 'amount' }>; readonly amount: AmountReading }
  | { readonly field: 'score' | 'grade'; readonly rating: Rating | null }
  | { readonly field: 'projectName' | NarrativeField | 'unknown' }
);

export type NarrativeField = 'achievements' | 'problems' | 'recommendations' | 'rectification';
export const narrativeFields: readonly NarrativeField[] = ['achievements', 'problems', 'recommendations', 'rectification'];

/** The lines of a heading: those above the table, and full-width rows at its top that have no value. */
export function headingLines(table: ProjectTable): readonly FreeLine[] {
  return [...table.linesAbove, ...titleRows(table).map((row) => ({ text: row.label, box: boxOfRow(row, table), size: 0 }))];
}

export function readProject(
  table: ProjectTable,
  heading: Heading,
  surroundings: Pick<ProjectReading, 'labelsBelow' | 'unreadablePageBeside'>,
  confirmations: readonly Confirmation[],
): ProjectReading {
  const rows = table.rows.slice(titleRows(table).length).map((row) => readRow(row, heading));
  const projectName = nameOf(rows);
  const nameCell = nameCellOf(rows);
  const given = givenHeading(heading, nameCell, confirmations);
  const { agency, fiscalYear } = given;
  return {
    table,
    heading,
    given,
    rows,
    projectName,
    nameCell,
    pages: [...new Set(table.boxes.map((box) => box.page))].sort((a, b) => a - b),
    id: projectName === null || agency === null || fiscalYear === null ? null : recordId(agency, fiscalYear, projectName),
    ...surroundings,
  };
}

/** Where a row stands: its cell, or the table where the cell has no box of its own. */
export function boxOfRow(row: LabelledRow, table: ProjectTable): PlacedBox {
  const box = row.boxes[0] ?? table.boxes[0];
  if (!box) throw new Error('a table without a box');
  return box;
}

/** `绩效评价结果信息表` across the top of the table itself. */
function titleRows(table: ProjectTable): readonly LabelledRow[] {
  const first = table.rows.findIndex((row) => meaningOfLabel(row.label) !== null || textOf(row) !== '' || row.label === '');
  return table.rows.slice(0, first === -1 ? 0 : first);
}

function readRow(row: LabelledRow, heading: Heading): RowReading {
  const meaning = meaningOfLabel(row.label);
  const text = textOf(row);
  if (meaning === null) return { row, text, field: 'unknown' };
  switch (meaning.field) {
    case 'amount':
      return { row, text, field: 'amount', meaning, amount: readAmount(text, meaning.unit, heading.amountUnit) };
    case 'score':
    case 'grade':
      return { row, text, field: meaning.field, rating: readRating(text) };
    default:
      return { row, text, field: meaning.field };
  }
}

/** Pieces are parted by a space: no number may grow together from two of them. */
function textOf(row: LabelledRow): string {
  return row.paragraphs.join(' ').trim();
}

/** A name has a letter or an ideograph: `/` and `——` stand for none. */
function nameOf(rows: readonly RowReading[]): string | null {
  const names = rows.filter((row) => row.field === 'projectName');
  const [name] = names;
  if (!name || names.length > 1 || paragraphsOf(name.row).length !== 1) return null;
  return /\p{L}/u.test(name.text) ? name.text : null;
}

function nameCellOf(rows: readonly RowReading[]): PlacedBox | null {
  const [name, ...others] = rows.filter(({ field }) => field === 'projectName');
  return others.length > 0 ? null : (name?.row.boxes[0] ?? null);
}

/** The paragraphs that have any text. */
export function paragraphsOf(row: LabelledRow): readonly string[] {
  return row.paragraphs.map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== '');
}
