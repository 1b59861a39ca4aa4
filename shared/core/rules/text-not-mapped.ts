import { doubtRule } from './doubt-rule.ts';

export const textNotMapped = doubtRule(
  'text-not-mapped',
  {
    zh: {
      title: '有的字没有对应的文字编码',
      meaning: 'PDF 里有的字只有字形，没有对应的文字编码，不知道是什么字。',
      remedy: '请用原始文件重新导出 PDF（导出时选择嵌入字体），不要经过打印或压缩工具，再重新放入。',
    },
    en: {
      title: 'Characters without an encoding',
      meaning: 'Some characters in the PDF are shapes without a text encoding: nobody can say what they are.',
      remedy:
        'Export the PDF again from the original file with fonts embedded, without printing or compressing tools, and put it in again.',
    },
  },
  { en: 'Characters in the table have no text encoding', zh: '表中有的字没有对应的文字编码' },
);
