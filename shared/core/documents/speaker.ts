import { byCodeUnit } from '../changes/by-code-unit.ts';
import type { Claim } from './claim.ts';
import { type DocumentHead, publicVoice, type Voice, voiceAt } from './head.ts';

/** By document; null where it has no head. */
export type Heads = ReadonlyMap<string, DocumentHead | null>;

/**
 * The claim that speaks for a record: among those that count, that of the document whose current version is the latest in the bucket (LastModified,
 * then key); null where none counts. A claim counts while its document's head names its revision as the one that speaks now.
 */
export function speakerOf(claims: readonly Claim[], heads: Heads, now: Date): Claim | null {
  return spoken(claims, heads, (head) => voiceAt(head, now)).at(-1)?.claim ?? null;
}

/** The claim that speaks for a record in public: the same, among the versions that the feed was last compared with. */
export function publicSpeakerOf(claims: readonly Claim[], heads: Heads): Claim | null {
  return spoken(claims, heads, publicVoice).at(-1)?.claim ?? null;
}

/**
 * The document that has some bytes first: of the claims on them, that of the earliest document present (LastModified, then key) whose current revision
 * is the claim's; null where none is. Every other document with these bytes is a duplicate of it.
 */
export function originalOf(claims: readonly Claim[], heads: Heads): string | null {
  return spoken(claims, heads, currentVoice)[0]?.claim.document ?? null;
}

/** Whatever its embargo: the bytes are in the bucket. */
function currentVoice({ state, revision, lastModified }: DocumentHead): Voice | null {
  return state !== 'present' || revision === null ? null : { revision, lastModified };
}

interface StandingClaim {
  readonly claim: Claim;
  readonly lastModified: string;
}

/** The claims that count, those of the earliest document first. */
function spoken(claims: readonly Claim[], heads: Heads, voiceOf: (head: DocumentHead) => Voice | null): readonly StandingClaim[] {
  const counting = claims.flatMap((claim) => {
    const head = heads.get(claim.document) ?? null;
    const voice = head === null ? null : voiceOf(head);
    return voice?.revision === claim.revision ? [{ claim, lastModified: voice.lastModified }] : [];
  });
  return counting.toSorted(latestLast);
}

/** A whole order, whatever order the claims came in: of two claims of one document, the one that stands first in it comes last. */
function latestLast(a: StandingClaim, b: StandingClaim): number {
  return (
    Date.parse(a.lastModified) - Date.parse(b.lastModified) ||
    byCodeUnit(a.claim.document, b.claim.document) ||
    b.claim.index - a.claim.index
  );
}
