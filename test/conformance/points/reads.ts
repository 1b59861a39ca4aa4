import { GetObjectCommand, HeadBucketCommand, HeadObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import { type Point, point } from '../point.ts';
import { failure, quotedMd5 } from '../s3-probe.ts';

export const readPoints: readonly Point[] = [
  point('of what is not there is NoSuchKey, as HEAD 404 without a body', async (s3, prefix) => {
    expect(await failure(s3.get(prefix))).toEqual([404, 'NoSuchKey']);
    expect(await failure(s3.client.send(new HeadObjectCommand({ Bucket: s3.plain, Key: prefix })))).toEqual([404, 'NotFound']);
  }),

  point('in a bucket that is not there is NoSuchBucket', async (s3) => {
    const Bucket = `${s3.plain}-absent`;
    expect(await failure(s3.client.send(new GetObjectCommand({ Bucket, Key: 'x' })))).toEqual([404, 'NoSuchBucket']);
    expect(await failure(s3.client.send(new ListObjectsV2Command({ Bucket })))).toEqual([404, 'NoSuchBucket']);
    expect(await failure(s3.client.send(new HeadBucketCommand({ Bucket })))).toEqual([404, 'NotFound']);
    await s3.client.send(new HeadBucketCommand({ Bucket: s3.plain }));
  }),

  ...(
    [
      ['bytes=0-0', '0', 'bytes 0-0/10'],
      ['bytes=2-5', '2345', 'bytes 2-5/10'],
      ['bytes=7-', '789', 'bytes 7-9/10'],
      ['bytes=-3', '789', 'bytes 7-9/10'],
      ['bytes=8-100', '89', 'bytes 8-9/10'],
      ['bytes=-100', '0123456789', 'bytes 0-9/10'],
    ] as const
  ).map(([range, text, contentRange]) =>
    point(`of the range ${range} gives these bytes`, async (s3, prefix) => {
      await s3.put(prefix, { Body: '0123456789' });
      const got = await s3.get(prefix, { Range: range });
      expect([got.$metadata.httpStatusCode, got.text, got.ContentRange, got.ContentLength]).toEqual([206, text, contentRange, text.length]);
    }),
  ),

  point('of a range outside is InvalidRange', async (s3, prefix) => {
    await s3.put(prefix, { Body: '0123456789' });
    expect(await failure(s3.get(prefix, { Range: 'bytes=10-12' }))).toEqual([416, 'InvalidRange']);
  }),

  point('on conditions: If-Match 412, If-None-Match 304', async (s3, prefix) => {
    const { ETag } = await s3.put(prefix, { Body: 'x' });
    expect((await s3.get(prefix, { IfMatch: ETag })).text).toBe('x');
    expect(await failure(s3.get(prefix, { IfMatch: '"other"' }))).toEqual([412, 'PreconditionFailed']);
    expect((await s3.get(prefix, { IfNoneMatch: '"other"' })).text).toBe('x');
    expect((await failure(s3.get(prefix, { IfNoneMatch: ETag })))[0]).toBe(304);
  }),

  point('on dates: If-Modified-Since 304, If-Unmodified-Since 412', async (s3, prefix) => {
    await s3.put(prefix, { Body: 'x' });
    const { LastModified } = await s3.get(prefix);
    const at = LastModified as Date;
    const before = new Date(at.getTime() - 60_000);
    expect((await s3.get(prefix, { IfModifiedSince: before, IfUnmodifiedSince: at })).text).toBe('x');
    expect((await failure(s3.get(prefix, { IfModifiedSince: at })))[0]).toBe(304);
    expect(await failure(s3.get(prefix, { IfUnmodifiedSince: before }))).toEqual([412, 'PreconditionFailed']);
  }),

  point('is dated to the whole second, the same by HEAD and in a listing', async (s3, prefix) => {
    await s3.put(prefix, { Body: 'x' });
    const head = await s3.client.send(new HeadObjectCommand({ Bucket: s3.plain, Key: prefix }));
    const list = await s3.client.send(new ListObjectsV2Command({ Bucket: s3.plain, Prefix: prefix }));
    expect(head.LastModified?.getMilliseconds()).toBe(0);
    expect(list.Contents?.[0]?.LastModified).toEqual(head.LastModified);
  }),

  point('that began before a replacement goes on with the old bytes', async (s3, prefix) => {
    const bytes = Buffer.alloc(5_000_000, 'old');
    await s3.put(prefix, { Body: bytes });
    const got = await s3.client.send(new GetObjectCommand({ Bucket: s3.plain, Key: prefix }));
    await s3.put(prefix, { Body: 'new' });
    const text = await got.Body?.transformToByteArray();
    expect(quotedMd5(text ?? '')).toBe(quotedMd5(bytes));
  }),
];
