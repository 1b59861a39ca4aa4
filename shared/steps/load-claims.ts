import type { Claim, ClaimSubject } from '../core/documents/claim.ts';
import type { DocumentHead } from '../core/documents/head.ts';
import type { DocumentTable } from '../ports.ts';

/**
 * The claims on something and the heads that decide which of them count. `heads` is filled as a cache: one run sees each head once.
 *
 * The claims that count are read after the heads: a revision's claims stand before its head names it. Read the other way about, a head that moved on in
 * between would name a revision whose claim was not seen, and the record that it says all along would seem to be gone.
 */
export async function loadClaims(
  table: DocumentTable,
  subject: ClaimSubject,
  heads: Map<string, DocumentHead | null>,
): Promise<readonly Claim[]> {
  for (;;) {
    const claims = await table.claimsOn(subject);
    const unknown = [...new Set(claims.map((claim) => claim.document))].filter((document) => !heads.has(document));
    if (unknown.length === 0) return claims;
    const found = await Promise.all(unknown.map((document) => table.getHead(document)));
    for (const [index, document] of unknown.entries()) heads.set(document, found[index] ?? null);
  }
}
