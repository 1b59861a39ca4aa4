import { mentionsLabel } from '../records/labels.ts';
import type { ReportReading } from '../records/report-reading.ts';
import type { Rule } from './rule.ts';

export const otherForm: Rule<ReportReading> = {
  code: 'other-form',
  severity: 'error',
  documentation: {
    zh: {
      title: '其他格式的表',
      meaning: '这张表既不是“左边栏目、右边内容”的格式，也不是一行一个项目的清单，不能读取；其中可能有评价结果，所以整份文件不算读全。',
      remedy: '请改用绩效评价结果信息表的格式（每个项目一张表），重新导出并放入；或把这张表交数据管理人员。',
    },
    en: {
      title: 'Table of another form',
      meaning:
        'The table is neither of the form “labels left, values right” nor a list with a project a row, and is not read. It may hold results, so the document does not count as read whole.',
      remedy: 'Use the form with a table for each project, export and put it in again; or hand the table to the people who run the data.',
    },
  },
  check({ report }) {
    if (report.doubts.length > 0) return [];
    return report.otherTables
      .filter(({ firstRow, isAnnex }) => report.tables.length === 0 || (!isAnnex && mentionsLabel(firstRow)))
      .map(({ box, firstRow }) => ({
        message: 'A table of another form was not read.',
        messageZh: '有一张其他格式的表没有读取。',
        box,
        found: firstRow,
      }));
  },
};
