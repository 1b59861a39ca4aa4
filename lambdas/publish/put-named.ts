import assert from 'node:assert/strict';
import type { FileEntry } from '../../shared/core/feed/manifest.ts';
import { immutableCacheControl } from '../../shared/core/feed/public-headers.ts';
import type { ObjectStore } from '../../shared/ports.ts';

/** Writes a file that is named by its content. Where it is there already, its name says that it is the same. */
export async function putNamed(feed: ObjectStore, entry: FileEntry, body: string, contentType: string): Promise<void> {
  assert.equal(Buffer.byteLength(body), entry.bytes);
  await feed.put(entry.path, body, { contentType, cacheControl: immutableCacheControl, condition: 'absent' });
}
