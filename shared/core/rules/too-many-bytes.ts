import { unreadableRule } from './unreadable-rule.ts';

export const tooManyBytes = unreadableRule(
  'too-many-bytes',
  {
    zh: {
      title: '文件太大',
      meaning: '文件大小，或其中解压后的内容，超过上限，没有读取。',
      remedy: '请拆成几份，或降低图片的分辨率后重新导出，再放入。',
    },
    en: {
      title: 'Too many bytes',
      meaning: 'The file, or what it unpacks to, is larger than is read at all.',
      remedy: 'Split it, or export it with smaller pictures, and put it in.',
    },
  },
  { en: 'The PDF is too large.', zh: 'PDF 太大。' },
);
