import { expect } from 'vitest';
import { type Point, point } from '../point.ts';
import { failure, quotedMd5 } from '../s3-probe.ts';

export const copyPoints: readonly Point[] = [
  point('takes bytes, type and metadata along', async (s3, prefix) => {
    await s3.put(`${prefix}a`, { Body: 'Hello', ContentType: 'text/plain', Metadata: { sequence: '1' } });
    const copied = await s3.copy(`${prefix}a`, `${prefix}b`);
    const got = await s3.get(`${prefix}b`);
    expect([copied.CopyObjectResult?.ETag, got.text, got.ContentType, got.Metadata]).toEqual([
      quotedMd5('Hello'),
      'Hello',
      'text/plain',
      { sequence: '1' },
    ]);
  }),

  point('replaces type and metadata when asked to, in place too', async (s3, prefix) => {
    await s3.put(prefix, { Body: 'Hello', ContentType: 'text/plain', Metadata: { sequence: '1' } });
    await s3.copy(prefix, prefix, { MetadataDirective: 'REPLACE', ContentType: 'text/csv', Metadata: { sequence: '2' } });
    const got = await s3.get(prefix);
    expect([got.text, got.ContentType, got.Metadata]).toEqual(['Hello', 'text/csv', { sequence: '2' }]);
  }),

  point('onto itself that would change nothing is InvalidRequest', async (s3, prefix) => {
    await s3.put(prefix, { Body: 'Hello' });
    expect(await failure(s3.copy(prefix, prefix))).toEqual([400, 'InvalidRequest']);
  }),

  point('of what is not there is NoSuchKey', async (s3, prefix) => {
    expect(await failure(s3.copy(`${prefix}absent`, `${prefix}b`))).toEqual([404, 'NoSuchKey']);
  }),
];
