import { bulkFormats } from '../../shared/core/feed/bulk-formats.ts';
import { parseFeedPage } from '../../shared/core/feed/feed-pages.ts';
import { recordFilePath, recordPagePath } from '../../shared/core/feed/record-file.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { latestKey } from '../../shared/steps/read-feed.ts';

const feedPage = 'feed.json';
/** What each release writes anew under the same names. */
const aliases = [
  ...[latestKey, feedPage, 'changes.json', 'changes.feed.json', 'overview.json', 'index.html', 'datapackage.json', 'catalog.jsonld'],
  ...bulkFormats.map(({ suffix }) => `records${suffix}`),
];
/** It is promised to have at most 250 kB. In bytes. */
const feedPageBytesMax = 1024 * 1024;

/** The URLs under which others may have copies of what is no longer public: of files that are gone, and of names that say something else now. */
export async function staleUrls(gone: readonly string[], recordIds: ReadonlySet<string>, feed: ObjectStore): Promise<readonly string[]> {
  const page = await feed.get(feedPage, { bytesMax: feedPageBytesMax });
  if (page === null) return [];
  const { feed_url } = parseFeedPage(new TextDecoder().decode(page.bytes));
  const base = feed_url.slice(0, -feedPage.length);
  const ofRecords = [...recordIds].flatMap((id) => [recordFilePath(id), recordPagePath(id)]);
  return [...new Set([...gone, ...aliases, ...ofRecords])].toSorted().map((path) => base + path);
}
