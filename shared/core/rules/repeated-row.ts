import { normaliseLabel } from '../records/labels.ts';
import { boxOfRow, type ProjectReading, type RowReading } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

export const repeatedRow: Rule<ProjectReading> = {
  code: 'repeated-row',
  severity: 'error',
  documentation: {
    zh: {
      title: '同一栏出现两次',
      meaning: '一张表里有两行属于同一栏（例如两个“评价得分”）。无法确定以哪一行为准，或者两张表被连成了一张。',
      remedy: '请核对表格：多余的一行删去，或在两张表之间空开。改好后重新导出并放入。',
    },
    en: {
      title: 'The same row twice',
      meaning:
        'Two rows of one table belong to the same field (two scores, for example). Which of them counts is unclear, or two tables were run together.',
      remedy: 'Remove the row that is too many, or leave a gap between two tables; export and put the file in again.',
    },
  },
  check({ rows, table }) {
    return rows
      .filter((reading, index) => rows.slice(0, index).some((before) => sameRow(before, reading)))
      .map(({ row }) => ({
        message: `There is more than one row for ${row.label}.`,
        messageZh: `“${row.label}”这一栏不止一行。`,
        box: boxOfRow(row, table),
        found: row.label,
      }));
  },
};

/** A form may print several amounts, each under a label of its own; so may it rows that no field knows. */
function sameRow(a: RowReading, b: RowReading): boolean {
  if (a.field !== b.field) return false;
  const byLabel = a.field === 'amount' || a.field === 'unknown';
  return !byLabel || normaliseLabel(a.row.label) === normaliseLabel(b.row.label);
}
