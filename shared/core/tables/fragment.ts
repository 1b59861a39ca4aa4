/** The part of a table that stands on one page, as rows of cells; and what else stands on that page. Positions are of the upright page unless placed. */
import type { PlacedBox } from '../document.ts';
import type { Box } from '../geometry/page.ts';
import type { TextLine } from '../text/glyphs-to-lines.ts';
import type { Doubt, FreeLine, TextlessPage } from './report.ts';

/** What of a cell stands on one page, or one of several cells stacked in one column of a row. */
export interface CellPart {
  readonly box: PlacedBox;
  readonly left: number;
  readonly right: number;
  readonly lines: readonly TextLine[];
  /** A cell of its own below another one: its text starts a paragraph. */
  readonly startsCell: boolean;
}

export interface TableCell {
  /** From the table's left edge, in points. */
  readonly from: number;
  readonly to: number;
  readonly parts: readonly CellPart[];
}

export interface TableRow {
  /** Left to right. */
  readonly cells: readonly TableCell[];
  /** Its cells span each other in a way that gives no order of labels and values. */
  readonly unclear: boolean;
}

/** A cell as it stands in its grid. */
export interface PlacedCell {
  /** From the table's left edge, in points. */
  readonly from: number;
  readonly to: number;
  /** Rows of the grid that it covers, both included. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly irregular: boolean;
  readonly part: CellPart;
}

export interface Fragment {
  readonly page: number;
  readonly box: Box;
  readonly placed: PlacedBox;
  /** Positions of the vertical lines from the left edge, which is 0. */
  readonly columns: readonly number[];
  readonly rows: readonly TableRow[];
  /** Top to bottom, then left to right: what `rows` are made of. */
  readonly cells: readonly PlacedCell[];
  readonly openTop: boolean;
  readonly openBottom: boolean;
  /** Whether its first row is the rest of the last one on the page before; left out where only both together tell. */
  readonly beginsInRow?: boolean;
  /** Vertical rulings part its columns; where none do, how text is set shows what its rows are. */
  readonly ruled: boolean;
  /** Rulings part its rows. */
  readonly rowsAreRuled: boolean;
  readonly doubts: readonly Doubt[];
}

/** A free line and where it stands on its upright page. */
export interface PageLine {
  readonly line: FreeLine;
  readonly box: Box;
}

export interface PageContent {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  /** Top to bottom. */
  readonly fragments: readonly Fragment[];
  /** Top to bottom, outside every fragment. */
  readonly lines: readonly PageLine[];
  readonly textless: TextlessPage['kind'] | null;
}

export function linesOf(cell: TableCell): readonly TextLine[] {
  return cell.parts.flatMap((part) => part.lines);
}

export function isEmpty(cell: TableCell): boolean {
  return cell.parts.every((part) => part.lines.length === 0);
}
