import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import { type Point, point } from '../point.ts';
import { quotedMd5 } from '../s3-probe.ts';

/** Enough at once to be quick, few enough for any server. */
const parallel = 25;

export const listingPoints: readonly Point[] = [
  point('goes on from page to page, each key once, in UTF-8 order', async (s3, prefix) => {
    const names = Array.from({ length: 25 }, (_, n) => `${prefix}${String(n).padStart(2, '0')}`);
    await inParallel([...names].reverse(), (name) => s3.put(name, { Body: 'x' }));
    const pages = await s3.listPages({ Prefix: prefix, MaxKeys: 7 });
    expect(pages.map((page) => page.KeyCount)).toEqual([7, 7, 7, 4]);
    expect(pages.flatMap((page) => page.Contents?.map((each) => each.Key))).toEqual(names);
    expect(pages.map((page) => page.IsTruncated)).toEqual([true, true, true, false]);
  }),

  point('has at most 1,000 keys on a page, however many are asked for', async (s3, prefix) => {
    const names = Array.from({ length: 1_010 }, (_, n) => `${prefix}${String(n).padStart(4, '0')}`);
    await inParallel(names, (name) => s3.put(name, { Body: 'x' }));
    const pages = await s3.listPages({ Prefix: prefix, MaxKeys: 5_000 });
    expect(pages.map((page) => page.Contents?.length)).toEqual([1_000, 10]);
  }),

  point('that ends exactly with a page says that it ends', async (s3, prefix) => {
    for (const name of ['a', 'b']) await s3.put(prefix + name, { Body: 'x' });
    const page = await s3.client.send(new ListObjectsV2Command({ Bucket: s3.plain, Prefix: prefix, MaxKeys: 2 }));
    expect([page.KeyCount, page.IsTruncated, page.NextContinuationToken]).toEqual([2, false, undefined]);
  }),

  point('orders by UTF-8 bytes, not by UTF-16 units', async (s3, prefix) => {
    // U+1F600 is after U+FF5E in UTF-8 and before it in UTF-16.
    const names = ['A', 'a', '中', '～', '😀'].map((name) => prefix + name);
    for (const name of names) await s3.put(name, { Body: 'x' });
    expect(await s3.listKeys({ Prefix: prefix })).toEqual(names);
  }),

  point('tells size, ETag and storage class of each', async (s3, prefix) => {
    await s3.put(prefix, { Body: 'Hello' });
    const page = await s3.client.send(new ListObjectsV2Command({ Bucket: s3.plain, Prefix: prefix }));
    expect(page.Contents?.map(({ Key, Size, ETag, StorageClass }) => ({ Key, Size, ETag, StorageClass }))).toEqual([
      { Key: prefix, Size: 5, ETag: quotedMd5('Hello'), StorageClass: 'STANDARD' },
    ]);
  }),

  point('with a delimiter gathers what lies deeper', async (s3, prefix) => {
    for (const name of ['a', 'b/1', 'b/2', 'c', 'd/1/2']) await s3.put(prefix + name, { Body: 'x' });
    const page = await s3.client.send(new ListObjectsV2Command({ Bucket: s3.plain, Prefix: prefix, Delimiter: '/' }));
    expect(page.Contents?.map((each) => each.Key)).toEqual([`${prefix}a`, `${prefix}c`]);
    expect(page.CommonPrefixes).toEqual([{ Prefix: `${prefix}b/` }, { Prefix: `${prefix}d/` }]);
    expect(page.KeyCount).toBe(4);
  }),

  point('with a delimiter counts a common prefix as one, on one page only', async (s3, prefix) => {
    for (const name of ['a/1', 'a/2', 'a/3', 'b', 'c/1', 'c/2']) await s3.put(prefix + name, { Body: 'x' });
    const pages = await s3.listPages({ Prefix: prefix, Delimiter: '/', MaxKeys: 1 });
    const seen = pages.flatMap((page) => [
      ...(page.Contents ?? []).map((each) => each.Key),
      ...(page.CommonPrefixes ?? []).map((each) => each.Prefix),
    ]);
    expect(seen).toEqual([`${prefix}a/`, `${prefix}b`, `${prefix}c/`]);
  }),

  point('starts after a key, there or not', async (s3, prefix) => {
    for (const name of ['a', 'b', 'c']) await s3.put(prefix + name, { Body: 'x' });
    expect(await s3.listKeys({ Prefix: prefix, StartAfter: `${prefix}a` })).toEqual([`${prefix}b`, `${prefix}c`]);
    expect(await s3.listKeys({ Prefix: prefix, StartAfter: `${prefix}bb` })).toEqual([`${prefix}c`]);
  }),

  point('encodes keys as a form does when asked for', async (s3, prefix) => {
    await s3.put(`${prefix}中 +%/(~`, { Body: 'x' });
    const page = await s3.client.send(new ListObjectsV2Command({ Bucket: s3.plain, Prefix: prefix, EncodingType: 'url' }));
    expect(page.EncodingType).toBe('url');
    expect(page.Contents?.map((each) => decodeURIComponent((each.Key ?? '').replaceAll('+', ' ')))).toEqual([`${prefix}中 +%/(~`]);
  }),

  point('of nothing is empty', async (s3, prefix) => {
    const page = await s3.client.send(new ListObjectsV2Command({ Bucket: s3.plain, Prefix: prefix }));
    expect([page.KeyCount, page.Contents, page.IsTruncated]).toEqual([0, undefined, false]);
  }),
];

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}
