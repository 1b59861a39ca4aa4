import { unreadableRule } from './unreadable-rule.ts';

export const readingTooLarge = unreadableRule(
  'reading-too-large',
  {
    zh: {
      title: '读取占用内存太多',
      meaning: '文件展开后的内容超过读取时可用的内存（常见于压缩异常的文件、巨幅图形），已经停止。',
      remedy: '请用原始文件重新导出一份较简单的 PDF（去掉无关的图片、图层）或拆成几份，再放入。',
    },
    en: {
      title: 'Reading too large',
      meaning: 'What the document unpacks to is more than the memory allowed for reading (odd compression, huge drawings).',
      remedy: 'Export a simpler PDF (without unneeded pictures and layers) or split it, and put it in.',
    },
  },
  { en: 'The PDF takes more memory than there is for reading.', zh: '读取 PDF 所需的内存超过限制。' },
);
