import assert from 'node:assert/strict';
import { type PublishedRecord, publishedRecordSchema } from '../../shared/core/document.ts';
import { agencyHash } from '../../shared/core/feed/agency-hash.ts';
import type { Manifest, ShardEntry } from '../../shared/core/feed/manifest.ts';
import { shardListSchema } from '../../shared/core/feed/shard-lists.ts';
import type { FeedReader } from './feed-reader.ts';
import { judging } from './offence.ts';

/** Every shard of a release, from the manifest itself or from its lists. */
export async function readShardEntries(manifest: Manifest, reader: FeedReader): Promise<readonly ShardEntry[]> {
  const entries = [...manifest.shards];
  for (const list of manifest.shardLists) {
    const { prefix, shards } = await reader.json(list, shardListSchema);
    judging(list.path, () => {
      assert.equal(prefix, list.prefix, 'it is listed with another prefix');
      assert.deepEqual(
        [shards.length, sumOf(shards, 'records'), sumOf(shards, 'current')],
        [list.shards, list.records, list.current],
        'it is listed with other counts',
      );
      assert(
        shards.every((shard) => shard.agencyHash.startsWith(prefix)),
        'it has a shard of another agency',
      );
    });
    entries.push(...shards);
  }
  return entries;
}

/** The records of a shard: each of its schema and in its place, sorted, as many as it is listed with. */
export async function readShard(entry: ShardEntry, reader: FeedReader): Promise<readonly PublishedRecord[]> {
  const text = await reader.text(entry);
  return judging(entry.path, () => {
    const records = text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => reader.parsed(entry.path, publishedRecordSchema, JSON.parse(line)));
    for (const [index, { id, fiscalYear, agency }] of records.entries()) {
      assert(index === 0 || (records[index - 1]?.id ?? '') < id, `${id} is not in its order`);
      assert.deepEqual([fiscalYear, agencyHash(agency)], [entry.fiscalYear, entry.agencyHash], `${id} is of another year or agency`);
      assert(id.startsWith(`pe-${entry.prefix}`), `${id} belongs into another shard`);
    }
    assert.equal(records.length, entry.records, `it has ${records.length} records and is listed with ${entry.records}`);
    const current = records.filter(({ status }) => status === 'current').length;
    assert.equal(current, entry.current, `it has ${current} current records and is listed with ${entry.current}`);
    return records;
  });
}

function sumOf(shards: readonly ShardEntry[], of: 'records' | 'current'): number {
  return shards.reduce((sum, shard) => sum + shard[of], 0);
}
