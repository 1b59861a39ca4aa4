import { boxOfRow, type ProjectReading } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

/** The scale of every scheme that is known. */
export const scoreMax = 100;

export const scoreOutOfRange: Rule<ProjectReading> = {
  code: 'score-out-of-range',
  severity: 'error',
  documentation: {
    zh: {
      title: '分值超出范围',
      meaning: '绩效评价按百分制计分，分值应在 0 到 100 之间。超出的分值多半是漏了小数点，或者不是这一栏的数。',
      remedy: '请核对分值；确有附加分的，请写折算成百分制以后的分值。改好后重新导出并放入。',
    },
    en: {
      title: 'Score out of range',
      meaning: 'Evaluations are scored out of 100. A larger number has mostly lost its decimal point, or belongs to another row.',
      remedy: 'Check the score; where bonus points were given, state the score out of 100. Export and put the file in again.',
    },
  },
  check({ rows, table }) {
    return rows.flatMap((reading) => {
      if (reading.field !== 'score' && reading.field !== 'grade') return [];
      const score = reading.rating?.score ?? null;
      if (score === null || score <= scoreMax) return [];
      return [
        {
          message: `The score ${score} is above ${scoreMax}.`,
          messageZh: `分值 ${score} 超过 ${scoreMax} 分。`,
          field: 'score',
          box: boxOfRow(reading.row, table),
          found: reading.text,
          expected: '0–100',
        },
      ];
    });
  },
};
