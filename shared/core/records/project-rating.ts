import type { Grade, PlacedBox } from '../document.ts';
import { boxOfRow, type ProjectReading, type RowReading } from './project-reading.ts';

export interface PrintedRating<Value> {
  readonly value: Value;
  readonly text: string;
  readonly box: PlacedBox;
}

/** Every score that a table prints, in its score row or in parentheses beside the grade. */
export function printedScores(project: ProjectReading): readonly PrintedRating<number>[] {
  return ratings(project, (rating) => rating.score);
}

/** Every grade that a table prints, in its grade row or in parentheses beside the score. */
export function printedGrades(project: ProjectReading): readonly PrintedRating<Grade>[] {
  return ratings(project, (rating) => rating.grade);
}

type Rated = Extract<RowReading, { readonly field: 'score' | 'grade' }>;

function ratings<Value>(
  { rows, table }: ProjectReading,
  valueIn: (rating: NonNullable<Rated['rating']>) => Value | null,
): readonly PrintedRating<Value>[] {
  return rows.flatMap((reading) => {
    if ((reading.field !== 'score' && reading.field !== 'grade') || reading.rating === null) return [];
    const value = valueIn(reading.rating);
    return value === null ? [] : [{ value, text: reading.text, box: boxOfRow(reading.row, table) }];
  });
}
