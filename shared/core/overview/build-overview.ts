import * as z from 'zod';
import { timeSchema } from '../document.ts';
import { type Manifest, overviewEntrySchema } from '../feed/manifest.ts';

/** `overview.json`: where the parts of the newest release stand, and what it is. What the page reads first. */
export const overviewSchema = z
  .strictObject({
    sequence: z.int().min(1),
    publishedAt: timeSchema,
    format: z.int().min(1),
    parts: z.array(overviewEntrySchema.omit({ sha256: true, prefix: true })),
  })
  .meta({ id: 'Overview', title: '概览' });
export type Overview = z.infer<typeof overviewSchema>;

export function buildOverview({ sequence, publishedAt, overview }: Manifest): Overview {
  const parts = overview.parts.map(({ path, bytes, fiscalYear, records, current }) => ({ path, bytes, fiscalYear, records, current }));
  return { sequence, publishedAt, format: overview.format, parts };
}
