import type { Grade } from '../document.ts';

/** Words in a grade cell, and the grade that each stands for in the feed. The word as printed is kept beside it. */
export const gradeWords: ReadonlyMap<string, Grade> = new Map([
  ['优', '优'],
  ['优秀', '优'],
  ['良', '良'],
  ['良好', '良'],
  ['中', '中'],
  ['中等', '中'],
  ['一般', '中'],
  ['合格', '合格'],
  ['较差', '差'],
  ['差', '差'],
  ['不合格', '不合格'],
]);
