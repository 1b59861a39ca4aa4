import type { ReportReading } from '../records/report-reading.ts';
import type { Rule } from './rule.ts';

export const noProjectTable: Rule<ReportReading> = {
  code: 'no-project-table',
  severity: 'error',
  documentation: {
    zh: {
      title: '没有找到项目表',
      meaning: '整份文件里没有找到绩效评价结果信息表（左边栏目、右边内容，含“项目名称”）。',
      remedy: '请确认放入的是绩效评价结果信息表；如果是，请查看表格线和栏目名称是否完整，然后重新导出并放入。',
    },
    en: {
      title: 'No project table',
      meaning: 'The document has no table of evaluation results (labels on the left, values on the right, with 项目名称).',
      remedy: 'Make sure that this is the right document; if it is, check the table’s lines and labels, export and put it in again.',
    },
  },
  check({ report, unrecognised }) {
    const hasText = report.textlessPages.every(({ kind }) => kind === 'blank');
    if (
      report.tables.length > 0 ||
      report.doubts.length > 0 ||
      report.otherTables.length > 0 ||
      report.indicatorForms.length > 0 ||
      unrecognised.length > 0 ||
      !hasText
    )
      return [];
    return [{ message: 'No project table was found.', messageZh: '没有找到绩效评价结果信息表。' }];
  },
};
