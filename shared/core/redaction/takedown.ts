import * as z from 'zod';
import { sha256Schema } from '../document.ts';

/** Some 65 bytes each, of the 400 kB that an item holds. */
export const takenDownMax = 5_000;

/**
 * Of which bytes nothing more may go public, and how far the history of the feed has been rewritten for those that are being taken down. The first holds for
 * good: documents that were being read when the order was given may be saved whenever.
 */
export const takedownSchema = z.strictObject({
  /** Grows by one with every write: the condition of the next. */
  counter: z.int().min(1),
  /** Of the bytes that are being taken down, sorted; empty where nothing is on its way. */
  sha256s: z.array(sha256Schema),
  /** Of those that have been, sorted. */
  done: z.array(sha256Schema).max(takenDownMax).default([]),
  /** Up to which manifest the history has been rewritten, and what was (see redaction.ts), an object by its content; null where it has not. */
  history: z.strictObject({ manifestSha256: sha256Schema, redactionSha256: sha256Schema }).nullable(),
});
export type Takedown = Readonly<z.infer<typeof takedownSchema>>;
