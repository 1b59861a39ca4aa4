import type { DocumentHead } from '../core/documents/head.ts';
import type { DocumentTable, SaidOfRecord } from '../ports.ts';
import { loadWithHeads } from './load-with-heads.ts';

/** What documents and operators say of records, by their ids, and the heads that decide which of the claims count. */
export function loadRecords(
  table: DocumentTable,
  ids: Iterable<string>,
  heads: Map<string, DocumentHead | null>,
): Promise<ReadonlyMap<string, SaidOfRecord>> {
  return loadWithHeads(ids, (id) => table.saidOf(id), heads, table);
}
