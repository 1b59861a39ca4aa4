import { doubtRule } from './doubt-rule.ts';

export const cellCutByBoundary = doubtRule(
  'cell-cut-by-boundary',
  {
    zh: {
      title: '文字被格子边界切断',
      meaning: '有一段文字跨在两格的边界上，无法确定它属于哪一格。',
      remedy: '请调整列宽或行高，使文字完全落在自己的格子里，然后重新导出并放入。',
    },
    en: {
      title: 'Text cut by a boundary',
      meaning: 'A piece of text lies across the boundary of two cells, so that it is unclear which of them it belongs to.',
      remedy: 'Adjust the columns or rows so that each text lies in its own cell, export and put the file in again.',
    },
  },
  { en: 'Text lies across the boundary of two cells', zh: '有文字跨在两格的边界上' },
);
