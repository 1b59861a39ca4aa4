import { doubtRule } from './doubt-rule.ts';

export const drawingNotRead = doubtRule(
  'drawing-not-read',
  {
    zh: {
      title: '文字之间有图形或图片',
      meaning:
        '表格的文字旁边有图形或图片，它可能是一个字或一个数字（例如金额的第一位），也可能是盖在空白处的印章；里面写的什么读不出来，所以没有收录。',
      remedy: '请在原始文件里把图形或图片换成文字，印章不要盖在表格里，重新导出 PDF 后再放入。',
    },
    en: {
      title: 'A drawing among the text',
      meaning:
        'Beside text of the table stands a drawing or a picture. It may be a character or a figure (the first one of an amount), or a seal on an empty place; what it says cannot be read.',
      remedy:
        'Put text in the place of the drawing or picture in the original file, no seal on the table; export the PDF again and put it in.',
    },
  },
  { en: 'A drawing or a picture stands among the text here', zh: '这里的文字之间有图形或图片' },
);
