import { printedGrades, printedScores } from '../records/project-rating.ts';
import { boxOfRow, type ProjectReading } from '../records/project-reading.ts';
import { readRating } from '../records/rating.ts';
import type { Rule } from './rule.ts';

/** What the labels of scores and grades have in them. */
const OF_A_RESULT = /得分|分值|分数|评分|总分|等级|级别|等次|等第|评级|评定|结论|结果/u;

/** A record without the score or grade that its table prints would say less than the document, under a warning that nobody reads. */
export const resultLeftOut: Rule<ProjectReading> = {
  code: 'result-left-out',
  severity: 'error',
  confirmable: 'as-printed',
  documentation: {
    zh: {
      title: '像是分值或等级的栏目不认识',
      meaning: '表中没有读到分值（或等级），而一个不认识的栏目里正像是分值（或等级）。如果收录，公开的记录就会缺少它，所以没有收录。',
      remedy: '请把栏目名称改为通用的说法（如“评价得分”“评价等级”），重新导出并放入；或请告知数据管理人员，把这种说法加进词表。',
    },
    en: {
      title: 'A result under a label that is unknown',
      meaning:
        'No score (or grade) was read from the table, and a row whose label is unknown holds what looks like one. The record would be published without it.',
      remedy:
        'Use a usual label (评价得分, 评价等级), export and put the file in again; or tell the people who run the data, so that they add the label to the list.',
    },
  },
  check(project) {
    const { rows, table } = project;
    const lacks = { score: printedScores(project).length === 0, grade: printedGrades(project).length === 0 };
    return rows.flatMap(({ field, row, text }) => {
      if (field !== 'unknown' || !OF_A_RESULT.test(row.label)) return [];
      const rating = readRating(text);
      const leftOut = (['score', 'grade'] as const).find((part) => lacks[part] && rating !== null && rating[part] !== null);
      if (leftOut === undefined) return [];
      return [
        {
          message: 'A score or grade stands under a label that no field knows, and the table has no other.',
          messageZh: `栏目“${row.label}”里像是${leftOut === 'score' ? '分值' : '等级'}，但不认识这个栏目。`,
          field: leftOut,
          box: boxOfRow(row, table),
          found: text,
        },
      ];
    });
  },
};
