import { doubtRule } from './doubt-rule.ts';

export const textStruckOut = doubtRule(
  'text-struck-out',
  {
    zh: {
      title: '文字上画了线',
      meaning: '表格里有的文字中间画了一条线，可能是删去的内容。是否还算数，只有编制单位知道，所以没有收录。',
      remedy: '请在原始文件里删掉作废的文字，或去掉文字上的线，重新导出 PDF 后再放入。',
    },
    en: {
      title: 'Text with a line through it',
      meaning: 'A line is drawn through text of the table, which may be struck out. Whether it still counts, only its writer knows.',
      remedy: 'Delete in the original file what no longer counts, or remove the line; export the PDF again and put it in.',
    },
  },
  { en: 'A line is drawn through text here', zh: '这里的文字中间画了一条线' },
);
