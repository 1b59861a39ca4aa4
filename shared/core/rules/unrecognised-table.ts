import type { ReportReading } from '../records/report-reading.ts';
import type { Rule } from './rule.ts';

export const unrecognisedTable: Rule<ReportReading> = {
  code: 'unrecognised-table',
  severity: 'error',
  documentation: {
    zh: {
      title: '有一张项目表没有认出来',
      meaning: '这里有项目表的栏目名称，但认不出表格（没有表格线、线不完整，或栏目排列特殊），内容没有读取。',
      remedy: '请给表格画上完整的表格线，每个栏目和内容各占一格，然后重新导出并放入。',
    },
    en: {
      title: 'A project table that was not recognised',
      meaning:
        'Labels of the form stand here, but no table could be made out (no lines, incomplete lines, an unusual order); nothing of it was read.',
      remedy: 'Draw the table with complete lines, a cell for each label and value, export and put the file in again.',
    },
  },
  check({ report, unrecognised }) {
    if (report.doubts.length > 0) return [];
    return unrecognised
      .filter(({ kind }) => kind === 'labels')
      .map(({ box, found }) => ({
        message: 'A project table could not be recognised.',
        messageZh: '有一张项目表没有认出来。',
        box,
        found,
      }));
  },
};
