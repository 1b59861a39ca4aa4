/**
 * A row of labels whose values stand in the row below, in the same columns. Rows with a label in front of their value tell such a form from a list:
 *
 *     │ 项目名称     │ 评价得分 │ 评价等级 │   ← over its values
 *     │ 公共绿地养护 │ 88       │ 良       │
 *     │ 存在问题     │ 编制不细。          │
 */
import { isEmpty, type TableRow } from './fragment.ts';
import { labelOfCell } from './label-text.ts';
import { sameCells } from './same-cells.ts';

/** So many known labels, and more than half of the cells, where the form does not know all of the row. */
const LABELS_MIN = 3;
/** A label and its value. */
const PAIR = 2;

/**
 * The values of a row of labels, from the row below it; null where it is none, or begins with no value: what stands beside a label may be a word of its value, which
 * goes on below it.
 */
export function valuesBelow(row: TableRow, below: TableRow | undefined, isKnownLabel: (label: string) => boolean): TableRow | null {
  if (!below || !areLabels(row, isKnownLabel) || !sameCells(row, below) || below.cells.slice(0, 1).every(isEmpty)) return null;
  return holdsLabel(below, isKnownLabel) ? null : below;
}

/** One row of values below each row of labels, and rows with a label in front of them beside: a list's have none. */
export function hasLabelsOverValues(rows: readonly TableRow[], isKnownLabel: (label: string) => boolean): boolean {
  const heads = rows.filter((row) => areLabels(row, isKnownLabel));
  const values = rows.flatMap((row, index) => valuesBelow(row, rows[index + 1], isKnownLabel) ?? []);
  const others = rows.filter((row) => !heads.includes(row) && !values.includes(row));
  const labelled = others.filter((row) => isKnownLabel(labelOfCell(row.cells[0])));
  const isOfForm = others.every((row) => labelled.includes(row) || row.cells.length <= PAIR);
  return heads.length > 0 && values.length === heads.length && labelled.length > 0 && isOfForm;
}

function areLabels({ cells }: TableRow, isKnownLabel: (label: string) => boolean): boolean {
  if (cells.length < PAIR || cells.some(isEmpty)) return false;
  const known = cells.map((cell) => isKnownLabel(labelOfCell(cell)));
  const count = known.filter(Boolean).length;
  return known[0] === true && (count === cells.length || (count >= LABELS_MIN && count > cells.length / 2));
}

function holdsLabel({ cells }: TableRow, isKnownLabel: (label: string) => boolean): boolean {
  return cells.some((cell) => isKnownLabel(labelOfCell(cell)));
}
