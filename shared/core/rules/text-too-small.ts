import { doubtRule } from './doubt-rule.ts';

export const textTooSmall = doubtRule(
  'text-too-small',
  {
    zh: {
      title: '有的字比旁边的字小得多',
      meaning: '表格里有的字小得看不清，或者同一个数字里有的数码明显小于其余的：是数的一部分、是注释，还是误留的字，分不清，所以没有收录。',
      remedy: '请在原始文件里把这些字改成与旁边一样大，不需要的删去；注释用上标。然后重新导出 PDF 后再放入。',
    },
    en: {
      title: 'Characters much smaller than those beside them',
      meaning:
        'Characters of the table are too small to be seen, or a number has figures of two sizes: whether they are a part of it, a mark of a note, or left there by mistake cannot be told.',
      remedy:
        'Give them the size of those beside them in the original file, or delete them; raise the marks of notes. Export the PDF again and put it in.',
    },
  },
  { en: 'Characters here are much smaller than those beside them', zh: '这里的字比旁边的字小得多' },
);
