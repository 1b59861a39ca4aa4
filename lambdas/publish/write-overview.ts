import type { ChangeSummary, RecordChange } from '../../shared/core/changes/change-summary.ts';
import type { Manifest, OverviewEntry, ShardEntry } from '../../shared/core/feed/manifest.ts';
import { contentTypes } from '../../shared/core/feed/public-headers.ts';
import { overviewFormat, overviewPartSchema } from '../../shared/core/overview/overview-part.ts';
import { type PartKey, partKeyFor, rowsToParts } from '../../shared/core/overview/overview-parts.ts';
import { type OverviewRow, overviewRow } from '../../shared/core/overview/overview-row.ts';
import { partToRows } from '../../shared/core/overview/part-to-rows.ts';
import { parseStored } from '../../shared/core/stored/parse-stored.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { readImmutable, readRecords } from '../../shared/steps/read-feed.ts';
import { allShards } from '../../shared/steps/shards-near.ts';
import { putNamed } from './put-named.ts';

/** The overview of a release: the parts that its summary touches, made anew; all of them where the release before had another format. */
export async function writeOverview(
  summary: ChangeSummary,
  base: Manifest | null,
  shards: Pick<Manifest, 'shards' | 'shardLists'>,
  feed: ObjectStore,
): Promise<Manifest['overview']> {
  const sameFormat = base === null || base.overview.format === overviewFormat;
  const parts = sameFormat
    ? await partsAfter(summary, base?.overview.parts ?? [], feed)
    : await partsOf(await allShards(shards, feed), feed);
  return { format: overviewFormat, parts };
}

async function partsAfter(summary: ChangeSummary, before: readonly OverviewEntry[], feed: ObjectStore): Promise<OverviewEntry[]> {
  const groups = Map.groupBy(summary.records, (change) => placeOf(partKeyFor(before, change.record)));
  const untouched = before.filter((part) => !groups.has(placeOf(part)));
  const written: OverviewEntry[] = [];
  for (const changes of groups.values()) written.push(...(await rewritePart(changes, before, feed)));
  return [...untouched, ...written];
}

function placeOf({ fiscalYear, prefix }: PartKey): string {
  return `${fiscalYear}-${prefix}`;
}

/** The changes of one part → what it becomes. */
async function rewritePart(
  changes: readonly RecordChange[],
  before: readonly OverviewEntry[],
  feed: ObjectStore,
): Promise<OverviewEntry[]> {
  const [first] = changes;
  if (first === undefined) return [];
  const key = partKeyFor(before, first.record);
  const standing = before.find((part) => placeOf(part) === placeOf(key));
  const rows = new Map((standing === undefined ? [] : await readRows(standing, feed)).map((row) => [row.id, row]));
  for (const { record } of changes) rows.set(record.id, overviewRow(record));
  return putParts(key, [...rows.values()], feed);
}

async function readRows(part: OverviewEntry, feed: ObjectStore): Promise<OverviewRow[]> {
  return partToRows(parseStored(overviewPartSchema, JSON.parse(new TextDecoder().decode(await readImmutable(feed, part)))));
}

/** From the records themselves, a year at a time: no more than its rows are held. */
async function partsOf(shards: readonly ShardEntry[], feed: ObjectStore): Promise<OverviewEntry[]> {
  const parts: OverviewEntry[] = [];
  for (const [fiscalYear, ofYear] of Map.groupBy(shards, (shard) => shard.fiscalYear)) {
    const rows: OverviewRow[] = [];
    for (const shard of ofYear) rows.push(...(await readRecords(feed, shard)).map(overviewRow));
    parts.push(...(await putParts({ fiscalYear, prefix: '' }, rows, feed)));
  }
  return parts;
}

async function putParts(key: PartKey, rows: readonly OverviewRow[], feed: ObjectStore): Promise<OverviewEntry[]> {
  const parts = rowsToParts({ fiscalYear: key.fiscalYear, prefix: key.prefix }, rows);
  for (const { entry, body } of parts) await putNamed(feed, entry, body, contentTypes.json);
  return parts.map(({ entry }) => entry);
}
