import * as z from 'zod';
import { publishedRecordSchema, recordIdSchema, sha256Schema } from '../document.ts';
import { jsonBody } from '../feed/json-body.ts';
import { fileEntrySchema } from '../feed/manifest.ts';
import { parseStored } from '../stored/parse-stored.ts';

/**
 * How the history of a feed was rewritten without some bytes: fixed, by its content, before a release names it, so that a retry does the same. It has no
 * text of documents.
 */
export const redactionSchema = z.strictObject({
  /** Of the bytes that were taken down. */
  sha256s: z.array(sha256Schema).min(1),
  /** Every revision of a record that said what stands in them, in its redacted form; sorted by id and revision. */
  records: z.array(publishedRecordSchema),
  /** The files that held any of it, or lead to one that did, in the order of the chain, and what stands in their place. */
  files: z.array(z.strictObject({ from: fileEntrySchema.omit({ bytes: true }), to: fileEntrySchema })),
  /** Records whose own files hold any of it, or lead to such a file; sorted. */
  recordIds: z.array(recordIdSchema),
});
export type Redaction = Readonly<z.infer<typeof redactionSchema>>;

export function redactionBody(redaction: Redaction): string {
  return jsonBody(redactionSchema.parse(redaction));
}

export function parseRedaction(text: string): Redaction {
  return parseStored(redactionSchema, JSON.parse(text));
}
