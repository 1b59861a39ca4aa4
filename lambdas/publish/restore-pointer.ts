import assert from 'node:assert/strict';
import { buildLatest } from '../../shared/core/feed/build-latest.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { type LatestRead, readManifest } from '../../shared/steps/read-feed.ts';
import { switchPointer } from './switch-pointer.ts';

/**
 * The table says that a release was made, and `latest.json` is not there, or is an older one: somebody deleted it or put it back. What is compared with it
 * would fork the chain of releases, so nothing is: the pointer is made anew from the manifest of that release, and the run ends with an error that says so.
 */
export async function restorePointer(sequence: number, latest: LatestRead | null, feed: ObjectStore): Promise<never> {
  const at = latest === null ? 'was not there' : `named release ${latest.latest.sequence}`;
  const manifests: string[] = [];
  for await (const { key } of feed.list(`manifests/${sequence}-`)) manifests.push(key);
  const [path, ...others] = manifests;
  if (path === undefined || others.length > 0) {
    throw new Error(
      `latest.json ${at}, release ${sequence} was made, and the feed holds ${manifests.length} manifests of it: nothing is published`,
    );
  }
  const sha256 = path.slice(path.indexOf('-') + 1, path.indexOf('.'));
  const manifest = await readManifest(feed, { path, sha256 });
  assert.equal(manifest.sequence, sequence);
  if ((await switchPointer(buildLatest(manifest, { path, sha256 }), latest, feed)) === 'lost') {
    throw new Error(`latest.json ${at}, release ${sequence} was made, and somebody else writes it`);
  }
  throw new Error(`latest.json ${at}; it is the pointer to release ${sequence} again`);
}
