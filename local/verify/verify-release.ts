import assert from 'node:assert/strict';
import { applySummary } from '../../shared/core/changes/apply-summary.ts';
import { type ChangeSummary, changeSummarySchema } from '../../shared/core/changes/change-summary.ts';
import type { PublishedRecord } from '../../shared/core/document.ts';
import { type Manifest, manifestSchema, type ShardEntry } from '../../shared/core/feed/manifest.ts';
import { recordLine } from '../../shared/core/feed/record-line.ts';
import { sourcePath } from '../../shared/core/feed/source-path.ts';
import type { FeedReader } from './feed-reader.ts';
import { judging, Offence } from './offence.ts';
import { readShard, readShardEntries } from './read-shards.ts';
import { verifyBulk } from './verify-bulk.ts';
import { verifyFeedPages } from './verify-feed-pages.ts';
import { verifyOverview } from './verify-overview.ts';
import type { ChainLink } from './walk-chain.ts';

/** A release that was found right, as far as the next one builds on it. */
export interface ReleaseState {
  readonly manifest: Manifest;
  readonly summary: ChangeSummary;
  /** By path. */
  readonly shards: ReadonlyMap<string, ShardEntry>;
  /** Lines of all shards, and current records among them. */
  readonly records: number;
  readonly current: number;
  /** Items of the feed's whole log. */
  readonly items: number;
}

/** One release: its files, and that it is the release before with its change summary applied. Only the shards that differ are read. */
export async function verifyRelease(
  link: ChainLink,
  before: ReleaseState | null,
  reader: FeedReader,
  isNewest: boolean,
): Promise<ReleaseState> {
  const manifest = await reader.json(link, manifestSchema);
  const summary = await verifyChanges(manifest, reader);
  await verifySources(summary, reader);
  const entries = await readShardEntries(manifest, reader);
  const shards = new Map(entries.map((entry) => [entry.path, entry]));
  const known = before?.shards ?? new Map<string, ShardEntry>();
  const left = [...known.values()].filter(({ path }) => !shards.has(path));
  const come = entries.filter(({ path }) => !known.has(path));
  await verifyApplied(manifest, summary, left, come, reader);
  const count = (of: (entry: ShardEntry) => number): number => entries.reduce((sum, entry) => sum + of(entry), 0);
  const state = { manifest, summary, shards, records: count(({ records }) => records), current: count(({ current }) => current) };
  judging(link.path, () => verifyCounts(state, before));
  await verifyOverview(manifest, { ...state, shards: isNewest ? entries : [] }, reader);
  const items = (before?.items ?? 0) + summary.records.length;
  await verifyFeedPages(manifest, isNewest ? items : null, reader);
  await verifyBulk(manifest, entries, isNewest, reader);
  return { ...state, items };
}

async function verifyChanges(manifest: Manifest, reader: FeedReader): Promise<ChangeSummary> {
  const { json, md, html } = manifest.changes;
  const summary = await reader.json(json, changeSummarySchema);
  judging(json.path, () => {
    assert.equal(summary.sequence, manifest.sequence, `it is of sequence ${summary.sequence}`);
    assert.equal(summary.previousSequence, manifest.sequence === 1 ? null : manifest.sequence - 1, 'it names another release before it');
    assert.equal(summary.publishedAt, manifest.publishedAt, 'its manifest gives another time');
    for (const kind of ['added', 'changed', 'corrected', 'withdrawn', 'restored'] as const) {
      const found = summary.records.filter((each) => each.kind === kind).length;
      assert.equal(found, summary.counts[kind], `it counts ${summary.counts[kind]} ${kind} and has ${found}`);
    }
  });
  await reader.text(md);
  await reader.text(html);
  return summary;
}

/** Source documents are public where the publisher decided so: what is there must be what its name says. */
async function verifySources({ records }: ChangeSummary, reader: FeedReader): Promise<void> {
  const named = records.flatMap(({ record }) => (record.status === 'current' ? [record.source.sha256] : []));
  for (const sha256 of new Set(named)) {
    const file = { path: sourcePath(sha256), sha256 };
    if (!reader.isKnown(file)) await reader.bytesIfThere(file);
  }
}

/** The records of the shards that are gone, with the changes, are those of the shards that came: byte for byte, none missing, none besides. */
async function verifyApplied(
  manifest: Manifest,
  summary: ChangeSummary,
  left: readonly ShardEntry[],
  come: readonly ShardEntry[],
  reader: FeedReader,
): Promise<void> {
  const recordsOf = async (shards: readonly ShardEntry[]): Promise<PublishedRecord[]> => {
    const records: PublishedRecord[] = [];
    for (const shard of shards) records.push(...(await readShard(shard, reader)));
    return records;
  };
  const [before, after] = [await recordsOf(left), await recordsOf(come)];
  const { path } = manifest.changes.json;
  const expected = new Map(judging(path, () => applySummary(before, summary)).map((record) => [record.id, recordLine(record)]));
  for (const record of after) {
    if (expected.get(record.id) !== recordLine(record))
      throw new Offence(path, `applied to the release before, it does not give ${record.id} as the release has it`);
    expected.delete(record.id);
  }
  const [missing] = expected.keys();
  if (missing !== undefined) throw new Offence(path, `applied to the release before, it gives ${missing}, which the release does not have`);
}

function verifyCounts({ summary, current }: Pick<ReleaseState, 'summary' | 'current'>, before: ReleaseState | null): void {
  const { added, changed, corrected, withdrawn, restored, unchanged } = summary.counts;
  const inAll = added + changed + corrected + restored + unchanged;
  assert.equal(current, inAll, `its shards hold ${current} current records, and its changes count ${inAll}`);
  assert.equal(
    before?.current ?? 0,
    changed + corrected + withdrawn + unchanged,
    'its changes count other records than the release before has',
  );
}
