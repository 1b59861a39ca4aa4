import type { Claim, ClaimSubject } from '../core/documents/claim.ts';
import type { DocumentHead } from '../core/documents/head.ts';
import type { DocumentTable } from '../ports.ts';
import { mapInParallel } from './map-in-parallel.ts';

/** Reads that wait for each other's answers are some milliseconds each: five thousand records one after the other take half a minute. */
const requestsAtOnce = 8;

/**
 * The claims on each of these, and the heads that decide which of them count. `heads` is filled as a cache: one run sees each head once.
 *
 * The claims that count are read after the heads: a revision's claims stand before its head names it. Read the other way about, a head that moved on in
 * between would name a revision whose claim was not seen, and the record that it says all along would seem to be gone. So claims and heads are read in
 * turns, never side by side: whatever brought a head that was not known is read again after it.
 */
export async function loadAllClaims<S extends ClaimSubject>(
  table: DocumentTable,
  subjects: Iterable<S>,
  heads: Map<string, DocumentHead | null>,
): Promise<ReadonlyMap<S, readonly Claim[]>> {
  const loaded = new Map<S, readonly Claim[]>();
  for (let rest = [...new Set(subjects)]; rest.length > 0; ) {
    const claims = await mapInParallel(rest, requestsAtOnce, (subject) => table.claimsOn(subject));
    for (const [index, subject] of rest.entries()) loaded.set(subject, claims[index] ?? []);
    const unknown = [...new Set(claims.flat().map(({ document }) => document))].filter((document) => !heads.has(document));
    const isUnknown = new Set(unknown);
    rest = rest.filter((_, index) => claims[index]?.some(({ document }) => isUnknown.has(document)));
    const found = await mapInParallel(unknown, requestsAtOnce, (document) => table.getHead(document));
    for (const [index, document] of unknown.entries()) heads.set(document, found[index] ?? null);
  }
  return loaded;
}

/** The same for one. */
export async function loadClaims(
  table: DocumentTable,
  subject: ClaimSubject,
  heads: Map<string, DocumentHead | null>,
): Promise<readonly Claim[]> {
  return (await loadAllClaims(table, [subject], heads)).get(subject) ?? [];
}
