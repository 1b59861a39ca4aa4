import { DeleteObjectCommand, DeleteObjectsCommand } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import { type Point, point } from '../point.ts';

export const deletePoints: readonly Point[] = [
  point('of what is not there succeeds', async (s3, prefix) => {
    const deleted = await s3.client.send(new DeleteObjectCommand({ Bucket: s3.plain, Key: prefix }));
    expect(deleted.$metadata.httpStatusCode).toBe(204);
  }),

  point('of many names each of them, absent ones too', async (s3, prefix) => {
    const names = ['a', 'b & <c>', '中 文+%', 'absent'].map((name) => prefix + name);
    for (const name of names.slice(0, 3)) await s3.put(name, { Body: 'x' });
    const deleted = await s3.client.send(
      new DeleteObjectsCommand({ Bucket: s3.plain, Delete: { Objects: names.map((Key) => ({ Key })) } }),
    );
    expect(deleted.Deleted?.map((each) => each.Key).sort()).toEqual([...names].sort());
    expect(deleted.Errors).toBeUndefined();
    expect(await s3.listKeys({ Prefix: prefix })).toEqual([]);
  }),

  point('of many, asked to be quiet, names none', async (s3, prefix) => {
    await s3.put(prefix, { Body: 'x' });
    const deleted = await s3.client.send(
      new DeleteObjectsCommand({ Bucket: s3.plain, Delete: { Quiet: true, Objects: [{ Key: prefix }] } }),
    );
    expect([deleted.Deleted, deleted.Errors]).toEqual([undefined, undefined]);
  }),
];
