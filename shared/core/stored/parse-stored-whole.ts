import type * as z from 'zod';
import { parseStored } from './parse-stored.ts';

/**
 * The same as parseStored, with the fields that the schema does not know: of what is written on as it stands, nothing that a later version said of it may
 * be lost. Where there are any, keys stay in the order in which they came, else they are in the schema's.
 */
export function parseStoredWhole<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : (withUnknown(value, parseStored(schema, value)) as T);
}

function withUnknown(stored: unknown, known: unknown): unknown {
  if (Array.isArray(stored) && Array.isArray(known)) return stored.map((each, index) => withUnknown(each, known[index]));
  if (!isObject(stored) || !isObject(known)) return known;
  const asStored = Object.entries(stored).map(([key, value]) => [key, key in known ? withUnknown(value, known[key]) : value]);
  return { ...Object.fromEntries(asStored), ...Object.fromEntries(Object.entries(known).filter(([key]) => !(key in stored))) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
