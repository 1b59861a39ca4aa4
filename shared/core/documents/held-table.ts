import * as z from 'zod';
import { recordContentSchema } from '../document.ts';
import { tablePlaceSchema } from '../records/table-place.ts';

/** What would be published of a table that is held; agency and year null where its heading does not say them. */
export const heldContentSchema = recordContentSchema.extend({
  agency: recordContentSchema.shape.agency.nullable(),
  fiscalYear: recordContentSchema.shape.fiscalYear.nullable(),
});
export type HeldContent = z.infer<typeof heldContentSchema>;

/** A held table as a person must see it who is asked whether it may be published all the same. */
export const heldTableSchema = z.strictObject({
  place: tablePlaceSchema,
  /** Of the errors that hold it, each once. */
  codes: z.array(z.string()).min(1),
  /** Null where one of them cannot be confirmed: then what was read may not be what is printed. */
  content: heldContentSchema.nullable(),
});
export type HeldTable = Readonly<z.infer<typeof heldTableSchema>>;
