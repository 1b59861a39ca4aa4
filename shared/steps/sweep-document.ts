import type { ClaimSubject } from '../core/documents/claim.ts';
import { type DocumentHead, namedRevisions } from '../core/documents/head.ts';
import { revisionContent, revisionCounter } from '../core/documents/revision.ts';
import type { DocumentTable } from '../ports.ts';

/**
 * Removes the rows and claims of revisions that `head` no longer names, and those that a lost race or a death left behind. Only revisions up to the
 * head's counter: what is being written now for the next counter must stay, and nothing can become current any more with an earlier one.
 */
export async function sweepDocument(table: DocumentTable, head: DocumentHead): Promise<void> {
  const named = namedRevisions(head);
  for (const revision of await table.listRevisions(head.document)) {
    if (named.has(revision) || revisionCounter(revision) > head.counter) continue;
    const records = await table.claimedRecords(head.document, revision);
    const claims = records.map(({ id, index }) => ({ subject: `record#${id}` as ClaimSubject, index }));
    claims.push({ subject: `bytes#${revisionContent(revision)}`, index: 0 });
    // Claims first: while there are rows, a sweep that died can find the claims that are left.
    await table.deleteClaims(claims.map(({ subject, index }) => ({ subject, claim: { document: head.document, revision, index } })));
    await table.deleteRevision(head.document, revision);
  }
}
