/**
 * A stitched table → the project tables in it. A title printed as the table's first row is a line above; where the form's first label comes again, the next
 * project begins.
 *
 *     │     绩效评价结果信息表     │   title: a line above the project
 *     │ 项目名称 │ 公共绿地养护   │   the first label
 *     │ 整改情况 │ 无             │
 *     │     绩效评价结果信息表     │
 *     │ 项目名称 │ 河道长效管理   │   again: the next project
 */
import { isEmpty, type TableRow } from './fragment.ts';
import { labelInCell } from './label-in-cell.ts';
import { labelOfCell } from './label-text.ts';
import type { FreeLine } from './report.ts';
import type { StitchedTable } from './stitch-fragments.ts';

export interface ProjectRows {
  readonly linesAbove: readonly FreeLine[];
  readonly rows: readonly TableRow[];
}

/** A line this far (points) from the middle of its cell is not centred in it. */
const OFF_CENTRE = 12;

export function tableToProjects(table: StitchedTable, isKnownLabel: (label: string) => boolean): ProjectRows[] {
  const projects: { linesAbove: FreeLine[]; rows: TableRow[] }[] = [{ linesAbove: [...table.linesAbove], rows: [] }];
  let firstLabel: string | null = null;
  let titles: TableRow[] = [];
  for (const [index, row] of table.rows.entries()) {
    const label = knownLabel(row, isKnownLabel);
    const next = table.rows[index + 1];
    const heads = firstLabel !== null && next !== undefined && knownLabel(next, isKnownLabel) === firstLabel;
    if (label === null && isTitle(row, projects.at(-1)?.rows.at(-1), heads, isKnownLabel)) {
      titles.push(row);
      continue;
    }
    if (label !== null && label === firstLabel) projects.push({ linesAbove: [], rows: [] });
    if (label !== null) firstLabel ??= label;
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

/** The label that a row begins with, if it is one of the form's. */
function knownLabel(row: TableRow, isKnownLabel: (label: string) => boolean): string | null {
  const [cell] = row.cells;
  const label = labelOfCell(cell);
  if (isKnownLabel(label)) return label;
  return (cell && labelInCell(cell, isKnownLabel)?.label) ?? null;
}

/**
 * One cell across the whole table; below a label across the whole table it is that one's value, and below such a value its next paragraph, unless it is
 * centred, or the next project begins right below it: `heads`.
 */
function isTitle(row: TableRow, before: TableRow | undefined, heads: boolean, isKnownLabel: (label: string) => boolean): boolean {
  const [cell] = row.cells;
  if (row.cells.length !== 1 || !cell || isEmpty(cell)) return false;
  if (before?.cells.length !== 1) return true;
  return !isKnownLabel(labelOfCell(before.cells[0])) && (heads || isCentred(row));
}

function isCentred({ cells }: TableRow): boolean {
  return cells.every(({ parts }) =>
    parts.every(({ left, right, lines }) =>
      lines.every(({ box }) => Math.abs(box.x - left - (right - box.x - box.width)) <= OFF_CENTRE && box.x - left > OFF_CENTRE),
    ),
  );
}

function titleLines(row: TableRow): FreeLine[] {
  return row.cells.flatMap((cell) => cell.parts.flatMap(({ box, lines }) => lines.map(({ text, size }) => ({ text, size, box }))));
}
