import { byCodeUnit } from '../../shared/core/changes/by-code-unit.ts';
import { type ChangeSummary, changeSummarySchema } from '../../shared/core/changes/change-summary.ts';
import { renderSummaryMarkdown } from '../../shared/core/changes/render-summary-markdown.ts';
import { contentEntry } from '../../shared/core/feed/content-entry.ts';
import { jsonBody } from '../../shared/core/feed/json-body.ts';
import type { FileEntry, Latest, Manifest } from '../../shared/core/feed/manifest.ts';
import { contentTypes } from '../../shared/core/feed/public-headers.ts';
import { recordLine } from '../../shared/core/feed/record-line.ts';
import { shardListSchema } from '../../shared/core/feed/shard-lists.ts';
import { sourcePath } from '../../shared/core/feed/source-path.ts';
import { overviewPartSchema } from '../../shared/core/overview/overview-part.ts';
import { renderSummaryPage } from '../../shared/core/pages/render-summary-page.ts';
import { type RedactedChange, redactFeedPage } from '../../shared/core/redaction/redact-feed-page.ts';
import { redactOverviewPart } from '../../shared/core/redaction/redact-overview-part.ts';
import { redactRecord } from '../../shared/core/redaction/redact-record.ts';
import { redactSummary } from '../../shared/core/redaction/redact-summary.ts';
import { RedactedRevisions } from '../../shared/core/redaction/redacted-revisions.ts';
import type { Redaction } from '../../shared/core/redaction/redaction.ts';
import { parseStored } from '../../shared/core/stored/parse-stored.ts';
import { parseStoredWhole } from '../../shared/core/stored/parse-stored-whole.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { readImmutable, readManifest, readRecords } from '../../shared/steps/read-feed.ts';
import { readChain } from './read-chain.ts';
import { TakenDownPlaces } from './taken-down-places.ts';

type NamedFile = Pick<FileEntry, 'path' | 'sha256'>;

/** Takes a file that stands in the place of another, or throws it away where this is only a look at what would be. */
export type PutFile = (entry: FileEntry, body: string, contentType: string) => Promise<void>;

/**
 * The history of a feed without what was read from some bytes: every release from the first to the newest, and each of its files that holds any of it, or
 * leads to one that does, written anew under the name of its new content. Nothing is deleted. The cost is linear: each manifest is read twice, each change
 * summary once, and from the first release that names the bytes on each page of the feed once; of shards and overviews only where such records stand.
 */
export async function rewriteHistory(latest: Latest, sha256s: ReadonlySet<string>, feed: ObjectStore, put: PutFile): Promise<Redaction> {
  const { releases, redactions } = await readChain(latest, feed);
  const walk = { feed, put, sha256s, redactions, ...emptyWalk() };
  for (const release of releases) await rewriteRelease(await readManifest(feed, release), walk);
  return {
    sha256s: [...sha256s].toSorted(byCodeUnit),
    records: [...walk.revisions.all()],
    files: walk.files,
    recordIds: [...walk.recordIds].toSorted(byCodeUnit),
  };
}

interface Walk extends ReturnType<typeof emptyWalk> {
  readonly feed: ObjectStore;
  readonly put: PutFile;
  readonly sha256s: ReadonlySet<string>;
  /** Of earlier takedowns. */
  readonly redactions: ReadonlyMap<string, string>;
}

/** What is found on the way: no more than what is taken down, and the names of files. */
function emptyWalk() {
  return {
    revisions: new RedactedRevisions(),
    /** Under which the bytes were published. */
    names: new Set<string>(),
    /** By the ids of their items in the feed. */
    changes: new Map<string, RedactedChange>(),
    recordIds: new Set<string>(),
    files: [] as Redaction['files'],
    moved: new Map<string, string>(),
    /** What stands in the place of a file, by the SHA-256 that it has in manifests and lists. */
    standing: new Map<string, FileEntry>(),
    places: new TakenDownPlaces(),
    /** By path: many releases name the same file. */
    seen: new Set<string>(),
  };
}

async function rewriteRelease(manifest: Manifest, walk: Walk): Promise<void> {
  await rewriteChanges(manifest, walk);
  if (walk.moved.size === 0) return;
  for (const page of manifest.feedPages.toReversed()) await rewriteFeedPage(page, walk);
  const { places } = walk;
  for (const list of manifest.shardLists) if (places.areInList(list)) await rewriteList(list, walk);
  for (const shard of manifest.shards) if (places.areInShard(shard)) await rewriteShard(shard, walk);
  for (const part of manifest.overview.parts) if (places.areInYear(part)) await rewritePart(part, walk);
}

