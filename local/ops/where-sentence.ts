import { saysWhatStandsThere } from '../../shared/core/documents/says-what-stands-there.ts';
import type { DocumentPlaces } from './where-document.ts';

/** An event may be on its way so long: see the reconciliation. In milliseconds. */
const onItsWayMs = 3_600_000;

/** How it is with a document, in one sentence: what it waits for, or what to do. */
export function whereSentence({ document, bucket, versions, head, receipt, queues }: DocumentPlaces, now: Date): string {
  const key = JSON.stringify(document);
  if (head === null && bucket === null) {
    return versions.length === 0
      ? 'Nothing is known of it: it never stood in the bucket, and nobody ever read it.'
      : `It was put into the bucket and is deleted since ${versions[0]?.lastModified}; nobody read it meanwhile.`;
  }
  if (head?.failed != null || queues.some(({ named }) => named !== null && named > 0))
    return `Do this: mend the cause (the log of extract names it), then npx jixiao ops redrive --document ${key} --yes, with the same --out or --stack.`;
  if (!saysWhatStandsThere(head, bucket)) {
    const isLate = bucket === null || Date.parse(bucket.lastModified) < now.getTime() - onItsWayMs;
    return isLate
      ? `Do this: npx jixiao ops reprocess --document ${key} --yes, with the same --out or --stack; what stands in the bucket was never read.`
      : `It waits to be read: it came at ${bucket.lastModified}.`;
  }
  if (head === null) return 'Nothing is known of it.';
  if (head.dueAt !== null) {
    if (Date.parse(head.dueAt) > now.getTime()) return `It waits for its time: it is published from ${head.dueAt} on.`;
    return `It waits for the publisher since ${head.dueAt}. Longer than half an hour: see publish-feed-stale in docs/runbook.md.`;
  }
  if (head.withheld !== null)
    return `Do this: see what was withdrawn (npx jixiao ops release-collapse), held back since ${head.withheld.since}; put the files back, or let it go.`;
  if (head.state === 'removed') return `It was removed; the public feed says so since release ${head.publishedSequence ?? 'none'}.`;
  const publication = receipt?.says.publication ?? null;
  if (publication === null) return 'Nothing of it is public: its receipt says why, and what its officer can do.';
  return `It is published since release ${publication}.`;
}
