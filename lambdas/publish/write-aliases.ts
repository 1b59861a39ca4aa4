import assert from 'node:assert/strict';
import type { ChangeSummary } from '../../shared/core/changes/change-summary.ts';
import { jsonBody } from '../../shared/core/feed/json-body.ts';
import type { Latest, Manifest } from '../../shared/core/feed/manifest.ts';
import { contentTypes } from '../../shared/core/feed/public-headers.ts';
import { nextPublicationsFeed } from '../../shared/core/feed/publications-feed.ts';
import {
  nextRecordFile,
  parseRecordFile,
  type RecordFile,
  recordFileBody,
  recordFilePath,
  recordPagePath,
} from '../../shared/core/feed/record-file.ts';
import { publicSchemas } from '../../shared/core/feed/schemas.ts';
import { sourcePath } from '../../shared/core/feed/source-path.ts';
import { buildOverview } from '../../shared/core/overview/build-overview.ts';
import { renderRecordPage } from '../../shared/core/pages/render-record-page.ts';
import { leadToMoved, movedFiles } from '../../shared/core/redaction/moved-files.ts';
import { redactRecordFile } from '../../shared/core/redaction/redact-record-file.ts';
import { RedactedRevisions } from '../../shared/core/redaction/redacted-revisions.ts';
import type { Redaction } from '../../shared/core/redaction/redaction.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { copyAlias } from '../../shared/steps/copy-alias.ts';
import { inParallel } from '../../shared/steps/in-parallel.ts';
import { putAlias } from '../../shared/steps/put-alias.ts';
import { readManifest } from '../../shared/steps/read-feed.ts';
import { rewriteAlias } from '../../shared/steps/rewrite-alias.ts';
import { writeDataset } from '../../shared/steps/write-dataset.ts';
import type { FeedPorts } from './publish-ports.ts';
import { writeIndexPage } from './write-index-page.ts';

/** Records whose files are written at the same time: a release of 5,000 takes a minute and not ten. */
const recordFilesAtATime = 8;

/** A schema has some ten thousand bytes. */
const schemaBytesMax = 1024 * 1024;

/** What readers know by name: copies of the release's files, and what is made of its summary, written after the switch, each naming its sequence. */
export async function writeAliases(latest: Latest, summary: ChangeSummary, redaction: Redaction | null, ports: FeedPorts): Promise<void> {
  const { feed, publication } = ports;
  const manifest = await readManifest(feed, latest.manifest);
  const { sequence, publishedAt, changes, bulk } = manifest;
  const [feedPage] = manifest.feedPages;
  assert(feedPage !== undefined, 'a release has a feed page');
  const moved = redaction === null ? null : movedFiles(redaction);
  await writeRecordFiles(summary, manifest, redaction, ports);
  await copyAlias(feed, 'feed.json', feedPage, contentTypes.jsonFeed, sequence);
  await copyAlias(feed, 'changes.json', changes.json, contentTypes.json, sequence);
  await putAlias(feed, 'overview.json', sequence, (options) =>
    feed.put('overview.json', jsonBody(buildOverview(manifest)), { ...options, contentType: contentTypes.json }),
  );
  await rewriteAlias(feed, 'changes.feed.json', sequence, contentTypes.jsonFeed, (before) =>
    nextPublicationsFeed(before === null || moved === null ? before : leadToMoved(before, moved), latest, summary, {
      sequence,
      publishedAt,
      changes,
      publication,
    }),
  );
  if (bulk.length > 0) await writeDataset({ sequence, publishedAt, bulk, publication }, feed);
  await writeIndexPage(manifest, ports);
  for (const { path, body } of publicSchemas(publication.baseUrl)) await putSchema(feed, path, body, sequence);
}

/** Only of the records that the release touches; and of those whose files hold what is taken down with it, or lead to what is moved. */
async function writeRecordFiles(
  summary: ChangeSummary,
  { changes, sequence, publishedAt }: Manifest,
  redaction: Redaction | null,
  ports: FeedPorts,
): Promise<void> {
  const release = { sequence, publishedAt, summary: changes.json };
  const redacted = redactionOfFiles(redaction);
  const changeOf = new Map(summary.records.map((change) => [change.id, change]));
  const ids = new Set([...changeOf.keys(), ...(redaction?.recordIds ?? [])]);
  await inParallel(ids, recordFilesAtATime, async (id) => {
    const body = await rewriteAlias(ports.feed, recordFilePath(id), sequence, contentTypes.json, (text) => {
      const before = text === null ? null : redacted(parseRecordFile(text));
      const change = changeOf.get(id);
      const after = change === undefined ? before : nextRecordFile(before, change, release);
      assert(after !== null, 'a record that was published has a file');
      return recordFileBody(after);
    });
    await writeRecordPage(parseRecordFile(body), sequence, ports);
  });
}

function redactionOfFiles(redaction: Redaction | null): (file: RecordFile) => RecordFile {
  if (redaction === null) return (file) => file;
  const [revisions, moved] = [new RedactedRevisions(redaction.records), movedFiles(redaction)];
  return (file) => redactRecordFile(file, revisions, moved);
}

/** The same for people; of the release that the file is of, which may be a newer one by now. */
async function writeRecordPage(file: RecordFile, sequence: number, ports: FeedPorts): Promise<void> {
  const { feed, publication } = ports;
  const path = recordPagePath(file.id);
  const page = renderRecordPage(file, publication, await hasPublicSource(file, ports));
  const newest = Math.max(file.sequence, sequence);
  const isNew = file.record.revision === 1;
  await putAlias(feed, path, newest, (options) => feed.put(path, page, { ...options, contentType: contentTypes.html }), isNew);
}

/** Looked for, not taken from the plan: the file may be of a newer release than the plan. */
async function hasPublicSource({ record }: RecordFile, { feed, sourcesPublic }: FeedPorts): Promise<boolean> {
  return sourcesPublic && record.status === 'current' && (await feed.head(sourcePath(record.source.sha256))) !== null;
}

/** Schemas change with the program, not with the records: most releases find them as they should be. */
async function putSchema(feed: ObjectStore, path: string, body: string, sequence: number): Promise<void> {
  const there = await feed.get(path, { bytesMax: schemaBytesMax });
  if (there !== null && new TextDecoder().decode(there.bytes) === body) return;
  await putAlias(feed, path, sequence, (options) => feed.put(path, body, { ...options, contentType: contentTypes.jsonSchema }));
}
