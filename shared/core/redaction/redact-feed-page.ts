import type { RecordChange } from '../changes/change-summary.ts';
import { feedItem } from '../feed/feed-item.ts';
import { parseFeedPage } from '../feed/feed-pages.ts';
import { jsonBody } from '../feed/json-body.ts';
import type { JsonFeedItem } from '../feed/json-feed.ts';
import type { FileEntry } from '../feed/manifest.ts';
import { schemaPaths } from '../feed/schema-paths.ts';
import { leadToMoved, type MovedFiles } from './moved-files.ts';

/** A change in its redacted form, the release that made it, and the summary that it stands in now. */
export interface RedactedChange {
  readonly change: RecordChange;
  readonly sequence: number;
  readonly changes: { readonly json: Pick<FileEntry, 'path'>; readonly html: Pick<FileEntry, 'path'> };
}

/** The text of a page of the feed without what was taken down. Items by their ids: a record's and its revision. */
export function redactFeedPage(text: string, redacted: ReadonlyMap<string, RedactedChange>, moved: MovedFiles): string {
  const page = parseFeedPage(text);
  return leadToMoved(jsonBody({ ...page, items: page.items.map((item) => redactItem(item, redacted.get(item.id))) }), moved);
}

function redactItem(item: JsonFeedItem, redacted: RedactedChange | undefined): JsonFeedItem {
  if (redacted === undefined) return item;
  const { change, sequence, changes } = redacted;
  return feedItem(change, { sequence, changes, publication: { baseUrl: baseUrlOf(item) } });
}

/** Where the feed stood when the item was written. */
function baseUrlOf({ _jixiao: { about } }: JsonFeedItem): string {
  return about.slice(0, about.length - `/${schemaPaths.feedItem}`.length);
}
