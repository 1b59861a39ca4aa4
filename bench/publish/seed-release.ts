import type { PublicationSettings } from '../../shared/config.ts';
import type { RecordChange } from '../../shared/core/changes/change-summary.ts';
import { buildLatest } from '../../shared/core/feed/build-latest.ts';
import { buildManifest } from '../../shared/core/feed/build-manifest.ts';
import { bulkFormats, bulkWithReleaseBytesMax } from '../../shared/core/feed/bulk-formats.ts';
import { bulkRecords } from '../../shared/core/feed/bulk-records.ts';
import { contentEntry } from '../../shared/core/feed/content-entry.ts';
import { feedItem } from '../../shared/core/feed/feed-item.ts';
import { nextFeedPages } from '../../shared/core/feed/feed-pages.ts';
import { jsonBody } from '../../shared/core/feed/json-body.ts';
import type { FileEntry, OverviewEntry, ShardEntry } from '../../shared/core/feed/manifest.ts';
import { shardsInlineMax, shardsToLists } from '../../shared/core/feed/shard-lists.ts';
import { recordsToShards, shardKeyFor } from '../../shared/core/feed/shards.ts';
import { overviewFormat } from '../../shared/core/overview/overview-part.ts';
import { rowsToParts } from '../../shared/core/overview/overview-parts.ts';
import { type OverviewRow, overviewRow } from '../../shared/core/overview/overview-row.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { generatedReports, publishedAt } from './generated-records.ts';

/** What stands in the log of the feed: enough for a full first page, and for as many older ones as a manifest names. */
const itemsMax = 3_000;

/** Puts a first release of so many generated records into an empty feed, report by report, as a publisher that never stopped would have left it. */
export async function seedRelease(records: number, feed: ObjectStore, publication: PublicationSettings): Promise<void> {
  const put = async ({ entry, body }: { entry: FileEntry; body: string }): Promise<FileEntry> => {
    await feed.put(entry.path, body, { contentType: 'application/json' });
    return entry;
  };
  const shards: ShardEntry[] = [];
  const rows = new Map<number, OverviewRow[]>();
  const newest: RecordChange[] = [];
  const small: RecordChange[] = [];
  let bytes = 0;
  for (const report of generatedReports(records)) {
    const [first] = report.records;
    if (first === undefined) continue;
    for (const shard of recordsToShards(shardKeyFor([], first), report.records)) {
      await put(shard);
      shards.push(shard.entry);
      bytes += shard.entry.bytes;
    }
    const changes = report.records.map(
      (record): RecordChange => ({ kind: 'added', id: record.id, title: record.projectName, reason: '首次收录', record, changes: [] }),
    );
    if (newest.length < itemsMax) newest.push(...changes);
    if (bytes <= bulkWithReleaseBytesMax) small.push(...changes);
    rows.set(report.fiscalYear, [...(rows.get(report.fiscalYear) ?? []), ...report.records.map(overviewRow)]);
  }

  const changes = {
    json: contentEntry('changes/1-', 'json', '{}'),
    md: contentEntry('changes/1-', 'md', ''),
    html: contentEntry('changes/1-', 'html', ''),
  };
  const release = { sequence: 1, publishedAt, changes, publication };
  const pages = nextFeedPages(
    { open: null, pages: [] },
    newest.map((change) => feedItem(change, release)),
    release,
  );
  for (const page of pages.written) await put(page);
  const parts: OverviewEntry[] = [];
  for (const [fiscalYear, ofYear] of rows) {
    for (const part of rowsToParts({ fiscalYear, prefix: '' }, ofYear)) {
      await put(part);
      parts.push(part.entry);
    }
  }
  const lists = shards.length > shardsInlineMax ? shardsToLists([], shards) : [];
  for (const list of lists) await put(list);
  const bulk: FileEntry[] = [];
  if (bytes <= bulkWithReleaseBytesMax && lists.length === 0) {
    const all = bulkRecords([], { records: small });
    for (const { suffix, header, line } of bulkFormats) {
      const body = header + all.map(line).join('');
      bulk.push(await put({ entry: contentEntry('bulk/', suffix.slice(1), body), body }));
    }
  }
  const counts = { added: records, changed: 0, corrected: 0, withdrawn: 0, restored: 0, unchanged: 0 };
  const manifest = buildManifest({
    summary: { sequence: 1, previousSequence: null, publishedAt, counts },
    previous: null,
    changes,
    shards: lists.length > 0 ? [] : shards,
    shardLists: lists.map(({ entry }) => entry),
    overview: { format: overviewFormat, parts },
    bulk,
    feedPages: pages.pages,
  });
  const body = jsonBody(manifest);
  const entry = await put({ entry: contentEntry('manifests/1-', 'json', body), body });
  await feed.put('latest.json', jsonBody(buildLatest(manifest, entry)), { contentType: 'application/json' });
}
