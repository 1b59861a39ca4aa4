import { doubtRule } from './doubt-rule.ts';

export const encodingLies = doubtRule(
  'encoding-lies',
  {
    zh: {
      title: '文字编码不可信',
      meaning: 'PDF 内部记录的文字与纸面上看到的不一致（常见于某些打印、压缩或“另存为 PDF”的工具），读出来会是错字。',
      remedy: '请用原始文件（Word、WPS 等）直接导出 PDF，不要经过虚拟打印机或压缩工具，再重新放入。',
    },
    en: {
      title: 'Encoding that lies',
      meaning:
        'The text recorded inside the PDF is not what the page shows (some printing and compressing tools do this); read, it would be wrong characters.',
      remedy: 'Export the PDF straight from the original file, without virtual printers or compressors, and put it in again.',
    },
  },
  { en: 'The text inside the PDF is not what the page shows', zh: 'PDF 内部的文字与看到的不一致' },
);
