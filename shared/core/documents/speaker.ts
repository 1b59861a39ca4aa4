import { byCodeUnit } from '../changes/by-code-unit.ts';
import type { Claim } from './claim.ts';
import { type DocumentHead, speakingRevision } from './head.ts';

/**
 * The claim that speaks for a record: among those that count, that of the document whose current version is the latest in the bucket (LastModified,
 * then key); null where none counts. A claim counts while its document's head names its revision as the one that speaks now.
 */
export function speakerOf(claims: readonly Claim[], heads: ReadonlyMap<string, DocumentHead>, now: Date): Claim | null {
  const counting = claims.flatMap((claim) => {
    const head = heads.get(claim.document);
    return head !== undefined && speakingRevision(head, now) === claim.revision ? [{ claim, head }] : [];
  });
  return counting.toSorted(latestLast).at(-1)?.claim ?? null;
}

/**
 * The document that has some bytes first: of the claims on them, that of the earliest document present (LastModified, then key) whose current revision
 * is the claim's; null where none is. Every other document with these bytes is a duplicate of it.
 */
export function originalOf(claims: readonly Claim[], heads: ReadonlyMap<string, DocumentHead>): string | null {
  const present = claims.flatMap((claim) => {
    const head = heads.get(claim.document);
    return head?.state === 'present' && head.revision === claim.revision ? [{ claim, head }] : [];
  });
  return present.toSorted(latestLast)[0]?.claim.document ?? null;
}

interface StandingClaim {
  readonly claim: Claim;
  readonly head: DocumentHead;
}

/** A whole order, whatever order the claims came in: of two claims of one document, the one that stands first in it comes last. */
function latestLast(a: StandingClaim, b: StandingClaim): number {
  return (
    Date.parse(a.head.lastModified) - Date.parse(b.head.lastModified) ||
    byCodeUnit(a.claim.document, b.claim.document) ||
    b.claim.index - a.claim.index
  );
}
