import type { ProjectReading } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

export const rowOutsideTable: Rule<ProjectReading> = {
  code: 'row-outside-table',
  severity: 'error',
  documentation: {
    zh: {
      title: '表格外面还有栏目',
      meaning: '紧接在这张表后面、表格线以外，出现了表中的栏目名称。这张表可能没有读完整。',
      remedy: '请查看该处的表格线是否画到了最后一行，补全后重新导出并放入。',
    },
    en: {
      title: 'A row outside the table',
      meaning: 'A label of the form stands right after this table and outside its lines. The table may not have been read whole.',
      remedy: 'Check that the lines reach to the last row; complete them, export and put the file in again.',
    },
  },
  check({ labelsBelow }) {
    return labelsBelow.map(({ text, box }) => ({
      message: 'A label of the form stands outside the table’s lines.',
      messageZh: `栏目“${text}”在表格线以外。`,
      box,
      found: text,
    }));
  },
};
