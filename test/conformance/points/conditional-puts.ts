import { Readable } from 'node:stream';
import { DeleteObjectCommand, PutObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import { type Point, point } from '../point.ts';
import { failure, quotedMd5 } from '../s3-probe.ts';

const racers = 30;

export const conditionalPutPoints: readonly Point[] = [
  point('If-None-Match: * creates, and is 412 where something stands', async (s3, prefix) => {
    await s3.put(prefix, { Body: 'first', IfNoneMatch: '*' });
    expect(await failure(s3.put(prefix, { Body: 'second', IfNoneMatch: '*' }))).toEqual([412, 'PreconditionFailed']);
    expect((await s3.get(prefix)).text).toBe('first');
  }),

  point('If-None-Match: * creates again after a delete', async (s3, prefix) => {
    await s3.put(prefix, { Body: 'first' });
    await s3.client.send(new DeleteObjectCommand({ Bucket: s3.plain, Key: prefix }));
    await s3.put(prefix, { Body: 'second', IfNoneMatch: '*' });
    expect((await s3.get(prefix)).text).toBe('second');
  }),

  point('If-None-Match: * creates over a delete marker', async (s3, Key) => {
    const Bucket = s3.versioned;
    await s3.client.send(new PutObjectCommand({ Bucket, Key, Body: 'first' }));
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key }));
    await s3.client.send(new PutObjectCommand({ Bucket, Key, Body: 'second', IfNoneMatch: '*' }));
    const again = s3.client.send(new PutObjectCommand({ Bucket, Key, Body: 'third', IfNoneMatch: '*' }));
    expect(await failure(again)).toEqual([412, 'PreconditionFailed']);
  }),

  point('If-Match replaces what still has the ETag, and is 412 where it has not', async (s3, prefix) => {
    const { ETag } = await s3.put(prefix, { Body: 'first' });
    await s3.put(prefix, { Body: 'second', IfMatch: ETag });
    expect(await failure(s3.put(prefix, { Body: 'third', IfMatch: ETag }))).toEqual([412, 'PreconditionFailed']);
    expect((await s3.get(prefix)).text).toBe('second');
  }),

  point('If-Match where nothing stands is NoSuchKey', async (s3, prefix) => {
    expect(await failure(s3.put(prefix, { Body: 'x', IfMatch: quotedMd5('x') }))).toEqual([404, 'NoSuchKey']);
  }),

  point('If-Match on a delete marker is NoSuchKey', async (s3, Key) => {
    const Bucket = s3.versioned;
    const { ETag } = await s3.client.send(new PutObjectCommand({ Bucket, Key, Body: 'first' }));
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key }));
    const put = s3.client.send(new PutObjectCommand({ Bucket, Key, Body: 'second', IfMatch: ETag }));
    expect(await failure(put)).toEqual([404, 'NoSuchKey']);
  }),

  point('holds for a streamed body too', async (s3, prefix) => {
    await s3.put(prefix, { Body: 'first' });
    const put = s3.put(prefix, { Body: Readable.from(['second']), ContentLength: 6, IfNoneMatch: '*' });
    expect(await failure(put)).toEqual([412, 'PreconditionFailed']);
  }),

  point('of thirty that race to create, exactly one wins', async (s3, prefix) => {
    const outcomes = await race((n) => s3.put(prefix, { Body: `writer ${n}`, IfNoneMatch: '*' }));
    expect(outcomes.losses.every(isLoss)).toBe(true);
    expect(outcomes.winners).toHaveLength(1);
    expect((await s3.get(prefix)).text).toBe(`writer ${outcomes.winners[0]}`);
  }),

  point('of thirty that race to replace, exactly one wins', async (s3, prefix) => {
    const { ETag } = await s3.put(prefix, { Body: 'first' });
    const outcomes = await race((n) => s3.put(prefix, { Body: `writer ${n}`, IfMatch: ETag }));
    expect(outcomes.losses.every(isLoss)).toBe(true);
    expect(outcomes.winners).toHaveLength(1);
    expect((await s3.get(prefix)).text).toBe(`writer ${outcomes.winners[0]}`);
  }),
];

async function race(put: (n: number) => Promise<unknown>) {
  const results = await Promise.allSettled(Array.from({ length: racers }, (_, n) => put(n)));
  const winners = results.flatMap((result, n) => (result.status === 'fulfilled' ? [n] : []));
  const losses = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  return { winners, losses };
}

/** 409 is an answer to a race, too. */
function isLoss(error: unknown): boolean {
  return error instanceof S3ServiceException && (error.name === 'PreconditionFailed' || error.name === 'ConditionalRequestConflict');
}
