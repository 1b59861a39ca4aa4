import { boxOfRow, type ProjectReading, paragraphsOf } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

export const noProjectName: Rule<ProjectReading> = {
  code: 'no-project-name',
  severity: 'error',
  documentation: {
    zh: {
      title: '没有项目名称',
      meaning: '表中没有“项目名称”一行，或者该行是空的。没有名称就无法确定这是哪个项目，整张表不予收录。',
      remedy: '请在原文件中补上项目名称，重新导出 PDF，以同一文件名再次放入。',
    },
    en: {
      title: 'No project name',
      meaning:
        'The table has no project-name row, or the row is empty. Without a name nobody can say which project this is; the table is held.',
      remedy: 'Fill in the project name in the original file, export the PDF again and put it in under the same name.',
    },
  },
  check({ rows, table }) {
    const names = rows.filter(({ field }) => field === 'projectName');
    const [name] = names;
    if (name && (names.length > 1 || paragraphsOf(name.row).length > 1 || /\p{L}/u.test(name.text))) return [];
    const box = name ? boxOfRow(name.row, table) : table.boxes[0];
    return [
      {
        message: name ? 'The project name is empty.' : 'The table has no project-name row.',
        messageZh: name ? '项目名称为空。' : '表中没有“项目名称”一行。',
        field: 'projectName',
        ...(box && { box }),
        ...(name && { found: name.text }),
      },
    ];
  },
};
