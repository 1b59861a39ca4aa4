import * as z from 'zod';
import { type RecordContent, recordContentSchema } from '../document.ts';

const contentSchema = z.object(recordContentSchema.shape);

/** The values that a document gives, alone and in schema order; throws where they are not of the schema's shape. */
export function recordContent(record: RecordContent): RecordContent {
  return contentSchema.parse(record);
}
