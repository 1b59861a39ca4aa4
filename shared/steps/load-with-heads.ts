import type { Claim } from '../core/documents/claim.ts';
import type { DocumentHead } from '../core/documents/head.ts';
import type { DocumentTable } from '../ports.ts';
import { mapInParallel } from './map-in-parallel.ts';

/** Reads that wait for each other's answers are some milliseconds each: five thousand records one after the other take half a minute. */
const requestsAtOnce = 8;

/**
 * What is said of each of these, claims among it, and the heads that decide which claims count. `heads` is filled as a cache: one run sees each head
 * once.
 *
 * The claims that count are read after the heads: a revision's claims stand before its head names it. Read the other way about, a head that moved on in
 * between would name a revision whose claim was not seen, and the record that it says all along would seem to be gone. So claims and heads are read in
 * turns, never side by side: whatever brought a head that was not known is read again after it.
 */
export async function loadWithHeads<Key, Said extends { readonly claims: readonly Claim[] }>(
  keys: Iterable<Key>,
  read: (key: Key) => Promise<Said>,
  heads: Map<string, DocumentHead | null>,
  table: DocumentTable,
): Promise<ReadonlyMap<Key, Said>> {
  const loaded = new Map<Key, Said>();
  for (let rest = [...new Set(keys)]; rest.length > 0; ) {
    const said = await mapInParallel(rest, requestsAtOnce, read);
    for (const [index, each] of said.entries()) loaded.set(rest[index] as Key, each);
    const claims = said.flatMap((each) => each.claims);
    const unknown = [...new Set(claims.map(({ document }) => document))].filter((document) => !heads.has(document));
    const isUnknown = new Set(unknown);
    rest = rest.filter((_, index) => said[index]?.claims.some(({ document }) => isUnknown.has(document)));
    const found = await mapInParallel(unknown, requestsAtOnce, (document) => table.getHead(document));
    for (const [index, document] of unknown.entries()) heads.set(document, found[index] ?? null);
  }
  return loaded;
}
