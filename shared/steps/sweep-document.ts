import type { ClaimSubject } from '../core/documents/claim.ts';
import { type DocumentHead, namedRevisions } from '../core/documents/head.ts';
import { revisionContent, revisionCounter } from '../core/documents/revision.ts';
import type { DocumentTable } from '../ports.ts';
import { type ReceiptPorts, writeReceiptsOfCopies } from './write-receipt.ts';

/**
 * Removes the rows and claims of revisions that `head` no longer names, and those that a lost race or a death left behind. Whoever has the same bytes is
 * told before: it may be the last trace of what this document once was to them. Resolves to the number of revisions removed.
 */
export async function sweepDocument(head: DocumentHead, ports: ReceiptPorts): Promise<number> {
  let removed = 0;
  const named = namedRevisions(head);
  for (const revision of await ports.table.listRevisions(head.document)) {
    if (named.has(revision) || revisionCounter(revision) > sweptUpTo(head)) continue;
    await writeReceiptsOfCopies(head.document, revisionContent(revision), ports);
    await removeRevision(head.document, revision, ports.table);
    removed += 1;
  }
  return removed;
}

/**
 * Nothing can become current any more with a counter that has passed. But what was current since the last comparison, a publisher may be comparing right
 * now, and name it as published when the head has long moved on: while the head is due, only what was compared has passed.
 */
function sweptUpTo({ dueAt, counter, comparedCounter }: DocumentHead): number {
  return dueAt === null ? counter : comparedCounter;
}

async function removeRevision(document: string, revision: string, table: DocumentTable): Promise<void> {
  const records = await table.claimedRecords(document, revision);
  const claims = records.map(({ id, index }) => ({ subject: `record#${id}` as ClaimSubject, index }));
  claims.push({ subject: `bytes#${revisionContent(revision)}`, index: 0 });
  // Claims first: while there are rows, a sweep that died can find the claims that are left.
  await table.deleteClaims(claims.map(({ subject, index }) => ({ subject, claim: { document, revision, index } })));
  await table.deleteRevision(document, revision);
}
