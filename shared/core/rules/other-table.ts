import { mentionsLabel } from '../records/labels.ts';
import type { ReportReading } from '../records/report-reading.ts';
import type { Rule } from './rule.ts';

export const otherTable: Rule<ReportReading> = {
  code: 'other-table',
  severity: 'warning',
  documentation: {
    zh: {
      title: '未收录的附表',
      meaning: '除项目表以外还有一张表（例如指标表），看不出含有评价结果，没有收录。',
      remedy: '不必处理。如果其中其实有评价结果，请改成绩效评价结果信息表的格式后重新放入。',
    },
    en: {
      title: 'A table beside the project tables',
      meaning:
        'Beside the project tables there is another one (of indicators, for example) that shows no sign of evaluation results; it is left out.',
      remedy: 'Nothing. If it does hold results, bring them into the form of the project tables and put the file in again.',
    },
  },
  check({ report }) {
    return report.otherTables
      .filter(({ firstRow, isAnnex }) => report.tables.length > 0 && (isAnnex || !mentionsLabel(firstRow)))
      .map(({ box, firstRow }) => ({
        message: 'A table that is no project table was left out.',
        messageZh: '有一张表不是项目表，没有收录。',
        box,
        found: firstRow,
      }));
  },
};
