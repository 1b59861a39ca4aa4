import assert from 'node:assert/strict';
import type { RecordChange } from '../changes/change-summary.ts';
import { shortenText } from '../changes/shorten-text.ts';
import { chinese } from '../changes/summary-words.ts';
import { visibleText } from '../changes/visible-text.ts';
import { type ExcerptLimits, excerptChange } from './excerpt-change.ts';
import { feedItemText } from './feed-item-text.ts';
import type { FeedRelease } from './feed-release.ts';
import type { JsonFeedItem } from './json-feed.ts';
import { schemaPaths } from './schema-paths.ts';

/**
 * An item of the usual record has 5 to 7 kB; with this bound a page of 250 kB holds at least fifteen. What would be larger is cut shorter, limits by
 * limits; the last give less than 10 kB whatever a document brings.
 */
export const itemBytesMax = 16_000;

const limitsToTry: readonly (ExcerptLimits & { readonly contentCharactersMax: number })[] = [
  { textCharactersMax: 120, listItemsMax: 4, contentCharactersMax: 1_200 },
  { textCharactersMax: 40, listItemsMax: 3, contentCharactersMax: 600 },
  { textCharactersMax: 12, listItemsMax: 2, contentCharactersMax: 300 },
];

/** Titles and tags stand on one line of a reader's list. In characters. */
const titleCharactersMax = 120;
const tagCharactersMax = 40;

/** What an item says of the release in which it is written. */
type ItemRelease = Pick<FeedRelease, 'sequence' | 'changes'> & { readonly publication: Pick<FeedRelease['publication'], 'baseUrl'> };

/** One revision of one record as an item of JSON Feed 1.1, at most `itemBytesMax` long. */
export function feedItem(change: RecordChange, release: ItemRelease): JsonFeedItem {
  const text = feedItemText(change);
  for (const limits of limitsToTry) {
    const item = itemWithin(limits, change, text, release);
    if (Buffer.byteLength(JSON.stringify(item)) <= itemBytesMax) return item;
  }
  assert.fail(`the feed item of ${change.id} does not fit`);
}

function itemWithin(limits: (typeof limitsToTry)[number], change: RecordChange, text: string, release: ItemRelease): JsonFeedItem {
  const { id, kind, record } = change;
  const { baseUrl } = release.publication;
  const full = `${baseUrl}/${release.changes.json.path}`;
  return {
    id: `${id}#${record.revision}`,
    url: `${baseUrl}/${release.changes.html.path}#${id}`,
    title: onOneLine(`【${chinese.kinds[kind]}】${change.title}`, titleCharactersMax),
    content_text: `${shortenText(text, limits.contentCharactersMax)}\n全文：${full}`,
    date_published: record.modifiedAt,
    date_modified: record.modifiedAt,
    tags: itemTags(change),
    _jixiao: {
      about: `${baseUrl}/${schemaPaths.feedItem}`,
      sequence: release.sequence,
      kind,
      status: record.status,
      ...excerptChange(change, limits),
      full,
    },
  };
}

function itemTags({ kind, record }: RecordChange): string[] {
  const grade = record.status === 'current' ? record.grade : null;
  const tags = [chinese.kinds[kind], `${record.fiscalYear}年度`, record.agency, ...(grade === null ? [] : [grade])];
  return [...new Set(tags.map((tag) => onOneLine(tag, tagCharactersMax)))];
}

function onOneLine(text: string, charactersMax: number): string {
  return shortenText(visibleText(text.replace(/\s+/gu, ' ')), charactersMax);
}
