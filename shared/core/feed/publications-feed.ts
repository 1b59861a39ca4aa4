import assert from 'node:assert/strict';
import * as z from 'zod';
import { changeKinds } from '../changes/change-kinds.ts';
import { type ChangeSummary, changeCountsSchema } from '../changes/change-summary.ts';
import { chinese } from '../changes/summary-words.ts';
import { sha256Schema, timeSchema } from '../document.ts';
import { feedAuthor } from './feed-author.ts';
import { openPageBytesMax } from './feed-pages.ts';
import type { FeedRelease } from './feed-release.ts';
import { jsonBody } from './json-body.ts';
import type { Latest } from './manifest.ts';
import { schemaPaths } from './schema-paths.ts';

/** Older publications stand in the chain of manifests. At some 1.5 kB each, so many keep the file within what readers are promised of a page. */
export const publicationsMax = 100;

const filePointerSchema = z.strictObject({ path: z.string(), sha256: sha256Schema });

/** `_jixiao` of an item of `changes.feed.json`: one publication. */
export const publicationExtensionSchema = z
  .strictObject({
    about: z.url(),
    sequence: z.int().min(1),
    publishedAt: timeSchema,
    counts: changeCountsSchema,
    manifest: filePointerSchema,
    changes: filePointerSchema,
  })
  .meta({ id: 'Publication', title: '_jixiao' });

/** `changes.feed.json` after a release, from the text of the one before it (null: there is none): JSON Feed 1.1, an item a publication, newest first. */
export function nextPublicationsFeed(
  before: string | null,
  { manifest, changes }: Latest,
  summary: ChangeSummary,
  release: FeedRelease,
): string {
  const { baseUrl, datasetTitle, licence } = release.publication;
  const { sequence, publishedAt } = release;
  const older = before === null ? [] : itemsOf(before).filter((item) => item._jixiao.sequence < sequence);
  const body = jsonBody({
    version: 'https://jsonfeed.org/version/1.1',
    title: `${datasetTitle}：发布记录`,
    home_page_url: `${baseUrl}/`,
    feed_url: `${baseUrl}/changes.feed.json`,
    description: `每条为一次发布，最新的在前，最多 ${publicationsMax} 条；更早的见发布清单链。`,
    authors: [feedAuthor(release.publication)],
    language: 'zh-CN',
    _jixiao: { about: `${baseUrl}/${schemaPaths.feedPage}`, sequence, publishedAt, ...(licence !== '' && { licence }) },
    items: [publicationItem(), ...older].slice(0, publicationsMax),
  });
  assert(Buffer.byteLength(body) <= openPageBytesMax, 'the feed of publications is too large');
  return body;

  function publicationItem() {
    const changed = changeKinds
      .filter((kind) => summary.counts[kind] > 0)
      .map((kind) => `${chinese.kinds[kind]} ${summary.counts[kind]} 条`);
    // A release without a change: what was taken down stood in earlier ones only.
    const counts = changed.length > 0 ? changed : ['以往内容下架'];
    return {
      id: `${baseUrl}/${manifest.path}`,
      url: `${baseUrl}/${release.changes.html.path}`,
      title: `第 ${sequence} 次发布：${counts.join('，')}`,
      content_text: `${counts.join('，')}；${chinese.kinds.unchanged} ${summary.counts.unchanged} 条。\n全部变更：${baseUrl}/${changes.path}`,
      date_published: publishedAt,
      _jixiao: { about: `${baseUrl}/${schemaPaths.publication}`, sequence, publishedAt, counts: summary.counts, manifest, changes },
    };
  }
}

const feedSchema = z.looseObject({ items: z.array(z.looseObject({ _jixiao: z.looseObject({ sequence: z.int() }) })) });

/** As they stand: an earlier version may have said other things of a publication. */
function itemsOf(text: string): z.infer<typeof feedSchema>['items'] {
  const feed: unknown = JSON.parse(text);
  feedSchema.parse(feed);
  return (feed as z.infer<typeof feedSchema>).items;
}
