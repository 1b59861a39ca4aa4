import { doubtRule } from './doubt-rule.ts';

export const readersDisagree = doubtRule(
  'readers-disagree',
  {
    zh: {
      title: '两种读法不一致',
      meaning: '同一处文字用两个独立的程序读，读出来的不一样，无法知道哪一个与纸面一致；或者只有一个程序能读出来。',
      remedy: '请用原始文件（Word、WPS 等）直接导出 PDF，不要经过编辑、修复或压缩工具，再重新放入。',
    },
    en: {
      title: 'Two readers disagree',
      meaning:
        'Two independent programs read different text at the same place, or only one of them can read it: nothing says which of them agrees with the page.',
      remedy: 'Export the PDF straight from the original file, without tools that edit, repair or compress it, and put it in again.',
    },
  },
  { en: 'Two programs read different text here', zh: '两个程序在这里读出的文字不一样' },
);
