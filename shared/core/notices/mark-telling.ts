import type { DocumentHead } from '../documents/head.ts';
import type { Revision } from '../documents/revision.ts';
import { attentionOf } from './attention.ts';

/**
 * A head that is about to be written, with its mark: there is something to tell where what needs attention is not what was told. `unknown`: the revision is
 * not at hand, and whoever tells will see.
 */
export function markTelling(head: DocumentHead, revision: Revision | null | 'unknown', now: Date): DocumentHead {
  return { ...head, tellSince: isKnown(head, revision) ? null : (head.tellSince ?? now.toISOString()) };
}

function isKnown(head: DocumentHead, revision: Revision | null | 'unknown'): boolean {
  return revision !== 'unknown' && (attentionOf(head, revision)?.fingerprint ?? null) === (head.told?.attention ?? null);
}
