import { CopyObjectCommand, DeleteObjectCommand, GetBucketVersioningCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import { type Point, point } from '../point.ts';
import { caught, failure } from '../s3-probe.ts';

export const versionPoints: readonly Point[] = [
  point('is kept where the bucket is versioned, with an id of its own, and nowhere else', async (s3, prefix) => {
    const status = async (Bucket: string) => (await s3.client.send(new GetBucketVersioningCommand({ Bucket }))).Status;
    expect([await status(s3.versioned), await status(s3.plain)]).toEqual(['Enabled', undefined]);
    expect((await s3.put(prefix, { Body: 'x' })).VersionId).toBeUndefined();
    const ids = [await s3.putVersion(prefix, 'one'), await s3.putVersion(prefix, 'two')];
    expect(new Set(ids).size).toBe(2);
    expect(await Promise.all([...ids, undefined].map((id) => s3.versionText(prefix, id)))).toEqual(['one', 'two', 'two']);
  }),

  point('stays when the object is deleted: a marker is 404, by its own id 405', async (s3, prefix) => {
    const id = await s3.putVersion(prefix, 'one');
    const deleted = await s3.client.send(new DeleteObjectCommand({ Bucket: s3.versioned, Key: prefix }));
    expect([deleted.DeleteMarker, typeof deleted.VersionId]).toEqual([true, 'string']);
    expect(await failure(s3.versionText(prefix))).toEqual([404, 'NoSuchKey']);
    expect(await failure(s3.versionText(prefix, deleted.VersionId))).toEqual([405, 'MethodNotAllowed']);
    expect(await s3.versionText(prefix, id)).toBe('one');
  }),

  point('that is a marker says so to HEAD, too', async (s3, Key) => {
    const Bucket = s3.versioned;
    await s3.putVersion(Key, 'one');
    const { VersionId } = await s3.client.send(new DeleteObjectCommand({ Bucket, Key }));
    const current = await caught(s3.client.send(new HeadObjectCommand({ Bucket, Key })));
    const named = await caught(s3.client.send(new HeadObjectCommand({ Bucket, Key, VersionId })));
    const marker = [current, named].map((error) => error.$response?.headers['x-amz-delete-marker']);
    expect([current.$metadata.httpStatusCode, named.$metadata.httpStatusCode, ...marker]).toEqual([404, 405, 'true', 'true']);
  }),

  point('that is a marker can be deleted, which brings the object back', async (s3, Key) => {
    const Bucket = s3.versioned;
    await s3.putVersion(Key, 'one');
    const { VersionId } = await s3.client.send(new DeleteObjectCommand({ Bucket, Key }));
    const undone = await s3.client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
    expect([undone.DeleteMarker, undone.VersionId, await s3.versionText(Key)]).toEqual([true, VersionId, 'one']);
  }),

  point('that is current can be deleted, which makes the one before it current', async (s3, Key) => {
    await s3.putVersion(Key, 'one');
    const VersionId = await s3.putVersion(Key, 'two');
    await s3.client.send(new DeleteObjectCommand({ Bucket: s3.versioned, Key, VersionId }));
    expect(await s3.versionText(Key)).toBe('one');
    expect(await failure(s3.versionText(Key, VersionId))).toEqual([404, 'NoSuchVersion']);
  }),

  point('that is old can be deleted, which leaves the current one', async (s3, Key) => {
    const VersionId = await s3.putVersion(Key, 'one');
    await s3.putVersion(Key, 'two');
    await s3.client.send(new DeleteObjectCommand({ Bucket: s3.versioned, Key, VersionId }));
    expect(await s3.versionText(Key)).toBe('two');
  }),

  point('that is a marker keeps its object out of listings', async (s3, prefix) => {
    await s3.putVersion(`${prefix}a`, 'x');
    await s3.putVersion(`${prefix}b`, 'x');
    await s3.client.send(new DeleteObjectCommand({ Bucket: s3.versioned, Key: `${prefix}a` }));
    expect(await s3.listKeys({ Bucket: s3.versioned, Prefix: prefix })).toEqual([`${prefix}b`]);
  }),

  point('is listed by key, the newest first, over pages', async (s3, prefix) => {
    const [a1, a2] = [await s3.putVersion(`${prefix}a`, '1'), await s3.putVersion(`${prefix}a`, '2')];
    const { VersionId: a3 } = await s3.client.send(new DeleteObjectCommand({ Bucket: s3.versioned, Key: `${prefix}a` }));
    const b1 = await s3.putVersion(`${prefix}b`, '1');
    const seen: unknown[] = [];
    for (const page of await s3.listVersionPages({ Prefix: prefix, MaxKeys: 1 })) {
      for (const { Key, VersionId, IsLatest } of page.Versions ?? []) seen.push(['version', Key, VersionId, IsLatest]);
      for (const { Key, VersionId, IsLatest } of page.DeleteMarkers ?? []) seen.push(['marker', Key, VersionId, IsLatest]);
    }
    expect(seen).toEqual([
      ['marker', `${prefix}a`, a3, true],
      ['version', `${prefix}a`, a2, false],
      ['version', `${prefix}a`, a1, false],
      ['version', `${prefix}b`, b1, true],
    ]);
  }),

  point('that is old can be copied to be current again', async (s3, Key) => {
    const Bucket = s3.versioned;
    const old = await s3.putVersion(Key, 'one');
    await s3.putVersion(Key, 'two');
    const CopySource = `${Bucket}/${encodeURIComponent(Key)}?versionId=${old}`;
    const copied = await s3.client.send(new CopyObjectCommand({ Bucket, Key, CopySource, MetadataDirective: 'REPLACE' }));
    expect([copied.CopySourceVersionId, await s3.versionText(Key)]).toEqual([old, 'one']);
  }),
];
