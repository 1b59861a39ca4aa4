import assert from 'node:assert/strict';
import { byCodeUnit } from '../changes/by-code-unit.ts';
import type { ChangeSummary } from '../changes/change-summary.ts';
import { type FileEntry, type Manifest, manifestSchema, type OverviewEntry, type ShardEntry, type ShardListEntry } from './manifest.ts';
import { byPlace } from './shard-lists.ts';

export interface ManifestInput {
  readonly summary: Pick<ChangeSummary, 'sequence' | 'previousSequence' | 'publishedAt' | 'counts'>;
  /** Path and hash of the manifest before; null for the first release. */
  readonly previous: { readonly path: string; readonly sha256: string } | null;
  readonly changes: Manifest['changes'];
  /** All shards of the release, in any order, or none and the lists that name them. */
  readonly shards: readonly ShardEntry[];
  readonly shardLists?: readonly ShardListEntry[];
  /** Its parts in any order. */
  readonly overview: { readonly format: number; readonly parts: readonly OverviewEntry[] };
  readonly bulk: readonly FileEntry[];
  /** Newest first. */
  readonly feedPages: readonly FileEntry[];
  readonly redactions?: Manifest['redactions'];
}

/** What a release consists of; throws where its parts do not fit together. */
export function buildManifest(input: ManifestInput): Manifest {
  const { summary, previous, changes, bulk, feedPages } = input;
  const shards = [...input.shards].sort(byPlace);
  const shardLists = [...(input.shardLists ?? [])].sort((a, b) => byCodeUnit(a.prefix, b.prefix));
  assert.equal(previous === null, summary.previousSequence === null, 'a manifest names the one before');
  assert(shards.length === 0 || shardLists.length === 0, 'shards stand in the manifest or in lists');
  assertEachIdHasOneShard(shards);
  const parts = [...input.overview.parts].sort(byYearAndPrefix);
  assertCountsAddUp([...shards, ...shardLists], summary.counts);
  assertCountsAddUp(parts, summary.counts);
  assertNamedByContent([changes.json, changes.md, changes.html, ...shards, ...shardLists, ...parts, ...bulk, ...feedPages]);
  return manifestSchema.parse({
    sequence: summary.sequence,
    publishedAt: summary.publishedAt,
    previous,
    changes,
    shards,
    shardLists,
    overview: { format: input.overview.format, parts },
    bulk,
    feedPages,
    redactions: input.redactions ?? [],
  });
}

function byYearAndPrefix(a: OverviewEntry, b: OverviewEntry): number {
  return a.fiscalYear - b.fiscalYear || byCodeUnit(a.prefix, b.prefix);
}

/** Sorted, a prefix stands directly before the first one that begins with it. */
function assertEachIdHasOneShard(shards: readonly ShardEntry[]): void {
  for (const [index, shard] of shards.entries()) {
    const previous = shards[index - 1];
    const sameGroup = previous?.fiscalYear === shard.fiscalYear && previous.agencyHash === shard.agencyHash;
    assert(
      !sameGroup || !shard.prefix.startsWith(previous.prefix),
      `two shards for ${shard.fiscalYear} ${shard.agencyHash} ${shard.prefix}`,
    );
  }
}

function assertCountsAddUp(parts: readonly { readonly current: number }[], counts: ChangeSummary['counts']): void {
  const current = parts.reduce((sum, part) => sum + part.current, 0);
  const { added, changed, corrected, restored, unchanged } = counts;
  assert.equal(current, added + changed + corrected + restored + unchanged, 'the files hold other current records than the summary counts');
}

function assertNamedByContent(entries: readonly FileEntry[]): void {
  for (const { path, sha256 } of entries) assert(path.includes(sha256), `${path} is not named by its content`);
}
