import { unreadableRule } from './unreadable-rule.ts';

export const emptyFile = unreadableRule(
  'empty-file',
  {
    zh: {
      title: '空文件',
      meaning: '文件的大小是零，多半是上传中断了。',
      remedy: '请重新放入完整的文件。',
    },
    en: {
      title: 'Empty file',
      meaning: 'The file has no bytes; the upload was probably interrupted.',
      remedy: 'Put the complete file in again.',
    },
  },
  { en: 'The file is empty.', zh: '文件是空的。' },
);
