import * as z from 'zod';
import { gradeSchema, recordIdSchema, timeSchema } from '../document.ts';
import type { OverviewRow } from './overview-row.ts';

/** Grows when the columns, or what stands in them, change: the publisher then makes all parts anew. */
export const overviewFormat = 1;

const rectificationSchema = z.enum(['reported', 'none', 'empty', 'absent']);

/**
 * Rows of one fiscal year, column by column, sorted by id: what repeats stands once (agencies, times) or compresses well. A part of the usual records
 * has some 120 bytes a row, and a third of that on the way to a browser.
 */
export const overviewPartSchema = z
  .strictObject({
    format: z.literal(overviewFormat),
    fiscalYear: z.int(),
    agencies: z.array(z.string()),
    times: z.array(timeSchema),
    ids: z.array(recordIdSchema),
    names: z.array(z.string()),
    /** Indexes into `agencies` and `times`. */
    agency: z.array(z.int().min(0)),
    modified: z.array(z.int().min(0)),
    withdrawn: z.array(z.union([z.literal(0), z.literal(1)])),
    score: z.array(z.number().nullable()),
    grade: z.array(gradeSchema.nullable()),
    yuan: z.array(z.number().nullable()),
    amountKind: z.array(z.enum(['final-accounts', 'budget', 'other']).nullable()),
    rectification: z.array(rectificationSchema),
    problemWords: z.array(z.int().min(0)),
  })
  .meta({ id: 'OverviewPart', title: '概览分片' });
export type OverviewPart = z.infer<typeof overviewPartSchema>;

export function rowsToPart(fiscalYear: number, rows: readonly OverviewRow[]): OverviewPart {
  const agencies = [...new Set(rows.map(({ agency }) => agency))];
  const times = [...new Set(rows.map(({ modifiedAt }) => modifiedAt))];
  const agencyAt = new Map(agencies.map((agency, index) => [agency, index]));
  const timeAt = new Map(times.map((time, index) => [time, index]));
  return {
    format: overviewFormat,
    fiscalYear,
    agencies,
    times,
    ids: rows.map(({ id }) => id),
    names: rows.map(({ projectName }) => projectName),
    agency: rows.map(({ agency }) => agencyAt.get(agency) ?? 0),
    modified: rows.map(({ modifiedAt }) => timeAt.get(modifiedAt) ?? 0),
    withdrawn: rows.map(({ withdrawn }) => (withdrawn ? 1 : 0)),
    score: rows.map(({ score }) => score),
    grade: rows.map(({ grade }) => grade),
    yuan: rows.map(({ amount }) => amount?.yuan ?? null),
    amountKind: rows.map(({ amount }) => amount?.kind ?? null),
    rectification: rows.map(({ rectification }) => rectification),
    problemWords: rows.map(({ problemWords }) => problemWords),
  };
}
