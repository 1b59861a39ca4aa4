import type { ProjectReading } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

export const unreadablePageBeside: Rule<ProjectReading> = {
  code: 'unreadable-page-beside',
  severity: 'error',
  confirmable: 'as-printed',
  documentation: {
    zh: {
      title: '表格可能延续到读不出的页',
      meaning: '这张表是本页最后一张，而下一页是扫描图片或转成曲线的文字，无法读取。表格可能在那一页还有内容。',
      remedy: '请用原始文件（而不是扫描件）导出整份 PDF，重新放入。',
    },
    en: {
      title: 'The table may go on on a page that cannot be read',
      meaning: 'This table is the last on its page, and the next page is a scan or text as outlines. More of the table may stand there.',
      remedy: 'Export the whole PDF from the original file instead of scanning it, and put it in again.',
    },
  },
  check({ unreadablePageBeside: page }) {
    if (page === null) return [];
    return [
      {
        message: `The table may go on on page ${page}, which cannot be read.`,
        messageZh: `表格可能延续到第 ${page} 页，而该页无法读取。`,
        page,
      },
    ];
  },
};
