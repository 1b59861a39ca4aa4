import type * as z from 'zod';
import type { Item } from './dynamo-items.ts';
import { parseItem } from './dynamo-parse-item.ts';

/** An item that is to be written, with exactly the fields that its schema has: what could not be read again is not written. */
export function checkItem<T>(schema: z.ZodType<T>, item: Item): T {
  return parseItem(schema, item, (strict, value) => strict.parse(value));
}
