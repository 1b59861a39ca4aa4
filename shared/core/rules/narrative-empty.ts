import { boxOfRow, narrativeFields, type ProjectReading, paragraphsOf } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

export const narrativeEmpty: Rule<ProjectReading> = {
  code: 'narrative-empty',
  severity: 'warning',
  documentation: {
    zh: {
      title: '文字栏目是空的',
      meaning: '表中印有这一栏（主要绩效、问题、建议或整改情况），但格子里没有文字。记录照常公开，这一栏为空，并附此提示。',
      remedy: '如果本来就没有内容，不必处理；如果遗漏了，请补上后重新导出并放入。',
    },
    en: {
      title: 'Narrative row empty',
      meaning:
        'The form prints this row (achievements, problems, recommendations or rectification) and its cell is empty. The record goes out with the row empty and this warning.',
      remedy: 'Nothing, if there is nothing to say. Otherwise fill it in, export and put the file in again.',
    },
  },
  check({ rows, table }) {
    return rows
      .filter(({ field, row }) => narrativeFields.some((narrative) => narrative === field) && paragraphsOf(row).length === 0)
      .map(({ field, row }) => ({
        message: `The row ${row.label} is empty.`,
        messageZh: `“${row.label}”是空的。`,
        field,
        box: boxOfRow(row, table),
      }));
  },
};
