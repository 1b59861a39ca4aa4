import { useRef } from 'preact/hooks';
import type { Loaded } from '../load/record-store.ts';
import type { ListedRecord } from '../model/listed-record.ts';
import { emptyQuery, type Query } from '../model/query.ts';

const nothing: readonly ListedRecord[] = [];

/**
 * The records to show while others are still coming: the first ones, so that the list does not jump under the eyes of whoever reads it. Whoever asks for
 * something gets it from all that is there.
 */
export function useSteady(loaded: Loaded | null, query: Query): readonly ListedRecord[] {
  const first = useRef(nothing);
  if (loaded === null) return nothing;
  if (first.current.length === 0) first.current = loaded.records;
  const isAsked = JSON.stringify(query) !== JSON.stringify(emptyQuery);
  return loaded.complete || isAsked ? loaded.records : first.current;
}
