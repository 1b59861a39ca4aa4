import type { TableRow } from './fragment.ts';
import { labelOfCell } from './label-text.ts';

/** Columns of indicators that stand side by side, at least: the words that head one stand in prose too. */
const COLUMNS_MIN = 2;

/** Whether rows are those of a table by indicators: `│ 一级指标 │ 二级指标 │ 三级指标 │ 指标值 │`. */
export function isByIndicators(rows: readonly TableRow[], isIndicatorLabel: (label: string) => boolean): boolean {
  return rows.some(({ cells }) => new Set(cells.map(labelOfCell).filter(isIndicatorLabel)).size >= COLUMNS_MIN);
}
