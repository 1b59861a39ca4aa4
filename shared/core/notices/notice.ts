import * as z from 'zod';
import { timeSchema } from '../document.ts';

/** A document that a notice tells of, as it was when the notice was fixed. */
const toldDocumentSchema = z.strictObject({
  document: z.string().min(1),
  /** Of its head then. */
  counter: z.int().min(1),
  /** See attention.ts; null: nothing needs anybody any more. */
  attention: z.string().nullable(),
});
export type ToldDocument = Readonly<z.infer<typeof toldDocumentSchema>>;

/** What officers are told at a time: fixed, word for word, before it is sent, so that whatever is sent again is the same under the same number. */
export const noticeSchema = z.strictObject({
  /** From 1, without gaps. */
  number: z.int().min(1),
  /** RFC 3339. */
  at: timeSchema,
  /** One line in ASCII. */
  subject: z.string().min(1),
  /** In Chinese. */
  text: z.string().min(1),
  documents: z.array(toldDocumentSchema).min(1),
  /** Whether it was sent, and every head says so. */
  settled: z.boolean(),
});
export type Notice = Readonly<z.infer<typeof noticeSchema>>;
