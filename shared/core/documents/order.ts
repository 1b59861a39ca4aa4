import * as z from 'zod';
import { recordIdSchema, timeSchema } from '../document.ts';

/** Characters; a sentence or two, for whoever asks later. */
const whyCharactersMax = 2_000;
const whoCharactersMax = 200;

const decision = {
  /** A person, by the name under which others find them. */
  who: z.string().trim().min(1).max(whoCharactersMax),
  /** RFC 3339. */
  when: timeSchema,
  why: z.string().trim().min(1).max(whyCharactersMax),
};

/** Withdrawals that were held back as a collapse are meant, and go out: all that were held back up to a time, and none that came after it. */
const releaseCollapseSchema = z.strictObject({
  kind: z.literal('release-collapse'),
  /** The whole release, not one record of it. */
  subject: z.literal('release'),
  ...decision,
  /** `withheld.since` of the last head that the operator was shown. */
  through: timeSchema,
});

/** A record that shall not be public, whatever the documents say; or, later, that it shall again. The newest one on a record is in force. */
export const withdrawSchema = z.strictObject({
  kind: z.literal('withdraw'),
  subject: z.templateLiteral(['record#', recordIdSchema]),
  ...decision,
  /** It ends the one before. */
  isUndone: z.boolean(),
  /** Where the record stands in the feed; and its name, for whoever reads the order. */
  agency: z.string().min(1),
  fiscalYear: z.int(),
  projectName: z.string().min(1),
});

/**
 * What an operator decided: an input beside the bucket, added and never changed, so that no reprocessing undoes it. An order stands by what it is on
 * and takes effect wherever that is looked at.
 */
export const orderSchema = z.discriminatedUnion('kind', [releaseCollapseSchema, withdrawSchema]);
export type Order = Readonly<z.infer<typeof orderSchema>>;
export type OrderKind = Order['kind'];
export type OrderOf<Kind extends OrderKind> = Extract<Order, { readonly kind: Kind }>;
