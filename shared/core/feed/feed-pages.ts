import assert from 'node:assert/strict';
import * as z from 'zod';
import { contentEntry } from './content-entry.ts';
import { feedAuthor } from './feed-author.ts';
import type { FeedRelease } from './feed-release.ts';
import { jsonBody } from './json-body.ts';
import type { JsonFeed, JsonFeedItem } from './json-feed.ts';
import type { FileEntry } from './manifest.ts';
import { schemaPaths } from './schema-paths.ts';

/** What the specification's readers are promised of a page. */
export const openPageBytesMax = 250_000;

/** What is taken off the open page at a time: half of it, so that `feed.json` always shows the newest items, never next to none. */
export const sealedPageBytesMax = 125_000;

/** What a manifest names of the pages, so that it does not grow with the log; older ones follow by `next_url`, which names each by its content. */
export const pagesListedMax = 100;

export interface FeedPages {
  /** The newest, newest first; the first is the page that `feed.json` shows. */
  readonly pages: readonly FileEntry[];
  /** The files that this release adds, those to be written first in front. */
  readonly written: readonly { readonly entry: FileEntry; readonly body: string }[];
}

/**
 * The log of items after a release. The open page takes the new ones; what no longer fits, its oldest, is sealed into full pages that never change.
 *
 *     feed.json ──▶ open: newest … │ ─next_url─▶ sealed: older … │ ─next_url─▶ sealed: oldest … │
 */
export function nextFeedPages(
  previous: { readonly open: JsonFeed | null; readonly pages: readonly FileEntry[] },
  newItems: readonly JsonFeedItem[],
  release: FeedRelease,
): FeedPages {
  assert.equal(previous.open === null, previous.pages.length === 0, 'the open page is the first page');
  const items = [...newItems, ...(previous.open?.items ?? [])];
  assert.equal(new Set(items.map(({ id }) => id)).size, items.length, 'an item stands twice in the feed');

  const older = previous.pages.slice(1);
  const { open, sealed } = cutIntoPages(items, older[0], release);
  return {
    pages: [open, ...sealed.toReversed()]
      .map(({ entry }) => entry)
      .concat(older)
      .slice(0, pagesListedMax),
    written: [...sealed, open],
  };
}

/** The text of a page as an earlier release wrote it. Its items are taken as they stand: an earlier version may have said other things of a record. */
export function parseFeedPage(text: string): JsonFeed {
  const page: unknown = JSON.parse(text);
  pageSchema.parse(page);
  return page as JsonFeed;
}

const pageSchema = z.looseObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  items: z.array(z.looseObject({ id: z.string() })),
});

interface PageFile {
  readonly entry: FileEntry;
  readonly body: string;
}

/** From the oldest on: full pages are sealed until the rest fits on the open one. */
function cutIntoPages(
  items: readonly JsonFeedItem[],
  older: FileEntry | undefined,
  release: FeedRelease,
): { open: PageFile; sealed: PageFile[] } {
  const bytes = items.map((item) => Buffer.byteLength(JSON.stringify(item)) + ','.length);
  const sealed: PageFile[] = [];
  let next = older;
  let rest = items.length;
  let restBytes = bytes.reduce((sum, each) => sum + each, 0);
  while (frameBytes(next, release) + restBytes > openPageBytesMax) {
    let from = rest;
    let pageBytes = frameBytes(next, release);
    while (pageBytes + (bytes[from - 1] ?? 0) <= sealedPageBytesMax) {
      from -= 1;
      pageBytes += bytes[from] ?? 0;
      restBytes -= bytes[from] ?? 0;
    }
    assert(from < rest, 'an item is larger than a page');
    const page = pageFile(items.slice(from, rest), next, release);
    sealed.push(page);
    next = page.entry;
    rest = from;
  }
  return { open: pageFile(items.slice(0, rest), next, release), sealed };
}

function frameBytes(next: FileEntry | undefined, release: FeedRelease): number {
  return Buffer.byteLength(jsonBody(feedPage([], next, release)));
}

function pageFile(items: readonly JsonFeedItem[], next: FileEntry | undefined, release: FeedRelease): PageFile {
  const body = jsonBody(feedPage(items, next, release));
  const entry = contentEntry('feed/', 'json', body);
  assert(entry.bytes <= openPageBytesMax, 'a feed page is too large');
  return { entry, body };
}

function feedPage(
  items: readonly JsonFeedItem[],
  next: FileEntry | undefined,
  { sequence, publishedAt, publication }: FeedRelease,
): JsonFeed {
  const { baseUrl, datasetTitle, licence } = publication;
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: datasetTitle,
    feed_url: `${baseUrl}/feed.json`,
    description: '绩效评价结果：每条为一条记录的一个版次，最新的在前。',
    ...(next !== undefined && { next_url: `${baseUrl}/${next.path}` }),
    authors: [feedAuthor(publication)],
    language: 'zh-CN',
    _jixiao: { about: `${baseUrl}/${schemaPaths.feedPage}`, sequence, publishedAt, ...(licence !== '' && { licence }) },
    items,
  };
}
