import type { ProjectReading } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

export const noFiscalYear: Rule<ProjectReading> = {
  code: 'no-fiscal-year',
  severity: 'error',
  confirmable: 'given',
  documentation: {
    zh: {
      title: '标题中没有年度',
      meaning: '表格上方的标题里找不到年度（例如“2018年度”），或者出现了几个不同的年度。项目名称、正文和日期里的年份不能当作年度。',
      remedy: '请在第一张表上方的标题中写明唯一的年度，例如“2018年度财政支出项目绩效评价结果”，然后重新导出并放入。',
    },
    en: {
      title: 'Heading without a fiscal year',
      meaning:
        'The lines above the table give no fiscal year (as “2018年度” does), or several. A year in a project’s name, in prose or in a date is not taken.',
      remedy:
        'State one fiscal year in the title above the first table, for example “2018年度财政支出项目绩效评价结果”; export and put the file in again.',
    },
  },
  check({ heading: { fiscalYear }, table }) {
    if (fiscalYear.kind === 'read') return [];
    const box = fiscalYear.kind === 'unclear' ? fiscalYear.box : table.boxes[0];
    return [
      {
        message: fiscalYear.kind === 'unclear' ? 'The heading gives more than one year.' : 'The heading gives no fiscal year.',
        messageZh: fiscalYear.kind === 'unclear' ? '标题中有几个不同的年度。' : '标题中没有年度。',
        field: 'fiscalYear',
        ...(box && { box }),
        ...(fiscalYear.kind === 'unclear' && { found: fiscalYear.found }),
      },
    ];
  },
};
