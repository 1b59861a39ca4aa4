import * as z from 'zod';
import { sha256Schema } from '../document.ts';

/**
 * What of takedowns is on its way: of which bytes nothing more may go public, and how far the history of the feed has been rewritten. An order stands for
 * good; this ends when the public holds nothing of them any more.
 */
export const takedownSchema = z.strictObject({
  /** Grows by one with every write: the condition of the next. */
  counter: z.int().min(1),
  /** Of the bytes, sorted; empty where nothing is on its way. */
  sha256s: z.array(sha256Schema),
  /** Up to which manifest the history has been rewritten, and what was (see redaction.ts), an object by its content; null where it has not. */
  history: z.strictObject({ manifestSha256: sha256Schema, redactionSha256: sha256Schema }).nullable(),
});
export type Takedown = Readonly<z.infer<typeof takedownSchema>>;
