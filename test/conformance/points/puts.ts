import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import { type Point, point } from '../point.ts';
import { failure, quotedMd5 } from '../s3-probe.ts';

export const putPoints: readonly Point[] = [
  point('gives back the bytes, with their MD5 as quoted ETag', async (s3, prefix) => {
    const put = await s3.put(prefix, { Body: 'Hello' });
    const got = await s3.get(prefix);
    expect({ put: put.ETag, got: got.ETag, length: got.ContentLength, text: got.text }).toEqual({
      put: quotedMd5('Hello'),
      got: quotedMd5('Hello'),
      length: 5,
      text: 'Hello',
    });
  }),

  point('takes an empty body', async (s3, prefix) => {
    await s3.put(prefix, { Body: '', ContentLength: 0 });
    const got = await s3.get(prefix);
    expect([got.ContentLength, got.ETag, got.text]).toEqual([0, quotedMd5(''), '']);
  }),

  point('replaces what was there at once', async (s3, prefix) => {
    await s3.put(prefix, { Body: 'one' });
    await s3.put(prefix, { Body: 'second' });
    expect((await s3.get(prefix)).text).toBe('second');
  }),

  point('keeps content type, cache control, disposition, encoding and language', async (s3, prefix) => {
    const headers = {
      ContentType: 'text/html; charset=utf-8',
      CacheControl: 'public, max-age=31536000, immutable',
      ContentDisposition: 'attachment; filename="a.txt"',
      ContentEncoding: 'gzip',
      ContentLanguage: 'zh-CN',
    };
    await s3.put(prefix, { Body: 'x', ...headers });
    expect(await s3.client.send(new HeadObjectCommand({ Bucket: s3.plain, Key: prefix }))).toMatchObject(headers);
  }),

  point('keeps user metadata, names in lower case', async (s3, prefix) => {
    await s3.put(prefix, { Body: 'x', Metadata: { Sequence: '17', 'sha-256': 'ab cd=;"%20' } });
    expect((await s3.get(prefix)).Metadata).toEqual({ sequence: '17', 'sha-256': 'ab cd=;"%20' });
  }),

  point('drops the metadata of what it replaces', async (s3, prefix) => {
    await s3.put(prefix, { Body: 'x', Metadata: { sequence: '17' }, CacheControl: 'no-cache' });
    await s3.put(prefix, { Body: 'x' });
    const got = await s3.get(prefix);
    expect([got.Metadata, got.CacheControl]).toEqual([{}, undefined]);
  }),

  point('takes 2 KB of user metadata and refuses more', async (s3, prefix) => {
    await s3.put(prefix, { Body: 'x', Metadata: { m: 'x'.repeat(2_000) } });
    expect(await failure(s3.put(prefix, { Body: 'x', Metadata: { m: 'x'.repeat(2_100) } }))).toEqual([400, 'MetadataTooLarge']);
  }),

  point('into a bucket that is not there is NoSuchBucket', async (s3) => {
    const put = new PutObjectCommand({ Bucket: `${s3.plain}-absent`, Key: 'x', Body: 'x' });
    expect(await failure(s3.client.send(put))).toEqual([404, 'NoSuchBucket']);
  }),
];
