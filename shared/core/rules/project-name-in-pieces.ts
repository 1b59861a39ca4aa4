import { boxOfRow, type ProjectReading, paragraphsOf } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

export const projectNameInPieces: Rule<ProjectReading> = {
  code: 'project-name-in-pieces',
  severity: 'error',
  documentation: {
    zh: {
      title: '项目名称分成几段',
      meaning: '“项目名称”一格里有不止一个段落，无法确定哪些字属于名称。名称决定记录的编号，不能猜测。',
      remedy: '请把项目名称写成一段（自动换行不受影响），说明文字移到别处，然后重新导出并放入。',
    },
    en: {
      title: 'Project name in several paragraphs',
      meaning:
        'The project-name cell has more than one paragraph, so that it is unclear which words are the name. The name makes the record’s id and must not be guessed.',
      remedy: 'Write the name as one paragraph (a wrapped line is fine), move explanations elsewhere, export and put the file in again.',
    },
  },
  check({ rows, table }) {
    return rows
      .filter(({ field, row }) => field === 'projectName' && paragraphsOf(row).length > 1)
      .map(({ row }) => ({
        message: 'The project name stands in more than one paragraph.',
        messageZh: '项目名称分成了几个段落。',
        field: 'projectName',
        box: boxOfRow(row, table),
        found: paragraphsOf(row).join(' / '),
      }));
  },
};
