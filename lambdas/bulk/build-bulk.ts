import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { PublicationSettings } from '../../shared/config.ts';
import { type BulkFormat, bulkFormats } from '../../shared/core/feed/bulk-formats.ts';
import type { FileEntry, ShardEntry } from '../../shared/core/feed/manifest.ts';
import { immutableCacheControl } from '../../shared/core/feed/public-headers.ts';
import { byPlace } from '../../shared/core/feed/shard-lists.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { readLatest, readManifest, readRecords } from '../../shared/steps/read-feed.ts';
import { allShards } from '../../shared/steps/shards-near.ts';
import { lastDatasetAlias, writeDataset } from '../../shared/steps/write-dataset.ts';

/** The largest object that S3 takes in one put: 5 GB, some million records. In bytes. */
const putBytesMax = 5 * 1024 ** 3;

export interface BulkPorts {
  readonly feed: ObjectStore;
  readonly publication: PublicationSettings;
}

/** `with-release`: the feed is small, and its publisher writes them; `up-to-date`: those that stand there are of the newest release. */
export type BulkOutcome =
  | { readonly kind: 'no-release' | 'with-release' | 'up-to-date' }
  | { readonly kind: 'built'; readonly sequence: number; readonly bytes: number };

/**
 * The bulk files of a feed that has grown too large to rewrite them with each release. Shard by shard, twice: once to name the files by their content,
 * once to write them; one shard is in memory at a time.
 */
export async function buildBulk({ feed, publication }: BulkPorts): Promise<BulkOutcome> {
  const read = await readLatest(feed);
  if (read === null) return { kind: 'no-release' };
  const manifest = await readManifest(feed, read.latest.manifest);
  if (manifest.bulk.length > 0) return { kind: 'with-release' };
  const { sequence, publishedAt } = manifest;
  const built = await feed.head(lastDatasetAlias);
  if (Number(built?.metadata.sequence ?? 0) >= sequence) return { kind: 'up-to-date' };
  const shards = (await allShards(manifest, feed)).sort(byPlace);
  const bulk = await nameFiles(shards, feed);
  for (const [index, format] of bulkFormats.entries()) {
    const file = bulk[index];
    assert(file !== undefined);
    const options = { contentType: format.contentType, cacheControl: immutableCacheControl, condition: 'absent' as const };
    await feed.putStream(file.path, () => pieces(format, shards, feed), file.bytes, options);
  }
  await writeDataset({ sequence, publishedAt, bulk, publication }, feed);
  return { kind: 'built', sequence, bytes: bulk.reduce((sum, { bytes }) => sum + bytes, 0) };
}

async function nameFiles(shards: readonly ShardEntry[], feed: ObjectStore): Promise<FileEntry[]> {
  const files = bulkFormats.map((format) => ({
    format,
    hash: createHash('sha256').update(format.header),
    bytes: Buffer.byteLength(format.header),
  }));
  for (const shard of shards) {
    const records = await readRecords(feed, shard);
    for (const file of files) {
      const text = Buffer.from(records.map(file.format.line).join(''));
      file.hash.update(text);
      file.bytes += text.byteLength;
    }
  }
  return files.map(({ format, hash, bytes }) => {
    assert(bytes <= putBytesMax, `the bulk file ${format.suffix} has ${bytes} bytes, more than one put takes`);
    const sha256 = hash.digest('hex');
    return { path: `bulk/${sha256}${format.suffix}`, sha256, bytes };
  });
}

async function* pieces(format: BulkFormat, shards: readonly ShardEntry[], feed: ObjectStore): AsyncGenerator<Uint8Array> {
  yield Buffer.from(format.header);
  for (const shard of shards) yield Buffer.from((await readRecords(feed, shard)).map(format.line).join(''));
}
