import { applySummary } from '../../shared/core/changes/apply-summary.ts';
import type { ChangeSummary, RecordChange } from '../../shared/core/changes/change-summary.ts';
import type { Manifest, ShardEntry } from '../../shared/core/feed/manifest.ts';
import { contentTypes } from '../../shared/core/feed/public-headers.ts';
import { byPlace, shardsInlineMax, shardsToLists } from '../../shared/core/feed/shard-lists.ts';
import { recordsToShards, type ShardKey, shardKeyFor } from '../../shared/core/feed/shards.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { mapInParallel } from '../../shared/steps/map-in-parallel.ts';
import { readRecords } from '../../shared/steps/read-feed.ts';
import { shardsNear } from '../../shared/steps/shards-near.ts';
import { putNamed } from './put-named.ts';

/** Shards that are rewritten side by side: each is in memory, before and after, up to its 2 MB. A release touches up to a thousand. */
const shardsAtOnce = 4;

export type ReleaseShards = Pick<Manifest, 'shards' | 'shardLists'>;

/**
 * The shards of the release: those that the summary touches, made anew; all others as they are. The manifest names them itself until they are too many;
 * from then on, for good, it names lists of them.
 */
export async function writeShards(summary: ChangeSummary, base: Manifest | null, feed: ObjectStore): Promise<ReleaseShards> {
  const near = await shardsNear(
    base,
    summary.records.map(({ record }) => record.agency),
    feed,
  );
  const shards = await rewriteTouched(summary.records, near.shards, feed);
  const listed = base?.shardLists ?? [];
  if (listed.length === 0 && shards.length <= shardsInlineMax) return { shards: shards.toSorted(byPlace), shardLists: [] };
  const untouched = listed.filter((list) => !near.lists.includes(list));
  const written = shardsToLists(untouched, shards);
  for (const { entry, body } of written) await putNamed(feed, entry, body, contentTypes.json);
  return { shards: [], shardLists: [...untouched, ...written.map(({ entry }) => entry)] };
}

async function rewriteTouched(changes: readonly RecordChange[], before: readonly ShardEntry[], feed: ObjectStore): Promise<ShardEntry[]> {
  const byPlaceBefore = new Map(before.map((shard) => [placeOf(shard), shard]));
  const groups = groupByPlace(changes, before);
  const written = await mapInParallel(groups, shardsAtOnce, async ([key, ofShard]) => {
    const shard = byPlaceBefore.get(placeOf(key)) ?? null;
    const records = applySummary(shard === null ? [] : await readRecords(feed, shard), { records: [...ofShard] });
    const shards = recordsToShards(key, records);
    for (const { entry, body } of shards) await putNamed(feed, entry, body, contentTypes.ndjson);
    return shards.map(({ entry }) => entry);
  });
  const replaced = new Set([...groups.keys()].map(placeOf));
  return [...before.filter((shard) => !replaced.has(placeOf(shard))), ...written.flat()];
}

function groupByPlace(changes: readonly RecordChange[], shards: readonly ShardEntry[]): ReadonlyMap<ShardKey, readonly RecordChange[]> {
  const groups = new Map<string, { key: ShardKey; changes: RecordChange[] }>();
  for (const change of changes) {
    const key = shardKeyFor(shards, change.record);
    const group = groups.get(placeOf(key)) ?? { key, changes: [] };
    group.changes.push(change);
    groups.set(placeOf(key), group);
  }
  return new Map([...groups.values()].map((group) => [group.key, group.changes]));
}

function placeOf({ fiscalYear, agencyHash, prefix }: ShardKey): string {
  return `${fiscalYear}-${agencyHash}-${prefix}`;
}
