import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { agencyHash } from '../../shared/core/feed/agency-hash.ts';
import { contentEntry } from '../../shared/core/feed/content-entry.ts';
import { recordLine } from '../../shared/core/feed/record-line.ts';
import { shardsToLists } from '../../shared/core/feed/shard-lists.ts';
import { recordsToShards } from '../../shared/core/feed/shards.ts';
import { recordId } from '../../shared/core/records/record-id.ts';
import { type TextSearch, TextSearcher } from '../../web/load/search-texts.ts';
import { hotline, published } from '../core/changes/example-records.ts';

const records = ['市教育局', '市 卫生局', '市交通局'].map((agency, index) =>
  published({ ...hotline, agency, id: recordId(agency, 2018, hotline.projectName), problems: [`第${index}个问题：电梯年检 未及时。`] }),
);
const idOf = (index: number): string => records[index]?.id ?? '';

describe('the search in the whole text', () => {
  const files = new Map<string, string>();
  const asked: string[] = [];
  const shards = records.flatMap((record) =>
    recordsToShards({ fiscalYear: 2018, agencyHash: agencyHash(record.agency), prefix: '' }, [record]),
  );
  const lists = shardsToLists(
    [],
    shards.map(({ entry }) => entry),
  );

  beforeEach(() => {
    for (const { entry, body } of [...shards, ...lists]) files.set(entry.path, body);
    files.set('latest.json', JSON.stringify({ manifest: { path: 'manifests/1.json' } }));
    files.set('manifests/1.json', JSON.stringify({ shards: [], shardLists: lists.map(({ entry }) => entry) }));
    asked.length = 0;
    vi.stubGlobal('fetch', async (path: string) => {
      asked.push(path);
      return new Response(files.get(path) ?? null, { status: files.has(path) ? 200 : 404 });
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  const search = (words: readonly string[], agency: string | null, year: number | null = null): Promise<TextSearch> =>
    new TextSearcher().search(words, { year, agency }, () => {}, new AbortController().signal);

  it('finds words across the blanks of the text, in every shard, also where lists name them', async () => {
    expect(await search(['电梯年检未及时'], null)).toEqual({ kind: 'found', ids: new Set(records.map(({ id }) => id)) });
    expect(await search(['第1个问题', '热线'], null)).toEqual({ kind: 'found', ids: new Set([idOf(1)]) });
    expect(await search(['没有的词'], null)).toEqual({ kind: 'found', ids: new Set() });
  });

  it('reads the shards of the chosen agency and year only', async () => {
    expect(await search(['电梯年检'], '市 卫生局')).toEqual({ kind: 'found', ids: new Set([idOf(1)]) });
    expect(asked.filter((path) => path.startsWith('shards/'))).toEqual([shards[1]?.entry.path]);
    expect(await search(['电梯年检'], null, 2019)).toEqual({ kind: 'found', ids: new Set() });
  });

  it('asks to narrow down before it loads more than it may', async () => {
    const large = { ...contentEntry('shards/', 'ndjson', recordLine(records[0] ?? published(hotline))), bytes: 33_000_000 };
    files.set('manifests/1.json', JSON.stringify({ shards: [{ ...large, fiscalYear: 2018, agencyHash: '0' }], shardLists: [] }));
    expect(await search(['电梯'], null)).toEqual({ kind: 'too-much', megabytes: 33, megabytesMax: 32 });
    expect(asked.some((path) => path.startsWith('shards/'))).toBe(false);
  });

  it('fails where a file cannot be had', async () => {
    files.delete(shards[0]?.entry.path ?? '');
    await expect(search(['电梯'], null)).rejects.toThrow('404');
  });
});
