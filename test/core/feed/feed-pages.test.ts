import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedItem } from '../../../shared/core/feed/feed-item.ts';
import {
  type FeedPages,
  nextFeedPages,
  openPageBytesMax,
  parseFeedPage,
  sealedPageBytesMax,
} from '../../../shared/core/feed/feed-pages.ts';
import type { JsonFeed, JsonFeedItem } from '../../../shared/core/feed/json-feed.ts';
import { hotline } from '../changes/example-records.ts';
import { publishState } from '../changes/publish-state.ts';
import { feedRelease, onlyChange, publication } from './example-feed.ts';

const item = feedItem(onlyChange(publishState(null, [hotline])), feedRelease(1));
const empty = { open: null, pages: [] };

describe('the log of feed items', () => {
  it('begins with one page', () => {
    const { pages, written } = nextFeedPages(empty, [item], feedRelease(1));
    expect(pages).toEqual(written.map(({ entry }) => entry));
    expect(written.map(({ body }) => parseFeedPage(body))).toEqual([
      {
        version: 'https://jsonfeed.org/version/1.1',
        title: publication.datasetTitle,
        feed_url: 'https://data.example.cn/jixiao/feed.json',
        description: '绩效评价结果：每条为一条记录的一个版次，最新的在前。',
        authors: [{ name: '示例单位', url: 'mailto:data@example.cn' }],
        language: 'zh-CN',
        _jixiao: {
          about: 'https://data.example.cn/jixiao/schema/feed-page.v1.json',
          sequence: 1,
          publishedAt: '2024-03-01T08:00:00.000Z',
          licence: 'https://creativecommons.org/licenses/by/4.0/',
        },
        items: [item],
      },
    ]);
  });

  it.each([
    ['https://example.cn/contact', { url: 'https://example.cn/contact' }],
    ['data@example.cn', { url: 'mailto:data@example.cn' }],
    ['电话 12345', {}],
    ['', {}],
  ])('names the contact %j where a URL can hold it', (contact, expected) => {
    const { written } = nextFeedPages(empty, [item], { ...feedRelease(1), publication: { ...publication, contact } });
    expect(written.map(({ body }) => parseFeedPage(body).authors)).toEqual([[{ name: '示例单位', ...expected }]]);
  });

  it('puts the new before the old', () => {
    const log = nextFeedPages(empty, [sized(1)], feedRelease(1));
    const next = nextFeedPages(standing(log), [sized(3), sized(2)], feedRelease(2));
    expect(next.pages).toHaveLength(1);
    expect(openOf(next).items.map(({ id }) => id)).toEqual(['item 3', 'item 2', 'item 1']);
  });

  it('keeps every item once and in order, on pages within their bounds that never change, after any history', () => {
    const anyRelease = fc.array(fc.integer({ min: 100, max: 16_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.array(anyRelease, { minLength: 1, maxLength: 6 }), (releases) => {
        const files = new Map<string, string>();
        const ids: string[] = [];
        let log: FeedPages | null = null;
        for (const [index, sizes] of releases.entries()) {
          const items = sizes.map((bytes, at) => sized(`${index}.${at}`, bytes));
          ids.unshift(...items.map(({ id }) => id));
          const next: FeedPages = nextFeedPages(log === null ? empty : standing(log), items, feedRelease(index + 1));
          for (const { entry, body } of next.written) files.set(entry.path, body);
          expect(next.pages.slice(next.written.length)).toEqual((log?.pages ?? []).slice(1));
          log = next;
        }
        const bodies = (log?.pages ?? []).map(({ path }) => files.get(path) ?? '');
        expect(bodies.flatMap((body) => parseFeedPage(body).items.map(({ id }) => id))).toEqual(ids);
        expect(Buffer.byteLength(bodies[0] ?? '')).toBeLessThanOrEqual(openPageBytesMax);
        for (const body of bodies.slice(1)) {
          expect(Buffer.byteLength(body)).toBeLessThanOrEqual(sealedPageBytesMax);
          expect(Buffer.byteLength(body)).toBeGreaterThan(sealedPageBytesMax - 18_000);
        }
        expect(walk(log, files)).toEqual((log?.pages ?? []).map(({ path }) => path));
      }),
      { numRuns: 40 },
    );
  });

  it('leaves at least half a page open, so that feed.json always shows the newest', () => {
    const items = Array.from({ length: 400 }, (_, index) => sized(index, 4_000));
    const next = nextFeedPages(empty, items, feedRelease(1));
    expect(next.pages.length).toBeGreaterThan(5);
    expect(next.pages[0]?.bytes).toBeGreaterThan(openPageBytesMax - sealedPageBytesMax - 4_500);
  });

  it('gives the same bytes for the same input', () => {
    const items = Array.from({ length: 200 }, (_, index) => sized(index, 4_000));
    expect(nextFeedPages(empty, items, feedRelease(1))).toEqual(nextFeedPages(empty, items, feedRelease(1)));
  });

  it('refuses an item that it has, and pages without their open one', () => {
    const log = nextFeedPages(empty, [item], feedRelease(1));
    expect(() => nextFeedPages(standing(log), [item], feedRelease(2))).toThrow(/twice/);
    expect(() => nextFeedPages({ open: null, pages: log.pages }, [], feedRelease(2))).toThrow(/open page/);
  });

  it('refuses a text that is no page of it', () => {
    expect(() => parseFeedPage('{"version":"https://jsonfeed.org/version/1","items":[]}')).toThrow();
  });
});

function sized(name: number | string, bytes = 100): JsonFeedItem {
  return { ...item, id: `item ${name}`, content_text: 'x'.repeat(Math.max(0, bytes - Buffer.byteLength(JSON.stringify(item)))) };
}

function openOf({ written }: FeedPages): JsonFeed {
  return parseFeedPage(written.at(-1)?.body ?? '');
}

/** As the next release reads it. */
function standing(log: FeedPages): { open: JsonFeed; pages: FeedPages['pages'] } {
  return { open: openOf(log), pages: log.pages };
}

/** As a reader walks it: from feed.json by next_url. */
function walk(log: FeedPages | null, files: ReadonlyMap<string, string>): string[] {
  const paths: string[] = [];
  let path = log?.pages[0]?.path;
  while (path !== undefined) {
    paths.push(path);
    path = parseFeedPage(files.get(path) ?? '').next_url?.replace(`${publication.baseUrl}/`, '');
  }
  return paths;
}
