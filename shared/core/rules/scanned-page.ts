import type { ReportReading } from '../records/report-reading.ts';
import type { Rule } from './rule.ts';
import { textlessPages } from './textless-pages.ts';

/** An error also where tables were read on other pages: what a scan shows is unknown, so the document was not read whole and may withdraw nothing. */
export const scannedPage: Rule<ReportReading> = {
  code: 'scanned-page',
  severity: 'error',
  documentation: {
    zh: {
      title: '扫描页',
      meaning: '这一页只有图片，没有文字，无法读取其中的内容。其他页照常读取，但整份文件不算读全。',
      remedy: '请用原始文件（Word、WPS 等）导出 PDF，不要先打印再扫描，然后重新放入。只是盖章页、封面的，也请换成文字版，或单独另存。',
    },
    en: {
      title: 'Scanned page',
      meaning:
        'The page is a picture without text and cannot be read. Other pages are read, but the document does not count as read whole.',
      remedy:
        'Export the PDF from the original file instead of printing and scanning it, and put it in again. Replace scanned covers and stamped pages too, or keep them in a file of their own.',
    },
  },
  check: ({ report }) =>
    textlessPages(report, 'scan').map(({ pages, pagesZh, ...place }) => ({
      message: `${pages}: a scan, without text.`,
      messageZh: `${pagesZh}是扫描图片，没有文字。`,
      ...place,
    })),
};
