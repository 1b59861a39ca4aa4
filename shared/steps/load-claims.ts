import type { Claim, ClaimSubject } from '../core/documents/claim.ts';
import type { DocumentHead } from '../core/documents/head.ts';
import type { DocumentTable } from '../ports.ts';

/** The claims on something and the heads that decide which of them count. `heads` is filled as a cache: one run sees each head once. */
export async function loadClaims(table: DocumentTable, subject: ClaimSubject, heads: Map<string, DocumentHead>): Promise<readonly Claim[]> {
  const claims = await table.claimsOn(subject);
  const unknown = [...new Set(claims.map((claim) => claim.document))].filter((document) => !heads.has(document));
  for (const head of await Promise.all(unknown.map((document) => table.getHead(document)))) {
    if (head !== null) heads.set(head.document, head);
  }
  return claims;
}
