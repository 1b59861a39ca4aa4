import { boxOfRow, narrativeFields, type ProjectReading } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

export const resultAboveName: Rule<ProjectReading> = {
  code: 'result-above-name',
  severity: 'error',
  documentation: {
    zh: {
      title: '项目名称上面有评价结果',
      meaning: '绩效、问题、建议或整改的栏目在“项目名称”的上面，可能是前一个项目的内容，两张表被连成了一张。',
      remedy: '请把“项目名称”放在表的开头，或在两张表之间空开，然后重新导出并放入。',
    },
    en: {
      title: 'A result above the project’s name',
      meaning:
        'Achievements, problems, recommendations or rectification stand above the name of the project: they may be those of the project before, and two tables were run together.',
      remedy: 'Put the name at the beginning of the table, or leave a gap between two tables; export and put the file in again.',
    },
  },
  check({ rows, table }) {
    const name = rows.findIndex(({ field }) => field === 'projectName');
    const above = rows.slice(0, Math.max(name, 0)).find(({ field }) => isResult(field));
    if (!above) return [];
    return [
      {
        message: `${above.row.label} stands above the name of the project.`,
        messageZh: `“${above.row.label}”在“项目名称”的上面。`,
        box: boxOfRow(above.row, table),
        found: above.row.label,
      },
    ];
  },
};

/** Scores and grades stand at the top of some forms. */
function isResult(field: ProjectReading['rows'][number]['field']): boolean {
  return narrativeFields.some((narrative) => narrative === field);
}
