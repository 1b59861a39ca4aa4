import type { RecordContent } from '../document.ts';
import type { HeldContent } from '../documents/held-table.ts';
import { type NarrativeField, type ProjectReading, paragraphsOf } from './project-reading.ts';

/** What a project table says as a record's content; null where it is not identified or a value in it cannot be read. */
export function contentOf(project: ProjectReading): RecordContent | null {
  const values = valuesOf(project);
  if (values === null) return null;
  const { agency, fiscalYear } = values;
  return agency === null || fiscalYear === null ? null : { ...values, agency, fiscalYear };
}

/** The same where the heading may still be missing. */
export function valuesOf(project: ProjectReading): HeldContent | null {
  if (project.projectName === null) return null;
  const amounts = amountsOf(project);
  const score = ratingOf(project, 'score');
  const grade = ratingOf(project, 'grade');
  if (amounts === null || score === 'unreadable' || grade === 'unreadable') return null;
  return {
    agency: project.given.agency,
    fiscalYear: project.given.fiscalYear,
    projectName: project.projectName,
    amounts,
    score: score.value,
    scoreText: score.text,
    grade: grade.value,
    gradeText: grade.text,
    achievements: narrativeOf(project, 'achievements'),
    problems: narrativeOf(project, 'problems'),
    recommendations: narrativeOf(project, 'recommendations'),
    rectification: narrativeOf(project, 'rectification'),
    additionalFields: project.rows.flatMap(({ field, row }) =>
      field === 'unknown' ? [{ label: row.label, text: [...paragraphsOf(row)] }] : [],
    ),
  };
}

function amountsOf(project: ProjectReading): RecordContent['amounts'] | null {
  const amounts: RecordContent['amounts'] = [];
  for (const reading of project.rows) {
    if (reading.field !== 'amount') continue;
    if (reading.amount.kind === 'unreadable') return null;
    amounts.push({ label: reading.row.label, kind: reading.meaning.kind, text: reading.text, yuan: reading.amount.yuan });
  }
  return amounts;
}

function ratingOf<Field extends 'score' | 'grade'>(project: ProjectReading, field: Field) {
  const reading = project.rows.find((row) => row.field === field);
  if (reading?.field !== 'score' && reading?.field !== 'grade') return { value: null, text: null };
  const value = reading.rating?.[field] ?? null;
  return value === null ? 'unreadable' : { value, text: reading.text };
}

function narrativeOf(project: ProjectReading, field: NarrativeField): string[] | null {
  const reading = project.rows.find((row) => row.field === field);
  return reading === undefined ? null : [...paragraphsOf(reading.row)];
}
