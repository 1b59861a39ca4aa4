import { unreadableRule } from './unreadable-rule.ts';

export const readingTooSlow = unreadableRule(
  'reading-too-slow',
  {
    zh: {
      title: '读取超时',
      meaning: '在规定的时间内没有读完，已经停止。',
      remedy: '请用原始文件重新导出一份较简单的 PDF（去掉无关的图片、图层）或拆成几份，再放入。',
    },
    en: {
      title: 'Reading too slow',
      meaning: 'The document could not be read within the time allowed.',
      remedy: 'Export a simpler PDF (without unneeded pictures and layers) or split it, and put it in.',
    },
  },
  { en: 'The PDF could not be read in time.', zh: 'PDF 未能在规定时间内读完。' },
);
