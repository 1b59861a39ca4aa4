import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type PublishedRecord, publishedRecordSchema } from '../core/document.ts';
import { type FileEntry, type Latest, latestSchema, type Manifest, manifestSchema } from '../core/feed/manifest.ts';
import { parseStored } from '../core/stored/parse-stored.ts';
import { parseStoredWhole } from '../core/stored/parse-stored-whole.ts';
import type { ObjectStore } from '../ports.ts';

export const latestKey = 'latest.json';

/** The pointer's promise to the public is 1 KB; a manifest of a million records in shards of a megabyte has some thousands of entries. In bytes. */
const latestBytesMax = 1024;
const fileBytesMax = 64 * 1024 * 1024;

export interface LatestRead {
  readonly latest: Latest;
  readonly etag: string;
}

export async function readLatest(feed: ObjectStore): Promise<LatestRead | null> {
  const object = await feed.get(latestKey, { bytesMax: latestBytesMax });
  return object === null ? null : { latest: parseStored(latestSchema, parseJson(object.bytes)), etag: object.etag };
}

export async function readManifest(feed: ObjectStore, file: { readonly path: string; readonly sha256: string }): Promise<Manifest> {
  return parseStored(manifestSchema, parseJson(await readImmutable(feed, file)));
}

/** The records of a shard, or of a bulk file, checked against its hash. */
export async function readRecords(feed: ObjectStore, file: FileEntry): Promise<readonly PublishedRecord[]> {
  const text = new TextDecoder().decode(await readImmutable(feed, file));
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => parseStoredWhole(publishedRecordSchema, JSON.parse(line)));
}

/** A content-addressed file; throws where it is not there or not what its name says: nothing may be built on it then. */
export async function readImmutable(feed: ObjectStore, file: { readonly path: string; readonly sha256: string }): Promise<Uint8Array> {
  const object = await feed.get(file.path, { bytesMax: fileBytesMax });
  if (object === null) throw new Error(`${file.path} is not in the feed`);
  assert.equal(createHash('sha256').update(object.bytes).digest('hex'), file.sha256, `${file.path} is not what its name says`);
  return object.bytes;
}

function parseJson(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}
