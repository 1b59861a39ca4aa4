import { unreadableRule } from './unreadable-rule.ts';

export const noPages = unreadableRule(
  'no-pages',
  {
    zh: {
      title: '没有页面',
      meaning: '文件是 PDF，但一页也没有。',
      remedy: '请重新导出并放入。',
    },
    en: {
      title: 'No pages',
      meaning: 'The file is a PDF without a single page.',
      remedy: 'Export it again and put it in.',
    },
  },
  { en: 'The PDF has no pages.', zh: 'PDF 没有任何页面。' },
);