async function rewriteChanges({ changes }: Manifest, walk: Walk): Promise<void> {
  const { revisions, sha256s, names } = walk;
  const summary = parseStoredWhole(changeSummarySchema, JSON.parse(await textOf(changes.json, walk)));
  noteTakenDown(summary, walk);
  const redacted = redactSummary(summary, revisions, { sha256s, names });
  const body = jsonBody(redacted);
  if (body === jsonBody(summary)) return;
  const prefix = `changes/${summary.sequence}-`;
  const sources = await publicSources(redacted, walk);
  const json = await replace(changes.json, contentEntry(prefix, 'json', body), body, contentTypes.json, walk);
  const markdown = renderSummaryMarkdown(redacted, sources);
  const md = await replace(changes.md, contentEntry(prefix, 'md', markdown), markdown, contentTypes.markdown, walk);
  const page = renderSummaryPage(redacted, { json: fileName(json), md: fileName(md) }, sources);
  const html = await replace(changes.html, contentEntry(prefix, 'html', page), page, contentTypes.html, walk);
  for (const change of redacted.records) {
    walk.recordIds.add(change.id);
    const { after, before } = revisions.sidesOf(change.id, change.record.revision);
    if (after === null && !before) continue;
    walk.changes.set(`${change.id}#${change.record.revision}`, { change, sequence: summary.sequence, changes: { json, html } });
  }
}

/** The revisions that were read from the bytes, and tombstones of such: they name the project. */
function noteTakenDown({ documents, records }: ChangeSummary, { sha256s, names, revisions, places }: Walk): void {
  for (const { document, sha256 } of documents) if (sha256 !== null && sha256s.has(sha256)) names.add(document);
  for (const { record } of records) {
    if (record.redacted) continue;
    const isTakenDown =
      record.status === 'current' ? sha256s.has(record.source.sha256) : revisions.get(record.id, record.revision - 1) !== null;
    if (isTakenDown) {
      revisions.add(redactRecord(record));
      places.add(record);
    }
    if (isTakenDown && record.status === 'current') names.add(record.source.document);
  }
}

/** Of the records that stay as they are. */
async function publicSources({ records }: ChangeSummary, { feed }: Walk): Promise<ReadonlySet<string>> {
  const named = new Set(records.flatMap(({ record }) => (record.status === 'current' && !record.redacted ? [record.source.sha256] : [])));
  const there = new Set<string>();
  for (const sha256 of named) if ((await feed.head(sourcePath(sha256))) !== null) there.add(sha256);
  return there;
}

async function rewriteFeedPage(page: FileEntry, walk: Walk): Promise<void> {
  if (isSeen(page, walk)) return;
  const text = await textOf(page, walk);
  const body = redactFeedPage(text, walk.changes, walk.moved);
  await replaceIfOther(page, text, contentEntry('feed/', 'json', body), body, contentTypes.jsonFeed, walk);
}

async function rewriteList(list: Manifest['shardLists'][number], walk: Walk): Promise<void> {
  if (isSeen(list, walk)) return;
  const text = await textOf(list, walk);
  const { prefix, shards } = parseStored(shardListSchema, JSON.parse(text));
  for (const shard of shards) if (walk.places.areInShard(shard)) await rewriteShard(shard, walk);
  const now = shards.map((shard) => ({ ...shard, ...walk.standing.get(shard.sha256) }));
  const body = jsonBody(shardListSchema.parse({ prefix, shards: now }));
  await replaceIfOther(list, text, contentEntry('shardlists/', 'json', body), body, contentTypes.json, walk);
}

async function rewriteShard(shard: FileEntry, walk: Walk): Promise<void> {
  if (isSeen(shard, walk)) return;
  const records = await readRecords(walk.feed, { ...shard, ...nowOf(shard, walk) });
  const redacted = records.map((record) => walk.revisions.recordOf(record));
  if (redacted.every((record, index) => record === records[index])) return;
  const body = redacted.map(recordLine).join('');
  await replace(shard, contentEntry('shards/', 'ndjson', body), body, contentTypes.ndjson, walk);
}

async function rewritePart(part: FileEntry, walk: Walk): Promise<void> {
  if (isSeen(part, walk)) return;
  const text = await textOf(part, walk);
  const body = jsonBody(redactOverviewPart(parseStored(overviewPartSchema, JSON.parse(text)), walk.revisions));
  await replaceIfOther(part, text, contentEntry('overview/', 'json', body), body, contentTypes.json, walk);
}

function isSeen({ path }: NamedFile, { seen }: Walk): boolean {
  if (seen.has(path)) return true;
  seen.add(path);
  return false;
}

async function textOf(file: NamedFile, walk: Walk): Promise<string> {
  return new TextDecoder().decode(await readImmutable(walk.feed, nowOf(file, walk)));
}

/** What stands in a file's place since earlier takedowns. */
function nowOf({ path, sha256 }: NamedFile, { redactions }: Walk): NamedFile {
  let now = { path, sha256 };
  for (let to = redactions.get(sha256); to !== undefined; to = redactions.get(to))
    now = { path: now.path.replace(now.sha256, to), sha256: to };
  return now;
}

async function replaceIfOther(from: NamedFile, text: string, to: FileEntry, body: string, contentType: string, walk: Walk): Promise<void> {
  if (text !== body) await replace(from, to, body, contentType, walk);
}

async function replace(from: NamedFile, to: FileEntry, body: string, contentType: string, walk: Walk): Promise<FileEntry> {
  const now = nowOf(from, walk);
  if (now.sha256 === to.sha256) return to;
  await walk.put(to, body, contentType);
  walk.files.push({ from: now, to });
  walk.moved.set(now.sha256, to.sha256);
  walk.standing.set(now.sha256, to);
  return to;
}

function fileName({ path }: FileEntry): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
