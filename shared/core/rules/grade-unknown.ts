import { gradeWords } from '../records/grade-words.ts';
import { boxOfRow, type ProjectReading } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

const known = [...gradeWords.keys()].join('、');

export const gradeUnknown: Rule<ProjectReading> = {
  code: 'grade-unknown',
  severity: 'error',
  documentation: {
    zh: {
      title: '等级不认识',
      meaning: `评价结论（等级）一格必须是一个通用的等级词：${known}；括号里可以带分值，如“优（90.5分）”。`,
      remedy:
        '请改用通用的等级词（优、良、中、合格、差、不合格等），说明文字移到别处，然后重新导出并放入。本单位另有等级办法的，请把办法告知数据管理人员。',
    },
    en: {
      title: 'Grade unknown',
      meaning: `The grade must be one of the words in use (${known}), with the score in parentheses if wanted: 优（90.5分）.`,
      remedy:
        'Use one of these words, move explanations elsewhere, export and put the file in again. If your body grades by rules of its own, tell the people who run the data.',
    },
  },
  check({ rows, table }) {
    return rows.flatMap((reading) => {
      if (reading.field !== 'grade' || (reading.rating !== null && reading.rating.grade !== null)) return [];
      return [
        {
          message: reading.text === '' ? 'The grade is empty.' : 'The grade is not a word that is known.',
          messageZh: reading.text === '' ? `“${reading.row.label}”是空的。` : `“${reading.row.label}”中的等级不认识。`,
          field: 'grade',
          box: boxOfRow(reading.row, table),
          found: reading.text,
          expected: known,
        },
      ];
    });
  },
};
