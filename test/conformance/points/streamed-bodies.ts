import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import { type Point, point } from '../point.ts';
import { failure, quotedMd5 } from '../s3-probe.ts';

export const streamedBodyPoints: readonly Point[] = [
  point('arrives without its aws-chunked framing', async (s3, prefix) => {
    await s3.put(prefix, { Body: Readable.from(['你', '好\n', '世界']), ContentLength: 13 });
    const got = await s3.get(prefix);
    expect([got.text, got.ETag, got.ContentLength]).toEqual(['你好\n世界', quotedMd5('你好\n世界'), 13]);
    expect(got.ContentEncoding ?? '').not.toContain('aws-chunked');
  }),

  point('of 20 MB in odd pieces arrives whole, and can be read as a stream', async (s3, prefix) => {
    const bytes = Buffer.alloc(20_000_000, 'streamed without end ');
    const put = await s3.put(prefix, { Body: Readable.from(oddPieces(bytes)), ContentLength: bytes.length });
    const got = await s3.client.send(new GetObjectCommand({ Bucket: s3.plain, Key: prefix }));
    const hash = createHash('md5');
    for await (const piece of got.Body as Readable) hash.update(piece);
    expect([put.ETag, `"${hash.digest('hex')}"`, got.ContentLength]).toEqual([quotedMd5(bytes), quotedMd5(bytes), bytes.length]);
  }),

  point('of zero bytes arrives', async (s3, prefix) => {
    await s3.put(prefix, { Body: Readable.from([]), ContentLength: 0 });
    expect((await s3.get(prefix)).ContentLength).toBe(0);
  }),

  point('shorter than announced is IncompleteBody, and nothing is stored', async (s3, prefix) => {
    const put = s3.put(prefix, { Body: Readable.from(['Hello']), ContentLength: 6 });
    expect(await failure(put)).toEqual([400, 'IncompleteBody']);
    expect(await failure(s3.get(prefix))).toEqual([404, 'NoSuchKey']);
  }),

  point('in pieces below 8 KiB is InvalidChunkSizeError', async (s3, prefix) => {
    const small = Readable.from([Buffer.alloc(8_191), Buffer.alloc(8_191), Buffer.alloc(1)]);
    const unbuffered = s3.client.config.requestStreamBufferSize;
    s3.client.config.requestStreamBufferSize = 0;
    try {
      expect(await failure(s3.put(prefix, { Body: small, ContentLength: 16_383 }))).toEqual([403, 'InvalidChunkSizeError']);
    } finally {
      s3.client.config.requestStreamBufferSize = unbuffered;
    }
  }),
];

function* oddPieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0, size = 1; at < bytes.length; at += size, size = (size * 7 + 3) % 100_003) yield bytes.subarray(at, at + size);
}
