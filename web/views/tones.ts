import type { Rectification } from '../../shared/core/overview/overview-row.ts';
import type { GradeOrNone } from '../model/count-records.ts';

/** The colour that stands for a value, by the name of its class; beside each stands a word. */
export const gradeTones: Readonly<Record<GradeOrNone, string>> = {
  优: 'a',
  良: 'b',
  中: 'c',
  合格: 'e',
  差: 'd',
  不合格: 'f',
  none: 'none',
};
export const rectificationTones: Readonly<Record<Rectification, string>> = { reported: 'a', none: 'c', empty: 'd', absent: 'none' };
