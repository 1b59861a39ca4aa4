import type { Latest } from '../../shared/core/feed/manifest.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { readManifest } from '../../shared/steps/read-feed.ts';

/** The sequence of the release that follows a manifest and names what was rewritten up to it; null where there is none yet, or it names nothing. */
export async function namingRelease(latest: Latest, manifestSha256: string, feed: ObjectStore): Promise<number | null> {
  for (let at: Latest['manifest'] | null = latest.manifest; at !== null && at.sha256 !== manifestSha256; ) {
    const { previous, redactions, sequence } = await readManifest(feed, at);
    if (previous?.sha256 === manifestSha256) return redactions.length === 0 ? null : sequence;
    at = previous;
  }
  return null;
}
