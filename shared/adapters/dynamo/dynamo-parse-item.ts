import * as z from 'zod';
import { parseStored } from '../../core/stored/parse-stored.ts';
import type { Item } from './dynamo-items.ts';

/**
 * An item that stands in the table, as its schema has it, without fields of a later version (`parse`: with them). One that does not parse was written by a
 * mistake of ours, or says what only a later version knows: throws, and names the item.
 */
export function parseItem<T>(schema: z.ZodType<T>, item: Item, parse: typeof parseStored = parseStored): T {
  try {
    return parse(schema, item);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new Error(`item ${JSON.stringify([item.pk, item.sk])}: ${z.prettifyError(error)}`);
  }
}
