import assert from 'node:assert/strict';
import type { CurrentRecord } from '../document.ts';
import type { Confirmation } from './confirmation.ts';

/** What a record tells of who confirmed it. Several who each said a part of it are told together, with the time of the last. */
export function confirmationTold(by: readonly Confirmation[]): NonNullable<CurrentRecord['confirmation']> {
  const latest = by.toSorted((a, b) => Date.parse(a.when) - Date.parse(b.when)).at(-1);
  assert(latest !== undefined, 'confirmed by nobody');
  return {
    who: together(
      by.map(({ who }) => who),
      '、',
    ),
    when: latest.when,
    why: together(
      by.map(({ why }) => why),
      '；',
    ),
  };
}

function together(texts: readonly string[], between: string): string {
  return [...new Set(texts)].join(between);
}
