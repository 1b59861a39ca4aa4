import { createHash } from 'node:crypto';
import { bulkFormatOf } from '../../shared/core/feed/bulk-formats.ts';
import type { FileEntry, Manifest, ShardEntry } from '../../shared/core/feed/manifest.ts';
import { byPlace } from '../../shared/core/feed/shard-lists.ts';
import type { FeedReader } from './feed-reader.ts';
import { judging, Offence } from './offence.ts';
import { readShard } from './read-shards.ts';

/** Bulk files hold what the shards hold. Only the newest build must still be there; of earlier ones, what is there must be what its name says. */
export async function verifyBulk(manifest: Manifest, shards: readonly ShardEntry[], isNewest: boolean, reader: FeedReader): Promise<void> {
  for (const file of manifest.bulk) {
    const bytes = isNewest ? await reader.bytesOf(file) : await reader.bytesIfThere(file);
    if (bytes !== null && isNewest && !reader.isRedacted(file)) await verifyContent(file, shards, reader);
  }
}

async function verifyContent(file: FileEntry, shards: readonly ShardEntry[], reader: FeedReader): Promise<void> {
  const { header, line } = judging(file.path, () => bulkFormatOf(file.path));
  const hash = createHash('sha256').update(header);
  for (const shard of shards.toSorted(byPlace)) hash.update((await readShard(shard, reader)).map(line).join(''));
  if (hash.digest('hex') !== file.sha256) throw new Offence(file.path, 'it does not hold the records of its release');
}
