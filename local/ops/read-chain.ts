import type { Latest, Manifest } from '../../shared/core/feed/manifest.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { readManifest } from '../../shared/steps/read-feed.ts';

export interface Chain {
  /** The manifests, the oldest first: their names alone, for each is read again when its turn comes. */
  readonly releases: readonly NonNullable<Manifest['previous']>[];
  /** What the releases say of files that earlier takedowns rewrote, by SHA-256. */
  readonly redactions: ReadonlyMap<string, string>;
}

/** From the newest manifest back to the first: as many requests as there are releases. */
export async function readChain(latest: Latest, feed: ObjectStore): Promise<Chain> {
  const releases: NonNullable<Manifest['previous']>[] = [];
  const redactions = new Map<string, string>();
  for (let at: Manifest['previous'] = latest.manifest; at !== null; ) {
    const manifest: Manifest = await readManifest(feed, at);
    for (const { from, to } of manifest.redactions) redactions.set(from, to);
    releases.push(at);
    at = manifest.previous;
  }
  return { releases: releases.reverse(), redactions };
}
