import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import { type Point, point } from '../point.ts';
import { failure } from '../s3-probe.ts';

export const checksumPoints: readonly Point[] = [
  point('is CRC32 by default, and comes back when asked for', async (s3, prefix) => {
    const put = await s3.put(prefix, { Body: 'Hello' });
    const head = await s3.client.send(new HeadObjectCommand({ Bucket: s3.plain, Key: prefix, ChecksumMode: 'ENABLED' }));
    expect([put.ChecksumCRC32, head.ChecksumCRC32]).toEqual(['99GJgg==', '99GJgg==']);
  }),

  point('is not given where it is not asked for', async (s3, prefix) => {
    await s3.put(prefix, { Body: 'Hello' });
    const head = await s3.client.send(new HeadObjectCommand({ Bucket: s3.plain, Key: prefix }));
    expect(head.ChecksumCRC32).toBeUndefined();
  }),

  ...(
    [
      ['CRC32', 'ChecksumCRC32', '99GJgg=='],
      ['CRC32C', 'ChecksumCRC32C', 'gdkOGw=='],
      ['SHA1', 'ChecksumSHA1', sha('sha1', 'Hello')],
      ['SHA256', 'ChecksumSHA256', sha('sha256', 'Hello')],
    ] as const
  ).map(([algorithm, name, checksum]) =>
    point(`of kind ${algorithm} is verified and kept, for a whole body and a streamed one`, async (s3, prefix) => {
      const put = await s3.put(prefix, { Body: 'Hello', ChecksumAlgorithm: algorithm });
      const streamed = await s3.put(`${prefix}streamed`, {
        Body: Readable.from(['Hello']),
        ContentLength: 5,
        ChecksumAlgorithm: algorithm,
      });
      expect([put[name], streamed[name]]).toEqual([checksum, checksum]);
    }),
  ),

  point('that is wrong is BadDigest, and nothing is stored', async (s3, prefix) => {
    expect(await failure(s3.put(prefix, { Body: 'Hello', ChecksumCRC32: 'AAAAAA==' }))).toEqual([400, 'BadDigest']);
    expect(await failure(s3.get(prefix))).toEqual([404, 'NoSuchKey']);
  }),

  point('that is none is InvalidRequest', async (s3, prefix) => {
    expect(await failure(s3.put(prefix, { Body: 'Hello', ChecksumCRC32: 'AAAA' }))).toEqual([400, 'InvalidRequest']);
  }),

  point('Content-MD5 that is wrong is BadDigest, malformed InvalidDigest', async (s3, prefix) => {
    const right = createHash('md5').update('Hello').digest('base64');
    await s3.put(prefix, { Body: 'Hello', ContentMD5: right });
    expect(await failure(s3.put(prefix, { Body: 'other', ContentMD5: right }))).toEqual([400, 'BadDigest']);
    expect(await failure(s3.put(prefix, { Body: 'other', ContentMD5: 'AAAA' }))).toEqual([400, 'InvalidDigest']);
    expect((await s3.get(prefix)).text).toBe('Hello');
  }),
];

function sha(algorithm: 'sha1' | 'sha256', text: string): string {
  return createHash(algorithm).update(text).digest('base64');
}
