import type { FieldChange } from '../document.ts';
import { redactedText } from '../redaction/redacted-text.ts';
import { fieldText } from './field-text.ts';
import { type Stretch, textDifference } from './text-difference.ts';

/** How a change of a field is best shown: both sides whole (null: the form has no such row), or the words that differ among those that do not. */
export type FieldDifference =
  | { readonly kind: 'sides'; readonly before: string | null; readonly after: string | null }
  | { readonly kind: 'stretches'; readonly stretches: readonly Stretch[] };

/** A number, a grade and the like are taken in at a glance; anything longer is not. In characters. */
const glanceCharactersMax = 16;

export function fieldDifference({ path, before, after }: Pick<FieldChange, 'path' | 'before' | 'after'>): FieldDifference {
  const old = fieldText(path, before);
  const now = fieldText(path, after);
  if (old === null || now === null || [old, now].includes(redactedText) || (isShort(old) && isShort(now)))
    return { kind: 'sides', before: old, after: now };
  return { kind: 'stretches', stretches: textDifference(old, now) };
}

function isShort(text: string): boolean {
  return text.length <= glanceCharactersMax && !text.includes('\n');
}
