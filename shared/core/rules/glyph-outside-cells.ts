import { doubtRule } from './doubt-rule.ts';

export const glyphOutsideCells = doubtRule(
  'glyph-outside-cells',
  {
    zh: {
      title: '文字落在格子以外',
      meaning: '有文字在表格范围内，却不属于任何一格，可能有内容没有读到。',
      remedy: '请查看该处的表格线和文字位置（常见的是文字压线、浮动文本框、水印），调整后重新导出并放入。',
    },
    en: {
      title: 'Text outside every cell',
      meaning: 'Text stands inside the table and belongs to no cell; something may not have been read.',
      remedy:
        'Look at the lines and the text there (text over a line, a floating text box, a watermark); adjust it, export and put the file in again.',
    },
  },
  { en: 'Text inside the table belongs to no cell', zh: '表格内有文字不属于任何一格' },
);
