import { isDeepStrictEqual } from 'node:util';
import type { Manifest, ShardEntry } from '../../shared/core/feed/manifest.ts';
import { overviewFormat, overviewPartSchema } from '../../shared/core/overview/overview-part.ts';
import { type OverviewRow, overviewRow } from '../../shared/core/overview/overview-row.ts';
import { partToRows } from '../../shared/core/overview/part-to-rows.ts';
import type { FeedReader } from './feed-reader.ts';
import { Offence } from './offence.ts';
import { readShard } from './read-shards.ts';

interface ReleaseShards {
  /** In all shards of the release. */
  readonly records: number;
  readonly current: number;
  /** Those whose records are held against their rows: all of the newest release, for what people are shown comes from the rows; none of earlier ones. */
  readonly shards: readonly ShardEntry[];
}

/** Every part is of its schema, and they count what the shards count; of the newest release, every row is what its record says. One year is in memory. */
export async function verifyOverview({ overview }: Manifest, release: ReleaseShards, reader: FeedReader): Promise<void> {
  for (const part of overview.parts) {
    if (reader.isKnown(part)) continue;
    // Rows of another format are for the program that wrote them.
    if (overview.format === overviewFormat) await reader.json(part, overviewPartSchema);
    else await reader.bytesOf(part);
  }
  const sum = (of: 'records' | 'current'): number => overview.parts.reduce((total, part) => total + part[of], 0);
  const [first] = overview.parts;
  const counts = [sum('records'), sum('current')];
  if (counts[0] !== release.records || counts[1] !== release.current) {
    throw new Offence(
      first?.path ?? 'overview/',
      `the overview has ${counts.join(' and ')} records and current ones, the shards ${release.records} and ${release.current}`,
    );
  }
  if (overview.format !== overviewFormat) return;
  for (const fiscalYear of new Set(release.shards.map((shard) => shard.fiscalYear))) {
    await verifyYear(
      overview.parts.filter((part) => part.fiscalYear === fiscalYear),
      release.shards.filter((shard) => shard.fiscalYear === fiscalYear),
      reader,
    );
  }
}

async function verifyYear(parts: Manifest['overview']['parts'], shards: readonly ShardEntry[], reader: FeedReader): Promise<void> {
  const rows = new Map<string, { readonly path: string; readonly row: OverviewRow }>();
  for (const part of parts) {
    for (const row of partToRows(await reader.json(part, overviewPartSchema))) rows.set(row.id, { path: part.path, row });
  }
  for (const shard of shards) {
    for (const record of await readShard(shard, reader)) {
      const found = rows.get(record.id);
      if (found === undefined) throw new Offence(shard.path, `the overview has no row of ${record.id}`);
      if (!isDeepStrictEqual(found.row, overviewRow(record)))
        throw new Offence(found.path, `its row of ${record.id} is not what the record says`);
      rows.delete(record.id);
    }
  }
  for (const [id, { path }] of rows) throw new Offence(path, `it has a row of ${id}, and no shard has the record`);
}
