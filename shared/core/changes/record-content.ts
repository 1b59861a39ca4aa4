import * as z from 'zod';
import { type RecordContent, recordContentSchema } from '../document.ts';
import { parseStored } from '../stored/parse-stored.ts';

const contentSchema = z.object(recordContentSchema.shape);

/** The values that a document gives, as far as this version knows them, alone and in schema order; throws where they are not of the schema's shape. */
export function recordContent(record: RecordContent): RecordContent {
  return parseStored(contentSchema, record);
}
