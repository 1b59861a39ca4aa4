import assert from 'node:assert/strict';
import { byCodeUnit } from '../changes/by-code-unit.ts';
import type { PublishedRecord } from '../document.ts';
import { agencyHash } from './agency-hash.ts';
import { contentEntry } from './content-entry.ts';
import type { ShardEntry } from './manifest.ts';
import { newPrefix } from './new-prefix.ts';
import { recordLine } from './record-line.ts';

/**
 * What one changed record costs is the reading and writing of its shard, and so is what a mirror fetches: 2 MB take well under a second of either,
 * and hold some 400 records of the usual 5 kB, so that 100,000 records are a manifest of some hundred lines.
 */
export const shardBytesMax = 2_000_000;

/** Where a record stands: its year and agency, and the hex digits that its id begins with after `pe-`, as far as the group is split. */
export type ShardKey = Pick<ShardEntry, 'fiscalYear' | 'agencyHash' | 'prefix'>;

/** What decides the place of a record; all of it stands in its id. */
export type Placed = Pick<PublishedRecord, 'id' | 'fiscalYear' | 'agency'>;

export interface Shard {
  readonly entry: ShardEntry;
  readonly body: string;
}

/** The shard in which a release has a record, if it has it at all; null: it cannot have it. */
export function shardFor<S extends ShardKey>(shards: readonly S[], record: Placed): S | null {
  return groupOf(shards, record).find(({ prefix }) => idDigits(record.id).startsWith(prefix)) ?? null;
}

/**
 * The place of a record, given the shards of the release before. Where none takes it, a new one is named, by as few digits as keep the prefixes of a
 * group free of one another: none begins with another, so that each id has exactly one shard.
 *
 *     group split into 0, 1, 3     pe-1f… → 1     pe-2a… → 2 (new)
 */
export function shardKeyFor(shards: readonly ShardKey[], record: Placed): ShardKey {
  const standing = shardFor(shards, record);
  const prefixes = groupOf(shards, record).map(({ prefix }) => prefix);
  return {
    fiscalYear: record.fiscalYear,
    agencyHash: agencyHash(record.agency),
    prefix: standing?.prefix ?? newPrefix(idDigits(record.id), prefixes),
  };
}

/**
 * All records of one shard → its file; or, where it has grown above the limit, the files that it falls into by the next digit of the ids.
 * A shard is split for good and never merged; one record alone may be as large as it is.
 */
export function recordsToShards(key: ShardKey, records: readonly PublishedRecord[], bytesMax = shardBytesMax): Shard[] {
  const lines = records
    .map((record) => ({ digits: idDigits(record.id), status: record.status, text: recordLine(record) }))
    .sort((a, b) => byCodeUnit(a.digits, b.digits));
  for (const [index, { digits }] of lines.entries()) {
    assert(digits.startsWith(key.prefix), `pe-${digits} does not belong into the shard ${key.prefix}`);
    assert.notEqual(lines[index - 1]?.digits, digits, `pe-${digits} stands twice in a shard`);
  }
  for (const record of records) {
    assert.deepEqual([record.fiscalYear, agencyHash(record.agency)], [key.fiscalYear, key.agencyHash], `${record.id} is of another group`);
  }
  return linesToShards(key, lines, bytesMax);
}

function groupOf<S extends ShardKey>(shards: readonly S[], record: Placed): S[] {
  const hash = agencyHash(record.agency);
  return shards.filter((shard) => shard.fiscalYear === record.fiscalYear && shard.agencyHash === hash);
}

/** The digits of an id that prefixes are taken from. */
function idDigits(id: string): string {
  return id.slice('pe-'.length);
}

interface Line {
  readonly digits: string;
  readonly status: PublishedRecord['status'];
  readonly text: string;
}

function linesToShards(key: ShardKey, lines: readonly Line[], bytesMax: number): Shard[] {
  if (lines.length === 0) return [];
  const bytes = lines.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  if (bytes <= bytesMax || lines.length === 1) return [shardOf(key, lines)];
  const children = Map.groupBy(lines, ({ digits }) => digits.slice(0, key.prefix.length + 1));
  return [...children].flatMap(([prefix, child]) => linesToShards({ ...key, prefix }, child, bytesMax));
}

function shardOf({ fiscalYear, agencyHash, prefix }: ShardKey, lines: readonly Line[]): Shard {
  const body = lines.map(({ text }) => text).join('');
  const current = lines.filter(({ status }) => status === 'current').length;
  return { entry: { ...contentEntry('shards/', 'ndjson', body), fiscalYear, agencyHash, prefix, records: lines.length, current }, body };
}
