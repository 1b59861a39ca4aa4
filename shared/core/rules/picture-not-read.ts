import type { ReportReading } from '../records/report-reading.ts';
import type { Rule } from './rule.ts';

/** An error, as with scans: what the picture shows is unknown, so the document was not read whole and may withdraw nothing. */
export const pictureNotRead: Rule<ReportReading> = {
  code: 'picture-not-read',
  severity: 'error',
  documentation: {
    zh: {
      title: '页面上有较大的图片',
      meaning:
        '这一页的文字之间有一张较大的图片，里面的内容读不出来；如果是一张项目表的截图，它没有收录。文字部分照常读取，但整份文件不算读全。',
      remedy: '如果图片里有评价结果，请换成文字的表格，重新导出 PDF 后再放入；照片、插图请删去，或单独另存。',
    },
    en: {
      title: 'A large picture on the page',
      meaning:
        'Among the text of the page stands a large picture, which cannot be read; if it shows a project table, that one is left out. The text is read, but the document does not count as read whole.',
      remedy:
        'If the picture shows results, put a table of text in its place, export the PDF again and put it in; delete photographs and illustrations, or keep them in a file of their own.',
    },
  },
  check: ({ report }) =>
    report.pictures.map((box) => ({
      message: 'A large picture was not read.',
      messageZh: '有一张较大的图片没有读取。',
      box,
    })),
};
