import type { ReportReading } from '../records/report-reading.ts';
import type { Rule } from './rule.ts';

/** An error: should it hold results after all, the document was not read whole. */
export const indicatorForm: Rule<ReportReading> = {
  code: 'indicator-form',
  severity: 'error',
  documentation: {
    zh: {
      title: '按指标填写的表（自评表等）',
      meaning:
        '这是按指标逐项填写的表（绩效自评表、绩效目标表、运行监控表等），不是绩效评价结果信息表。两种表的得分含义不同，因此整张表不读取。',
      remedy:
        '请只放入绩效评价结果信息表；自评表、目标表、监控表不需要放入。如果表里确有评价结果，请把结果改成绩效评价结果信息表的格式，重新导出并放入。',
    },
    en: {
      title: 'A form by indicators (a self-evaluation and the like)',
      meaning:
        'This form is filled in by indicators: a self-evaluation, targets, monitoring. It is no table of evaluation results, and its scores mean something else; nothing of it is read.',
      remedy:
        'Put in the table of evaluation results only. If results stand in this form, bring them into the form of that table, export and put the file in again.',
    },
  },
  check: ({ report }) =>
    report.indicatorForms.map(({ box, firstRow }) => ({
      message: 'A form by indicators (a self-evaluation and the like), not a table of evaluation results.',
      messageZh: '这是按指标填写的表（自评表等），不是绩效评价结果信息表。',
      box,
      found: firstRow,
    })),
};
