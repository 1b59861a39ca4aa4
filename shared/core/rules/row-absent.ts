import type { FieldName } from '../records/labels.ts';
import type { ProjectReading } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

/** A form has an amount, a score and so on in a row of its own, or it does not have it; the name's absence is an error elsewhere. */
const expected: readonly (readonly [FieldName, string, string])[] = [
  ['amount', 'amounts', '项目金额'],
  ['score', 'score', '评价分值'],
  ['grade', 'grade', '评价结论'],
  ['achievements', 'achievements', '主要绩效'],
  ['problems', 'problems', '主要问题'],
  ['recommendations', 'recommendations', '整改建议'],
  ['rectification', 'rectification', '整改情况'],
];

export const rowAbsent: Rule<ProjectReading> = {
  code: 'row-absent',
  severity: 'info',
  documentation: {
    zh: {
      title: '表中没有这一栏',
      meaning: '这种格式的表没有这一栏，记录里对应的字段留空。只作说明，不影响收录。',
      remedy: '不必处理。如果表中其实有这一栏，请核对栏目名称，并告知数据管理人员。',
    },
    en: {
      title: 'Row absent',
      meaning: 'This form has no such row; the record’s field is null. A note only.',
      remedy: 'Nothing. If the table does have the row, check its label and tell the people who run the data.',
    },
  },
  check({ rows, table: { boxes } }) {
    const page = boxes[0]?.page;
    return expected
      .filter(([field]) => !rows.some((row) => row.field === field))
      .map(([, field, label]) => ({
        message: `This form has no row for ${field}.`,
        messageZh: `表中没有“${label}”一栏。`,
        field,
        ...(page !== undefined && { page }),
      }));
  },
};
