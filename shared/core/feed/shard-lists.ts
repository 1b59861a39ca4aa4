import * as z from 'zod';
import { byCodeUnit } from '../changes/by-code-unit.ts';
import { contentEntry } from './content-entry.ts';
import { jsonBody } from './json-body.ts';
import { type FileEntry, type ShardEntry, type ShardListEntry, shardEntrySchema } from './manifest.ts';
import { newPrefix } from './new-prefix.ts';

/** A manifest is read whole by everyone and written whole by each release: so many shards are some 350 kB of it. */
export const shardsInlineMax = 1_000;

/** What one changed record costs of a manifest with two levels: some 90 kB. */
export const shardsPerListMax = 256;

/** `shardlists/<sha256>.json`: the second level of a manifest, the shards of agencies whose hashes begin alike. */
export const shardListSchema = z
  .strictObject({
    prefix: z.string().regex(/^[0-9a-f]{0,16}$/),
    /** Sorted by fiscal year, agency hash, prefix. */
    shards: z.array(shardEntrySchema).min(1),
  })
  .meta({ id: 'ShardList', title: '分片清单' });

export interface ShardList {
  readonly entry: ShardListEntry;
  readonly body: string;
}

/** Sorted as manifests and lists have them. */
export function byPlace(a: ShardEntry, b: ShardEntry): number {
  return a.fiscalYear - b.fiscalYear || byCodeUnit(a.agencyHash, b.agencyHash) || byCodeUnit(a.prefix, b.prefix);
}

/** The list that has the shards of an agency; undefined where none has any. */
export function listFor<L extends { readonly prefix: string }>(lists: readonly L[], agencyHash: string): L | undefined {
  return lists.find(({ prefix }) => agencyHash.startsWith(prefix));
}

/** The shards of lists that a release touches, with those that are new, as lists. Others stay as they are. */
export function shardsToLists(standing: readonly ShardListEntry[], shards: readonly ShardEntry[]): ShardList[] {
  const groups = new Map<string, ShardEntry[]>();
  for (const shard of shards.toSorted(byPlace)) {
    const taken = [...standing.map(({ prefix }) => prefix), ...groups.keys()];
    const prefix = taken.find((each) => shard.agencyHash.startsWith(each)) ?? newPrefix(shard.agencyHash, taken);
    groups.set(prefix, [...(groups.get(prefix) ?? []), shard]);
  }
  return [...groups].flatMap(([prefix, members]) => splitList(prefix, members));
}

/** A list that is too long falls into sixteen by the next digit; one agency is never divided. */
function splitList(prefix: string, shards: readonly ShardEntry[]): ShardList[] {
  const agencies = new Set(shards.map(({ agencyHash }) => agencyHash)).size;
  if (shards.length <= shardsPerListMax || agencies === 1) return [listOf(prefix, shards)];
  const children = Map.groupBy(shards, ({ agencyHash }) => agencyHash.slice(0, prefix.length + 1));
  return [...children].flatMap(([child, members]) => splitList(child, members));
}

function listOf(prefix: string, shards: readonly ShardEntry[]): ShardList {
  const body = jsonBody(shardListSchema.parse({ prefix, shards }));
  const file: FileEntry = contentEntry('shardlists/', 'json', body);
  const sum = (of: (shard: ShardEntry) => number): number => shards.reduce((total, shard) => total + of(shard), 0);
  const entry = { ...file, prefix, shards: shards.length, records: sum(({ records }) => records), current: sum(({ current }) => current) };
  return { entry, body };
}
