import { headingPartOfLabel } from '../records/labels.ts';
import { boxOfRow, type ProjectReading } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

export const unknownLabel: Rule<ProjectReading> = {
  code: 'unknown-label',
  severity: 'warning',
  documentation: {
    zh: {
      title: '栏目名称不认识',
      meaning: '这一行的栏目名称不在已知的说法之内。内容照原文保留在“其他栏目”里，不归入任何字段。',
      remedy: '不必处理。如果它就是常用栏目的另一种说法，请告知数据管理人员，把这种说法加进词表。',
    },
    en: {
      title: 'Label unknown',
      meaning: 'No field knows this row’s label. Its text is kept as printed under the additional fields and goes into no other field.',
      remedy: 'Nothing. If it is another word for a usual row, tell the people who run the data, so that they add it to the list.',
    },
  },
  check({ rows, table }) {
    return rows
      .filter(({ field, row }) => field === 'unknown' && row.label !== '' && headingPartOfLabel(row.label) === null)
      .map(({ row }) => ({
        message: 'No field knows this label; the row is kept as an additional field.',
        messageZh: `不认识栏目“${row.label}”，内容按原文归入“其他栏目”。`,
        field: 'additionalFields',
        box: boxOfRow(row, table),
        found: row.label,
      }));
  },
};
