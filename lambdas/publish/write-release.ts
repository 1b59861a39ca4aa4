import type { ChangeSummary } from '../../shared/core/changes/change-summary.ts';
import { renderSummaryMarkdown } from '../../shared/core/changes/render-summary-markdown.ts';
import type { PublishedRecord } from '../../shared/core/document.ts';
import { buildLatest } from '../../shared/core/feed/build-latest.ts';
import { buildManifest } from '../../shared/core/feed/build-manifest.ts';
import { bulkFormatOf, bulkFormats, bulkWithReleaseBytesMax } from '../../shared/core/feed/bulk-formats.ts';
import { bulkRecords } from '../../shared/core/feed/bulk-records.ts';
import { contentEntry } from '../../shared/core/feed/content-entry.ts';
import { feedItem } from '../../shared/core/feed/feed-item.ts';
import { nextFeedPages, parseFeedPage } from '../../shared/core/feed/feed-pages.ts';
import type { FeedRelease } from '../../shared/core/feed/feed-release.ts';
import { jsonBody } from '../../shared/core/feed/json-body.ts';
import type { FileEntry, Latest, Manifest } from '../../shared/core/feed/manifest.ts';
import { contentTypes } from '../../shared/core/feed/public-headers.ts';
import type { ReleasePlan } from '../../shared/core/feed/release-plan.ts';
import { renderSummaryPage } from '../../shared/core/pages/render-summary-page.ts';
import { redactManifest } from '../../shared/core/redaction/redact-manifest.ts';
import { RedactedRevisions } from '../../shared/core/redaction/redacted-revisions.ts';
import type { Redaction } from '../../shared/core/redaction/redaction.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { type LatestRead, readImmutable, readManifest, readRecords } from '../../shared/steps/read-feed.ts';
import type { FeedPorts } from './publish-ports.ts';
import { putNamed } from './put-named.ts';
import { switchPointer } from './switch-pointer.ts';
import { writeOverview } from './write-overview.ts';
import { type ReleaseShards, writeShards } from './write-shards.ts';

/**
 * Writes everything that a release consists of, by content, and then switches the pointer to it, with If-Match on the pointer that the plan was made
 * from. The same plan gives the same bytes, so that a retry finds its files there. `lost`: the pointer is another by now.
 */
export async function writeRelease(
  plan: ReleasePlan,
  summary: ChangeSummary,
  redaction: Redaction | null,
  latest: LatestRead | null,
  ports: FeedPorts,
): Promise<Latest | 'lost'> {
  const { feed } = ports;
  const before = plan.base === null ? null : await readManifest(feed, plan.base.manifest);
  const base = before === null || redaction === null ? before : redactManifest(before, redaction);
  const shards = await writeShards(summary, base, feed);
  const changes = await writeChanges(summary, new Set(plan.sources), feed);
  const manifest = buildManifest({
    summary,
    previous: plan.base?.manifest ?? null,
    changes,
    ...shards,
    overview: await writeOverview(summary, base, shards, feed),
    bulk: await writeBulk(shards, base, summary, redaction, feed),
    feedPages: await writeFeedPages(summary, base, changes, ports),
    redactions: (redaction?.files ?? []).map(({ from, to }) => ({ from: from.sha256, to: to.sha256 })),
  });
  const entry = await putImmutable(feed, `manifests/${plan.sequence}-`, 'json', jsonBody(manifest), contentTypes.json);
  return switchPointer(buildLatest(manifest, entry), latest, feed);
}

/** All records in one file, in each format; where they are too many for that, none: they are built by themselves then, on a schedule. */
async function writeBulk(
  { shards, shardLists }: ReleaseShards,
  base: Manifest | null,
  summary: ChangeSummary,
  redaction: Redaction | null,
  feed: ObjectStore,
): Promise<readonly FileEntry[]> {
  if (shardLists.length > 0 || shards.reduce((sum, { bytes }) => sum + bytes, 0) > bulkWithReleaseBytesMax) return [];
  const revisions = new RedactedRevisions(redaction?.records);
  const before = (await allRecords(base, feed)).map((record) => revisions.recordOf(record));
  const records = bulkRecords(before, summary);
  const written: FileEntry[] = [];
  for (const { suffix, contentType, header, line } of bulkFormats) {
    written.push(await putImmutable(feed, 'bulk/', suffix.slice(1), header + records.map(line).join(''), contentType));
  }
  return written;
}

/** From the one file where there is one: as many requests for a thousand shards as for one. */
async function allRecords(base: Manifest | null, feed: ObjectStore): Promise<readonly PublishedRecord[]> {
  if (base === null) return [];
  const file = base.bulk.find(({ path }) => bulkFormatOf(path).suffix === '.ndjson');
  if (file !== undefined) return readRecords(feed, file);
  const records: PublishedRecord[] = [];
  for (const shard of base.shards) records.push(...(await readRecords(feed, shard)));
  return records;
}

async function writeChanges(summary: ChangeSummary, sources: ReadonlySet<string>, feed: ObjectStore): Promise<Manifest['changes']> {
  const prefix = `changes/${summary.sequence}-`;
  const json = await putImmutable(feed, prefix, 'json', jsonBody(summary), contentTypes.json);
  const md = await putImmutable(feed, prefix, 'md', renderSummaryMarkdown(summary, sources), contentTypes.markdown);
  const page = renderSummaryPage(summary, { json: fileName(json), md: fileName(md) }, sources);
  return { json, md, html: await putImmutable(feed, prefix, 'html', page, contentTypes.html) };
}

function fileName({ path }: FileEntry): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

async function writeFeedPages(
  summary: ChangeSummary,
  base: Manifest | null,
  changes: FeedRelease['changes'],
  { feed, publication }: FeedPorts,
): Promise<readonly FileEntry[]> {
  const { sequence, publishedAt } = summary;
  const release = { sequence, publishedAt, changes, publication };
  const pages = base?.feedPages ?? [];
  const open = pages[0] === undefined ? null : parseFeedPage(new TextDecoder().decode(await readImmutable(feed, pages[0])));
  const items = summary.records.map((change) => feedItem(change, release));
  const next = nextFeedPages({ open, pages }, items, release);
  for (const { entry, body } of next.written) await putNamed(feed, entry, body, contentTypes.jsonFeed);
  return next.pages;
}

async function putImmutable(feed: ObjectStore, prefix: string, extension: string, body: string, contentType: string): Promise<FileEntry> {
  const entry = contentEntry(prefix, extension, body);
  await putNamed(feed, entry, body, contentType);
  return entry;
}
