import { doubtRule } from './doubt-rule.ts';

export const linesInterleaved = doubtRule(
  'lines-interleaved',
  {
    zh: {
      title: '文字上下交错',
      meaning: '一个格子里的文字没有排成一行一行，而是上下交错（例如分数式的公式），先后次序分不清，所以没有收录。',
      remedy: '请在原始文件里把公式改写在一行内（例如“实际÷计划×100%”），重新导出 PDF 后再放入。',
    },
    en: {
      title: 'Text at heights between the lines',
      meaning:
        'The text of a cell does not stand in lines, one below the other, as in a formula with a fraction: in which order it is read is not sure.',
      remedy: 'Write the formula on one line in the original file; export the PDF again and put it in.',
    },
  },
  { en: 'The text here stands at heights between the lines', zh: '这里的文字上下交错' },
);
