/**
 * Whether a table behind a form is one by something else: each label of the form in its first row stands where a value would, and heads a column of figures;
 * or the only one heads its first column, which the form does not have, and each row below says something in figures of what stands there. A form says each of its values once, beside its
 * label or below it; a list of projects has a column of names.
 *
 *     │ 评价内容 │ 分值 │ 得分 │        │ 评价等级 │ 分值范围       │
 *     │ 项目决策 │ 20   │ 18   │        │ 优       │ 90分（含）以上 │
 *     │ 项目绩效 │ 50   │ 43.5 │        │ 良       │ 80（含）－90分 │
 */

import { isFigure } from '../text/is-figure.ts';
import { isEmpty, type TableCell, type TableRow } from './fragment.ts';
import { labelOfCell } from './label-text.ts';

/** Figures in one column that make it one. */
const FIGURES_MIN = 2;
/** Rows that make a scale. */
const STEPS_MIN = 2;
const HAS_FIGURE = /\d/u;
/** Labels of the form at the beginnings of rows that make a table a form. */
const LABELS_MIN = 2;
/** Cells this close (points) begin at the same vertical. */
const SAME_EDGE = 4;

export function isAnnex(rows: readonly TableRow[], before: readonly TableRow[], isKnownLabel: (label: string) => boolean): boolean {
  const start = rows.findIndex(({ cells }) => cells.length > 1);
  const head = rows[start];
  if (!head) return false;
  const below = rows.slice(start + 1);
  const body = below.filter((row) => hasColumnsOf(head, row));
  if (below.some((row) => !body.includes(row) && isKnownLabel(labelOfCell(row.cells[0])))) return false;
  const known = head.cells.flatMap((cell, column) => (isKnownLabel(labelOfCell(cell)) ? [column] : []));
  // Only now: a list before may have thousands of rows, and this is asked of each page.
  if (known.length === 0 || !isForm(before, isKnownLabel)) return false;
  if (known.length === 1 && known[0] === 0) return !before.some((row) => hasColumnsOf(head, row)) && isScale(head, below, isKnownLabel);
  return known.every((column) => column > 0 && areFigures(body.map((row) => row.cells[column])));
}

/** As many columns in all rows, and below the first one no other label; figures beside what stands there, and none in what heads them. */
function isScale(head: TableRow, below: readonly TableRow[], isKnownLabel: (label: string) => boolean): boolean {
  const saysFigures = (row: TableRow): boolean => row.cells.slice(1).every((cell) => HAS_FIGURE.test(labelOfCell(cell)));
  const isStep = (row: TableRow): boolean => {
    const first = labelOfCell(row.cells[0]);
    return hasColumnsOf(head, row) && first !== '' && !isKnownLabel(first) && saysFigures(row);
  };
  const heads = head.cells.slice(1).map(labelOfCell);
  return below.length >= STEPS_MIN && below.every(isStep) && heads.every((text) => text !== '' && !HAS_FIGURE.test(text));
}

function isForm(rows: readonly TableRow[], isKnownLabel: (label: string) => boolean): boolean {
  const labels = new Set<string>();
  for (const row of rows) {
    const label = labelOfCell(row.cells[0]);
    if (row.cells.length > 1 && isKnownLabel(label)) labels.add(label);
    if (labels.size >= LABELS_MIN) return true;
  }
  return false;
}

function hasColumnsOf(head: TableRow, row: TableRow): boolean {
  return (
    row.cells.length === head.cells.length &&
    row.cells.every(({ from }, index) => Math.abs(from - (head.cells[index]?.from ?? 0)) <= SAME_EDGE)
  );
}

function areFigures(column: readonly (TableCell | undefined)[]): boolean {
  const filled = column.flatMap((cell) => (cell && !isEmpty(cell) ? [cell] : []));
  return filled.length >= FIGURES_MIN && filled.every((cell) => isFigure(labelOfCell(cell)));
}
