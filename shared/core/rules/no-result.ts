import type { ProjectReading } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

export const noResult: Rule<ProjectReading> = {
  code: 'no-result',
  severity: 'error',
  confirmable: 'as-printed',
  documentation: {
    zh: {
      title: '表中没有评价结果',
      meaning: '表中有项目名称，但既没有分值、等级，也没有绩效、问题、建议、整改等任何一栏，不像是绩效评价结果信息表。',
      remedy: '请确认放入的是绩效评价结果信息表；如果栏目用了别的说法，请告知数据管理人员。',
    },
    en: {
      title: 'No result in the table',
      meaning:
        'The table names a project, and has neither score nor grade nor any row of achievements, problems, recommendations or rectification: it does not look like an evaluation result.',
      remedy: 'Make sure that this is the table of evaluation results; if its rows go by other names, tell the people who run the data.',
    },
  },
  check({ rows, table }) {
    if (rows.some(({ field }) => field !== 'projectName' && field !== 'amount' && field !== 'unknown')) return [];
    const [box] = table.boxes;
    return [
      {
        message: 'The table has no row of an evaluation result.',
        messageZh: '表中没有任何评价结果栏目。',
        ...(box && { box }),
        found: rows.map(({ row }) => row.label).join('、'),
      },
    ];
  },
};
