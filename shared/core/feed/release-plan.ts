import assert from 'node:assert/strict';
import * as z from 'zod';
import { byCodeUnit } from '../changes/by-code-unit.ts';
import { changeSummarySchema } from '../changes/change-summary.ts';
import { recordIdSchema, sha256Schema, timeSchema } from '../document.ts';
import { withdrawSchema } from '../documents/order.ts';
import { parseStored } from '../stored/parse-stored.ts';
import { parseStoredWhole } from '../stored/parse-stored-whole.ts';
import { jsonBody } from './json-body.ts';

/**
 * What a comparison of the due documents with the feed found: fixed before anything follows from it, so that a retry does the same. The summary holds
 * each touched record whole: release n = applySummary(release n−1, summary). Where the documents say nothing new, there is no summary and no release;
 * only the heads and receipts follow.
 */
export const releasePlanSchema = z.strictObject({
  /** Of the release; where there is none, of the release that was compared with (0: before the first). */
  sequence: z.int().min(0),
  /** When the comparison was made; the release's `publishedAt`. */
  publishedAt: timeSchema,
  /** The release that was compared with; null before the first. */
  base: z
    .strictObject({
      sequence: z.int().min(1),
      manifest: z.strictObject({ path: z.string(), sha256: sha256Schema }),
    })
    .nullable(),
  summary: changeSummarySchema.nullable(),
  /**
   * The documents compared, sorted: counter, time in the bucket and revision as the head had them; no revision where the document is gone. And what
   * the head shall name as withheld from now on.
   */
  documents: z.array(
    z.strictObject({
      document: z.string(),
      counter: z.int().min(1),
      lastModified: timeSchema,
      revision: z.string().nullable(),
      withheld: z.strictObject({ revisions: z.array(z.string()).min(1), since: timeSchema }).nullable(),
    }),
  ),
  /** Every record that one of them gave or gives, or an order is on, sorted, changed or not: whoever claims one of these may have another speaker now. */
  touched: z.array(recordIdSchema),
  /** The orders that were compared: with its release they are honoured. A plan of before there were any has none. */
  orders: z.array(withdrawSchema).default([]),
  /** SHA-256 of the source documents of its records that were public when it was fixed, sorted: what its pages may lead to. */
  sources: z.array(sha256Schema),
  /** What a takedown rewrote of the releases before, which this one names (see redaction.ts); left out in plans of an earlier program. */
  redactionSha256: sha256Schema.nullable().default(null),
});
export type ReleasePlan = z.infer<typeof releasePlanSchema>;

/** The plan's bytes; throws where its parts are of different releases. */
export function serializePlan(plan: ReleasePlan): string {
  const { sequence, publishedAt, base, summary } = plan;
  assert.equal(sequence, (base?.sequence ?? 0) + (summary === null ? 0 : 1), 'a plan follows its base');
  if (summary !== null) {
    assert.deepEqual([summary.sequence, summary.previousSequence, summary.publishedAt], [sequence, base?.sequence ?? null, publishedAt]);
  }
  const documents = [...plan.documents].sort((a, b) => byCodeUnit(a.document, b.document));
  return jsonBody(parseStoredWhole(releasePlanSchema, { ...plan, documents, touched: [...plan.touched].sort(byCodeUnit) }));
}

/** A later version's fields stay in what goes on as it stands: the summary into the feed, the orders into the table. */
export function parsePlan(body: string): ReleasePlan {
  const stored: unknown = JSON.parse(body);
  const { summary, orders } = parseStoredWhole(releasePlanSchema, stored);
  return { ...parseStored(releasePlanSchema, stored), summary, orders };
}
