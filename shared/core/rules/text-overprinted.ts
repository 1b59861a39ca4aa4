import { doubtRule } from './doubt-rule.ts';

export const textOverprinted = doubtRule(
  'text-overprinted',
  {
    zh: {
      title: '文字叠印在一起',
      meaning: '表格里有的文字印在别的文字上面，看不清写的是什么，也分不清先后，所以没有收录。',
      remedy: '请在原始文件里把重叠的文字分开或删去一处，重新导出 PDF 后再放入。',
    },
    en: {
      title: 'Text printed over text',
      meaning: 'Characters of the table are printed over others: what they say, and in which order, cannot be told.',
      remedy: 'Move the text apart in the original file, or delete one of the two; export the PDF again and put it in.',
    },
  },
  { en: 'Text is printed over other text here', zh: '这里的文字与别的文字叠印在一起' },
);
