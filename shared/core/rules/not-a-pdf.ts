import { unreadableRule } from './unreadable-rule.ts';

export const notAPdf = unreadableRule(
  'not-a-pdf',
  {
    zh: {
      title: '不是 PDF 文件',
      meaning: '放入的不是 PDF（也许只是改了扩展名），内容没有读取。',
      remedy: '请用原始文件导出或另存为 PDF，再放入。',
    },
    en: {
      title: 'Not a PDF',
      meaning: 'The file is no PDF (perhaps only its name says so); nothing was read.',
      remedy: 'Export or save the original as PDF and put that in.',
    },
  },
  { en: 'The file is not a PDF.', zh: '文件不是 PDF。' },
);
