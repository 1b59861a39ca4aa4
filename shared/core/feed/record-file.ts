import * as z from 'zod';
import { type ChangeSummary, changeKindSchema, type RecordChange } from '../changes/change-summary.ts';
import { fieldChangeSchema, publishedRecordSchema, recordIdSchema, sha256Schema, timeSchema } from '../document.ts';
import { parseStoredWhole } from '../stored/parse-stored-whole.ts';
import { jsonBody } from './json-body.ts';
import type { FileEntry } from './manifest.ts';

/** One release more costs the reading and writing of this file, so it must not grow for ever. A record that changed as often as this is a machine's. */
export const revisionsMax = 100;

const historyEntrySchema = z
  .strictObject({
    revision: z.int().min(1),
    sequence: z.int().min(1),
    publishedAt: timeSchema,
    kind: changeKindSchema,
    reason: z.string(),
    changes: z.array(fieldChangeSchema),
    /** The change summary of that release: it holds the whole record as it was then. */
    summary: z.strictObject({ path: z.string(), sha256: sha256Schema }),
  })
  .meta({ id: 'HistoryEntry', title: '版次' });

/** `records/<id>.json`: a record as it is, or its tombstone, and how it came to be so. */
export const recordFileSchema = z
  .strictObject({
    id: recordIdSchema,
    /** The release that changed the record last. */
    sequence: z.int().min(1),
    record: publishedRecordSchema,
    /** Newest first, without gaps. */
    history: z.array(historyEntrySchema).min(1),
    /** Revisions before the oldest one in `history`: they stand in the change summaries of their releases. */
    earlierRevisions: z.int().min(0),
  })
  .meta({ id: 'RecordFile', title: '记录及其历史' });
export type RecordFile = z.infer<typeof recordFileSchema>;

export function recordFilePath(id: string): string {
  return `records/${id}.json`;
}

/** The same for people, beside it. */
export function recordPagePath(id: string): string {
  return `records/${id}.html`;
}

export function parseRecordFile(text: string): RecordFile {
  return parseStoredWhole(recordFileSchema, JSON.parse(text));
}

/** The file after a change, from the file before it: what a release costs does not grow with the history of all others. */
export function nextRecordFile(
  before: RecordFile | null,
  change: RecordChange,
  release: Pick<ChangeSummary, 'sequence' | 'publishedAt'> & { readonly summary: FileEntry },
): RecordFile {
  const { id, kind, reason, changes, record } = change;
  const { path, sha256 } = release.summary;
  const { sequence, publishedAt } = release;
  const entry = { revision: record.revision, sequence, publishedAt, kind, reason, changes, summary: { path, sha256 } };
  const earlier = before?.record.revision === record.revision - 1 ? before.history : [];
  const history = [entry, ...earlier].slice(0, revisionsMax);
  return { id, sequence, record, history, earlierRevisions: record.revision - history.length };
}

export function recordFileBody(file: RecordFile): string {
  return jsonBody(parseStoredWhole(recordFileSchema, file));
}
