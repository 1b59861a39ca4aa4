import type { Claim, ClaimSubject } from '../core/documents/claim.ts';
import type { DocumentHead } from '../core/documents/head.ts';
import type { DocumentTable } from '../ports.ts';
import { loadWithHeads } from './load-with-heads.ts';

/** The claims on something, and the heads that decide which of them count. */
export async function loadClaims(
  table: DocumentTable,
  subject: ClaimSubject,
  heads: Map<string, DocumentHead | null>,
): Promise<readonly Claim[]> {
  const read = async (): Promise<{ readonly claims: readonly Claim[] }> => ({ claims: await table.claimsOn(subject) });
  return (await loadWithHeads([subject], read, heads, table)).get(subject)?.claims ?? [];
}
