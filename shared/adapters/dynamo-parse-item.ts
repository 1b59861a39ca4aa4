import * as z from 'zod';
import type { Item } from './dynamo-items.ts';

/** An item as its schema has it. One that does not parse was written by a mistake of ours: throws, and names the item. */
export function parseItem<T>(schema: z.ZodType<T>, item: Item): T {
  const parsed = schema.safeParse(item);
  if (parsed.success) return parsed.data;
  throw new Error(`item ${JSON.stringify([item.pk, item.sk])}: ${z.prettifyError(parsed.error)}`);
}
