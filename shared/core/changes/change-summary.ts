import * as z from 'zod';
import { fieldChangeSchema, publishedRecordSchema, recordIdSchema, sha256Schema, timeSchema } from '../document.ts';

export const changeKindSchema = z.enum(['added', 'changed', 'corrected', 'withdrawn', 'restored']);
/** `changed`: the documents say something else now; `corrected`: the same bytes, read better. */
export type ChangeKind = z.infer<typeof changeKindSchema>;

export const recordChangeSchema = z
  .strictObject({
    kind: changeKindSchema,
    id: recordIdSchema,
    title: z.string(),
    /** Why, in Chinese: which document was put in, replaced or removed, or which engine reads better. */
    reason: z.string(),
    /** The whole record as it is from this release on. */
    record: publishedRecordSchema,
    /** Field by field against the release before; empty where the record is new or withdrawn. */
    changes: z.array(fieldChangeSchema),
  })
  .meta({ id: 'RecordChange', title: '记录变更' });
export type RecordChange = z.infer<typeof recordChangeSchema>;

export const changeCountsSchema = z.strictObject({
  added: z.int().min(0),
  changed: z.int().min(0),
  corrected: z.int().min(0),
  withdrawn: z.int().min(0),
  restored: z.int().min(0),
  unchanged: z.int().min(0),
});

export const changeSummarySchema = z
  .strictObject({
    sequence: z.int().min(1),
    previousSequence: z.int().min(1).nullable(),
    publishedAt: timeSchema,
    counts: changeCountsSchema,
    /** The documents that caused it. */
    documents: z.array(z.strictObject({ document: z.string(), sha256: sha256Schema.nullable() })),
    /** Sorted by id. */
    records: z.array(recordChangeSchema),
  })
  .meta({ id: 'ChangeSummary', title: '变更摘要' });
export type ChangeSummary = z.infer<typeof changeSummarySchema>;
