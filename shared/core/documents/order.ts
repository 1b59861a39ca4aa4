import * as z from 'zod';
import { recordContentSchema, recordIdSchema, sha256Schema, timeSchema } from '../document.ts';
import { tablePlaceSchema } from '../records/table-place.ts';

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

/** Tables whose heading one order gives: a report has some ten, a year's list some hundreds. */
const placesMax = 1_000;
/** Characters; the longest full name of a body has some forty. */
const agencyCharactersMax = 100;
/** Findings of one table that one order confirms: there are fewer rules. */
const codesMax = 50;
/** Orders that one order ends. */
const endedMax = 1_000;

const bytesSubject = z.templateLiteral(['bytes#', sha256Schema]);

/** What a person gives of a heading; null where it says it itself. Of one line: no control characters. */
export const headingSchema = z.strictObject({
  agency: z
    .string()
    .trim()
    .min(1)
    .max(agencyCharactersMax)
    .regex(/^\P{C}+$/u)
    .nullable(),
  fiscalYear: recordContentSchema.shape.fiscalYear.nullable(),
});

/** That a person has looked at tables of a document: it holds for every document with these bytes. */
const confirmSchema = z.strictObject({
  kind: z.literal('confirm'),
  subject: bytesSubject,
  ...decision,
  says: z.discriminatedUnion('what', [
    /** A table is published as printed in spite of these findings: exactly the values that the person compared, by values-hash.ts, and no others. */
    z.strictObject({
      what: z.literal('as-printed'),
      place: tablePlaceSchema,
      values: sha256Schema,
      codes: z.array(z.string()).min(1).max(codesMax),
    }),
    /** Whose tables these are, and of which year, where their heading does not say it. */
    z.strictObject({
      what: z.literal('heading'),
      places: z.array(tablePlaceSchema).min(1).max(placesMax),
      ...headingSchema.shape,
    }),
  ]),
});

/** That confirmations no longer count, by their names (order-name.ts). */
const confirmUndoneSchema = z.strictObject({
  kind: z.literal('confirm-undone'),
  subject: bytesSubject,
  ...decision,
  orders: z.array(z.string()).min(1).max(endedMax),
});

/** A document that should never have been public: nothing that stands in these bytes is, whoever puts them in again under whatever name. */
const takedownSchema = z.strictObject({ kind: z.literal('takedown'), subject: bytesSubject, ...decision });

/**
 * What an operator decided: an input beside the bucket, added and never changed, so that no reprocessing undoes it. An order stands by what it is on
 * and takes effect wherever that is looked at.
 */
export const orderSchema = z.discriminatedUnion('kind', [
  releaseCollapseSchema,
  withdrawSchema,
  confirmSchema,
  confirmUndoneSchema,
  takedownSchema,
]);
export type Order = Readonly<z.infer<typeof orderSchema>>;
export type OrderKind = Order['kind'];
export type OrderOf<Kind extends OrderKind> = Extract<Order, { readonly kind: Kind }>;
