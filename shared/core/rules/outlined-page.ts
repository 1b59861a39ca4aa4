import type { ReportReading } from '../records/report-reading.ts';
import type { Rule } from './rule.ts';
import { textlessPages } from './textless-pages.ts';

/** An error also where tables were read on other pages, as with scans. */
export const outlinedPage: Rule<ReportReading> = {
  code: 'outlined-page',
  severity: 'error',
  documentation: {
    zh: {
      title: '文字已转成曲线',
      meaning: '这一页看上去有字，其实都是图形（“转曲”），没有可读取的文字。其他页照常读取，但整份文件不算读全。',
      remedy: '请用原始文件直接导出 PDF，导出时不要选择“文字转曲线”，然后重新放入。',
    },
    en: {
      title: 'Text as outlines',
      meaning:
        'What looks like text on this page is drawn as shapes; there is nothing to read. Other pages are read, but the document does not count as read whole.',
      remedy: 'Export the PDF from the original file without turning text into outlines, and put it in again.',
    },
  },
  check: ({ report }) =>
    textlessPages(report, 'outlines').map(({ pages, pagesZh, ...place }) => ({
      message: `${pages}: the text is drawn as shapes.`,
      messageZh: `${pagesZh}的文字已转成曲线，没有可读取的文字。`,
      ...place,
    })),
};
