import type { ContentField } from '../document.ts';
import type { RowReading } from './project-reading.ts';

/** The record's field that a row of a project table goes into. */
export const contentField: Readonly<Record<RowReading['field'], ContentField>> = {
  projectName: 'projectName',
  amount: 'amounts',
  score: 'score',
  grade: 'grade',
  achievements: 'achievements',
  problems: 'problems',
  recommendations: 'recommendations',
  rectification: 'rectification',
  unknown: 'additionalFields',
};
