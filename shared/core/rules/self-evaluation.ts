import { isIndicatorLabel } from '../records/indicator-labels.ts';
import { boxOfRow, headingLines, type ProjectReading, paragraphsOf } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

/** Another form with some of the same labels: what it calls 得分 is the body's own, by indicators. */
export const selfEvaluation: Rule<ProjectReading> = {
  code: 'self-evaluation',
  severity: 'error',
  documentation: {
    zh: {
      title: '绩效自评表',
      meaning: '这是绩效自评表（按指标逐项打分的表），不是绩效评价结果信息表。两种表的得分含义不同，因此不收录。',
      remedy: '请只放入绩效评价结果信息表；自评表不需要放入。如果这张表确实是评价结果，请去掉标题中的“自评”和指标行后重新导出并放入。',
    },
    en: {
      title: 'Self-evaluation form',
      meaning:
        'This is a self-evaluation form, scored by indicators, and not a table of evaluation results: its scores mean something else.',
      remedy:
        'Put in the table of evaluation results only. If this is one, take the word 自评 out of the title and the indicator rows out of the table, export and put the file in again.',
    },
  },
  check({ table, rows }) {
    const title = headingLines(table).find(({ text }) => /自评(?:价)?(?:情况|结果)?表/u.test(text.replace(/\s+/gu, '')));
    const indicators = rows.find(({ row }) => [row.label, ...paragraphsOf(row)].some(isIndicatorLabel));
    if (title === undefined && indicators === undefined) return [];
    const box = title?.box ?? (indicators && boxOfRow(indicators.row, table));
    return [
      {
        message: 'A self-evaluation form, not a table of evaluation results.',
        messageZh: '这是绩效自评表，不是绩效评价结果信息表。',
        ...(box && { box }),
        found: title?.text ?? indicators?.row.label ?? '',
      },
    ];
  },
};
