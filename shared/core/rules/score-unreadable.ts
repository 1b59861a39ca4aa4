import { boxOfRow, type ProjectReading } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

export const scoreUnreadable: Rule<ProjectReading> = {
  code: 'score-unreadable',
  severity: 'error',
  documentation: {
    zh: {
      title: '分值读不出来',
      meaning:
        '分值一格必须是一个数，后面可以有“分”，也可以在括号里带等级，如“88.74”“88分”“90.5分（优）”。“88/100”“约88”“得分88”之类不作猜测。',
      remedy: '请把这一格改成一个数，重新导出并放入。',
    },
    en: {
      title: 'Score unreadable',
      meaning:
        'A score must be one number, with 分 after it or a grade in parentheses if wanted: 88.74, 88分, 90.5分（优）. Forms like 88/100, 约88 or 得分88 are not guessed at.',
      remedy: 'Make the cell one number, export and put the file in again.',
    },
  },
  check({ rows, table }) {
    return rows.flatMap((reading) => {
      if (reading.field !== 'score' || (reading.rating !== null && reading.rating.score !== null)) return [];
      return [
        {
          message: reading.text === '' ? 'The score is empty.' : 'The score is not one number.',
          messageZh: reading.text === '' ? `“${reading.row.label}”是空的。` : `“${reading.row.label}”不是一个数。`,
          field: 'score',
          box: boxOfRow(reading.row, table),
          found: reading.text,
          expected: '0–100',
        },
      ];
    });
  },
};
