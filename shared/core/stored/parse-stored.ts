import type * as z from 'zod';

/**
 * What this system itself stored, perhaps a later version of it: fields that the schema does not know are passed over, at any depth, so that a roll-back
 * can read what stands there. Throws, as the schema does, where anything else is not as it says: a value that it does not know must not be overlooked.
 */
export function parseStored<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const known = structuredClone(value);
  for (const issue of parsed.error.issues) if (issue.code === 'unrecognized_keys') removeKeys(known, issue);
  return schema.parse(known);
}

function removeKeys(value: unknown, { path, keys }: Pick<z.core.$ZodIssueUnrecognizedKeys, 'path' | 'keys'>): void {
  let at = value as Record<PropertyKey, unknown>;
  for (const step of path) at = at[step] as Record<PropertyKey, unknown>;
  for (const key of keys) delete at[key];
}
