/**
 * A stitched table → the project tables in it. A title printed as the table's first row is a line above; where the form's first label comes again, the next
 * project begins.
 */
import type { PlacedBox } from '../document.ts';
import { isEmpty, linesOf, type TableRow } from './fragment.ts';
import { labelOfCell } from './label-text.ts';
import type { FreeLine } from './report.ts';
import type { StitchedTable } from './stitch-fragments.ts';

export interface ProjectRows {
  readonly linesAbove: readonly FreeLine[];
  readonly rows: readonly TableRow[];
}

export function tableToProjects(table: StitchedTable, isKnownLabel: (label: string) => boolean): ProjectRows[] {
  const projects: { linesAbove: FreeLine[]; rows: TableRow[] }[] = [{ linesAbove: [...table.linesAbove], rows: [] }];
  let firstLabel: string | null = null;
  let titles: TableRow[] = [];
  for (const row of table.rows) {
    const label = labelOfCell(row.cells[0]);
    const known = isKnownLabel(label);
    if (isTitle(row) && !known) {
      titles.push(row);
      continue;
    }
    const starts = known && label === firstLabel;
    if (starts) projects.push({ linesAbove: [], rows: [] });
    if (known) firstLabel ??= label;
    const project = projects.at(-1);
    if (!project) throw new Error('no project to add a row to');
    if (project.rows.length === 0) project.linesAbove.push(...titles.flatMap(titleLines));
    else project.rows.push(...titles);
    titles = [];
    project.rows.push(row);
  }
  projects.at(-1)?.rows.push(...titles);
  return projects;
}

/** One cell across the whole table. */
function isTitle(row: TableRow): boolean {
  return row.cells.filter((cell) => !isEmpty(cell)).length === 1 && row.cells.length === 1;
}

function titleLines(row: TableRow): FreeLine[] {
  return row.cells.flatMap((cell) =>
    cell.parts.flatMap((part) =>
      linesOf({ ...cell, parts: [part] }).map(({ text, size }) => ({ text, size, box: part.box satisfies PlacedBox })),
    ),
  );
}
