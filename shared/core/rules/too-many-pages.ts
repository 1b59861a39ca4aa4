import { unreadableRule } from './unreadable-rule.ts';

export const tooManyPages = unreadableRule(
  'too-many-pages',
  {
    zh: {
      title: '页数太多',
      meaning: '页数超过一次能处理的上限，没有读取。',
      remedy: '请按部门或项目拆成几份，分别放入。',
    },
    en: {
      title: 'Too many pages',
      meaning: 'The document has more pages than are read at once; nothing was read.',
      remedy: 'Split it by department or project and put the parts in.',
    },
  },
  { en: 'The PDF has too many pages.', zh: 'PDF 页数太多。' },
);
