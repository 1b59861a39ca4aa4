import { agencyHash } from '../core/feed/agency-hash.ts';
import type { Manifest, ShardEntry, ShardListEntry } from '../core/feed/manifest.ts';
import { listFor, shardListSchema } from '../core/feed/shard-lists.ts';
import { parseStored } from '../core/stored/parse-stored.ts';
import type { ObjectStore } from '../ports.ts';
import { readImmutable } from './read-feed.ts';

export interface NearShards {
  readonly shards: readonly ShardEntry[];
  /** The lists that they stand in: whole. */
  readonly lists: readonly ShardListEntry[];
}

/** The shards of a release among which records of these agencies stand: all that the manifest names itself, and those of the lists that it takes. */
export async function shardsNear(manifest: Manifest | null, agencies: Iterable<string>, feed: ObjectStore): Promise<NearShards> {
  if (manifest === null) return { shards: [], lists: [] };
  const hashes = new Set([...agencies].map(agencyHash));
  const lists = new Set([...hashes].map((hash) => listFor(manifest.shardLists, hash)).filter((list) => list !== undefined));
  return { shards: [...manifest.shards, ...(await shardsOfLists([...lists], feed))], lists: [...lists] };
}

/** Every shard of a release: some 350 bytes for each, whatever it holds. */
export async function allShards({ shards, shardLists }: Pick<Manifest, 'shards' | 'shardLists'>, feed: ObjectStore): Promise<ShardEntry[]> {
  return [...shards, ...(await shardsOfLists(shardLists, feed))];
}

async function shardsOfLists(lists: readonly ShardListEntry[], feed: ObjectStore): Promise<ShardEntry[]> {
  const shards: ShardEntry[] = [];
  for (const list of lists) {
    const text = new TextDecoder().decode(await readImmutable(feed, list));
    shards.push(...parseStored(shardListSchema, JSON.parse(text)).shards);
  }
  return shards;
}
