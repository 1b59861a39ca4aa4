import { unreadableRule } from './unreadable-rule.ts';

export const tooManyTables = unreadableRule(
  'too-many-tables',
  {
    zh: {
      title: '表格太多',
      meaning: '文件中的项目表，或项目表的行数，超过一次能处理的上限，没有收录。',
      remedy: '请按部门或项目拆成几份，分别放入。',
    },
    en: {
      title: 'Too many tables',
      meaning: 'The document has more project tables, or more rows in them, than are taken at once; nothing was taken.',
      remedy: 'Split it by department or project and put the parts in.',
    },
  },
  { en: 'The PDF has too many tables.', zh: 'PDF 中的表格太多。' },
);
