import assert from 'node:assert/strict';
import { compareFields } from '../changes/compare-fields.ts';
import type { Candidate, Receipt } from '../document.ts';
import { findingsOf } from '../rules/finding-of.ts';
import { orderRules, versionRules } from '../rules/index.ts';
import { documentStatus } from './document-status.ts';
import type { DocumentHead, Failure } from './head.ts';
import { type Revision, type RevisionEntry, standingRecords } from './revision.ts';

export interface ReceiptInput {
  readonly head: DocumentHead;
  /** The revision that the head names; null where the document was removed. */
  readonly revision: Revision | null;
  /** The revision before, of other bytes or read by another engine; null where there was none. */
  readonly previous: Revision | null;
  /** The key of the document with the same bytes that was first; null where this is it. */
  readonly duplicateOf: string | null;
  /** For each record, the key of the document that speaks for it in public. */
  readonly speakers: ReadonlyMap<string, string>;
  /** For each record that an order keeps out of public, since when. */
  readonly withdrawnAt: ReadonlyMap<string, string>;
  /** Records that this document no longer gives, nor any other, and that the public still sees: their withdrawal is held back. */
  readonly withheld: readonly Candidate[];
}

type ReceiptRecord = Receipt['records'][number];

/** What is said to whoever put a document in: what was taken, what was not and why, and what the public sees of it. */
export function receiptOf({ head, revision, previous, duplicateOf, speakers, withdrawnAt, withheld }: ReceiptInput): Receipt {
  assert((revision !== null) === (head.state === 'present'), 'a document that is present has a revision, another has none');
  const standing = revision === null ? [] : standingRecords(revision);
  const toPublish = standing.filter(({ id }) => !withdrawnAt.has(id));
  const publication = publicationOf(head, toPublish, withheld);
  if (head.failed !== null) return failureReceipt(head, head.failed, publication);
  const entries = revision?.entries ?? [];
  const earlier = revision === null || previous === null ? [] : standingRecords(previous);
  const heldIds = new Set(entries.flatMap((entry) => (entry.status === 'held' ? [entry.id] : [])));
  const before = earlier.filter(({ id }) => !heldIds.has(id));
  return {
    document: head.document,
    versionId: head.versionId,
    sha256: head.sha256,
    status: documentStatus(revision, duplicateOf),
    ...(duplicateOf !== null && revision !== null && { duplicateOf }),
    tablesFound: revision?.tablesFound ?? 0,
    recordsAccepted: entries.filter(({ status }) => status === 'accepted').length,
    recordsHeld: entries.filter(({ status }) => status === 'held').length,
    publication,
    findings: [
      ...(revision?.findings ?? []),
      ...findingsOf(versionRules, { before, now: standing, withheld }, head),
      ...findingsOf(orderRules, { withdrawn: standing.filter(({ id }) => withdrawnAt.has(id)) }, head),
    ],
    records: entries.map((entry) => recordOf(entry, earlier, speakers, withdrawnAt)),
  };
}

/** Of what the system could not process: nothing is known of it, and what was public before stays so. */
function failureReceipt({ document }: DocumentHead, { versionId, at }: Failure, publication: Receipt['publication']): Receipt {
  return {
    ...{ document, versionId, sha256: null, status: 'failed', failedAt: at },
    ...{ tablesFound: 0, recordsAccepted: 0, recordsHeld: 0, publication, findings: [], records: [] },
  };
}

/** Null where nothing of the document is public, was, or will be. */
function publicationOf(head: DocumentHead, toPublish: readonly Candidate[], withheld: readonly Candidate[]): Receipt['publication'] {
  if (withheld.length > 0) return 'pending';
  if (head.dueAt !== null) return toPublish.length === 0 && head.published === null ? null : 'pending';
  if (head.state === 'present' && toPublish.length === 0) return null;
  return head.publishedSequence;
}

function recordOf(
  entry: RevisionEntry,
  earlier: readonly Candidate[],
  speakers: ReadonlyMap<string, string>,
  withdrawnAt: ReadonlyMap<string, string>,
): ReceiptRecord {
  if (entry.status === 'held') {
    return { projectName: entry.projectName, id: entry.id, status: 'held', pages: [...entry.pages] };
  }
  const { record, status } = entry;
  const speaker = speakers.get(record.id);
  const since = withdrawnAt.get(record.id);
  const before = status === 'accepted' ? earlier.find(({ id }) => id === record.id) : undefined;
  return {
    projectName: record.projectName,
    id: record.id,
    status,
    pages: [...record.source.pages],
    ...(speaker !== undefined && { speaker }),
    ...(since !== undefined && { withdrawnAt: since }),
    ...(record.confirmation && { confirmation: record.confirmation }),
    ...(before && { changes: compareFields(before, record, { before: before.source, after: record.source }) }),
  };
}
