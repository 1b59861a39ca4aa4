import assert from 'node:assert/strict';
import type { Latest } from '../../shared/core/feed/manifest.ts';
import { publicSchemas } from '../../shared/core/feed/schemas.ts';
import type { ObjectStore, PutOptions, PutOutcome } from '../../shared/ports.ts';
import { contentTypes, pointerCacheControl } from './public-headers.ts';
import type { PublishPorts } from './publish-feed.ts';
import { readManifest } from './read-feed.ts';

/** Publishers that may overtake one another at one alias before it counts as the world's trouble. */
const attemptsMax = 5;

/** A schema has some ten thousand bytes. */
const schemaBytesMax = 1024 * 1024;

/** What readers know by name: copies of the release's files, made after the switch, each naming the sequence it belongs to. */
export async function writeAliases(latest: Latest, { feed, publication }: PublishPorts): Promise<void> {
  const manifest = await readManifest(feed, latest.manifest);
  const [feedPage] = manifest.feedPages;
  assert(feedPage !== undefined, 'a release has a feed page');
  await copyAlias(feed, 'feed.json', feedPage, contentTypes.jsonFeed, manifest.sequence);
  await copyAlias(feed, 'changes.json', manifest.changes.json, contentTypes.json, manifest.sequence);
  for (const bulk of manifest.bulk)
    await copyAlias(feed, `records.${bulk.path.split('.').at(-1)}`, bulk, contentTypes.ndjson, manifest.sequence);
  for (const { path, body } of publicSchemas(publication.baseUrl)) await putSchema(feed, path, body, manifest.sequence);
}

/** Schemas change with the program, not with the records: most releases find them as they should be. */
async function putSchema(feed: ObjectStore, path: string, body: string, sequence: number): Promise<void> {
  const there = await feed.get(path, { bytesMax: schemaBytesMax });
  if (there !== null && new TextDecoder().decode(there.bytes) === body) return;
  await putAlias(feed, path, sequence, (options) => feed.put(path, body, { ...options, contentType: contentTypes.jsonSchema }));
}

/** An alias is the copy of an immutable file, streamed. */
function copyAlias(
  feed: ObjectStore,
  alias: string,
  file: { path: string; bytes: number },
  contentType: string,
  sequence: number,
): Promise<void> {
  return putAlias(feed, alias, sequence, (options) =>
    feed.putStream(alias, () => feed.stream(file.path), file.bytes, { ...options, contentType }),
  );
}

/** Puts an alias only over an older sequence, or the same one: with If-Match on what was looked at, so that no slow writer can turn it back. */
async function putAlias(
  feed: ObjectStore,
  key: string,
  sequence: number,
  put: (options: Pick<PutOptions, 'condition' | 'metadata' | 'cacheControl'>) => Promise<PutOutcome>,
): Promise<void> {
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const there = await feed.head(key);
    if (there !== null && Number(there.metadata.sequence ?? 0) >= sequence) return;
    const condition = there === null ? ('absent' as const) : { etag: there.etag };
    const outcome = await put({ condition, metadata: { sequence: String(sequence) }, cacheControl: pointerCacheControl });
    if (outcome.kind === 'written') return;
  }
  throw new Error(`alias overtaken ${attemptsMax} times`);
}
