import { unreadableRule } from './unreadable-rule.ts';

export const tooMuchDrawing = unreadableRule(
  'too-much-drawing',
  {
    zh: {
      title: '图形太多',
      meaning: '页面上的线条或图形数量超过上限（常见于转成曲线的文字、地图或设计图），没有读取。',
      remedy: '请用原始文件直接导出 PDF，保留文字，不要转成曲线，再放入。',
    },
    en: {
      title: 'Too much drawing',
      meaning: 'A page has more lines or shapes than are read (text turned into outlines, maps, drawings).',
      remedy: 'Export the PDF straight from the original with its text as text, and put it in.',
    },
  },
  { en: 'The PDF draws too many lines or shapes.', zh: 'PDF 中的线条或图形太多。' },
);
