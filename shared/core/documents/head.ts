/** The one row that says what a document is now. Written only on condition that it is still what was read; never deleted. */
export interface DocumentHead {
  /** Key below `incoming/`. */
  readonly document: string;
  /** Grows by one with every write of this head: the condition of the next write. */
  readonly counter: number;
  /** `unread`: a document is there, and no version of it could be read yet; `failed` says so. */
  readonly state: 'present' | 'removed' | 'unread';
  /** Of the version in the bucket, or of the last one that was there. */
  readonly versionId: string | null;
  /** RFC 3339, to the second as S3 gives it. */
  readonly lastModified: string;
  readonly sha256: string | null;
  readonly engine: string;
  /** The revision whose rows and claims are this document's current ones; null where it was removed. */
  readonly revision: string | null;
  /** The bytes, by their SHA-256, of earlier versions from which the current revision keeps records. */
  readonly keptFrom: readonly string[];
  /** The orders on its own bytes and on those that the current revision takes into account, as orders-digest.ts says it. */
  readonly orders: string | null;
  /** The revision that the public feed was last compared with; its rows stay until another takes its place. */
  readonly published: string | null;
  /** `lastModified` as it was then: the rank of what is public, while something newer waits. */
  readonly publishedLastModified: string | null;
  /** The release in which, or as of which, the feed says what `published` says. */
  readonly publishedSequence: number | null;
  /** This head's counter when it was last compared with the feed; 0 before. It only grows: a slow publisher cannot turn a head back. */
  readonly comparedCounter: number;
  /** The revision before the current one that had other bytes or another engine: what the receipt compares with. */
  readonly previous: string | null;
  /** Withdrawals that a collapse holds back (see hold-back-collapse.ts): the public still shows what these revisions gave and nothing gives now. */
  readonly withheld: Withheld | null;
  /** What the system could not process, and gave up until somebody has seen to it; null since anything was processed. */
  readonly failed: Failure | null;
  /** What officers were told last; null: nothing yet. */
  readonly told: Told | null;
  /** RFC 3339. Since when there may be something to tell: see mark-telling.ts. Null: officers know. A sparse index of its own holds the heads that have it. */
  readonly tellSince: string | null;
  /** From when the publisher may take this head; null where there is nothing to publish. The sparse index holds the heads that have it. */
  readonly dueAt: string | null;
}

export interface Withheld {
  readonly revisions: readonly string[];
  /** RFC 3339. The time of the comparison that last held something back: an order lets go what it names by this. */
  readonly since: string;
}

export interface Failure {
  /** What stood in the bucket; null: nothing, so that it was a removal that failed. */
  readonly versionId: string | null;
  /** RFC 3339. */
  readonly at: string;
}

export interface Told {
  /** The number of the notice. */
  readonly notice: number;
  /** RFC 3339. Of the notice; null in heads that an earlier version wrote. */
  readonly at: string | null;
  /** What needed attention as of it, by its fingerprint (see attention.ts); null: nothing any more. */
  readonly attention: string | null;
}

/** What a document says, and since when: the later one goes before the earlier. */
export interface Voice {
  readonly revision: string;
  /** RFC 3339. */
  readonly lastModified: string;
}

/** What speaks for this document at a time: the published version while an embargo still holds the current one back. */
export function voiceAt(head: DocumentHead, now: Date): Voice | null {
  const waiting = head.dueAt !== null && Date.parse(head.dueAt) > now.getTime();
  return waiting ? publicVoice(head) : voice(head.revision, head.lastModified);
}

/** What the public feed was last compared with. */
export function publicVoice(head: DocumentHead): Voice | null {
  return voice(head.published, head.publishedLastModified);
}

function voice(revision: string | null, lastModified: string | null): Voice | null {
  return revision === null || lastModified === null ? null : { revision, lastModified };
}

/** The revisions whose rows must stay. */
export function namedRevisions(head: DocumentHead): ReadonlySet<string> {
  const { revision, published, previous, withheld } = head;
  return new Set([revision, published, previous, ...(withheld?.revisions ?? [])].filter((id) => id !== null));
}

/** Whether the public sees, or may still see, what a revision gave. */
export function isPublic({ published, withheld }: DocumentHead, revision: string): boolean {
  return published === revision || withheld?.revisions.includes(revision) === true;
}
