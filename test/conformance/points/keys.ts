import { CopyObjectCommand, DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import { type Point, point } from '../point.ts';
import { failure, quotedMd5 } from '../s3-probe.ts';

/** A leading slash stands before the prefix of the run, everything else behind it. */
const keys: readonly (readonly [string, string])[] = [
  ['Chinese characters', '绩效评价/2023年度 部门整体（终稿）.pdf'],
  ['spaces', ' a  b '],
  ['plus signs', 'a+b c+'],
  ['percent signs', '100%/%41%2F%zz'],
  ['two slashes', 'a//b'],
  ['a leading slash', '/'],
  ['a trailing slash', 'folder/'],
  ['dots that look like folders', 'a/../../b/./c/..'],
  ['marks of a URL', "?a=b&c#d;e:f@g,h$i!j'k(l)*m~n[o]^p|q"],
  ['marks of XML', `<a href="b">&amp;'</a>`],
  ['a backslash', 'a\\b'],
  ['characters beyond the first plane', '😀𠮷'],
  ['a line feed and a tab', 'a\nb\tc'],
];

export const keyPoints: readonly Point[] = [
  ...keys.map(([kind, name]) =>
    point(`with ${kind} is put, read, listed, copied and deleted as it is`, async (s3, prefix) => {
      const Key = name.startsWith('/') ? `${name}${prefix}` : `${prefix}${name}`;
      const listing = name.startsWith('/') ? Key : prefix;
      await s3.client.send(new PutObjectCommand({ Bucket: s3.plain, Key, Body: name }));
      const got = await s3.client.send(new GetObjectCommand({ Bucket: s3.plain, Key }));
      const text = await got.Body?.transformToString();
      const listed = await s3.listKeys({ Prefix: listing });
      const copy = `${prefix}${name}-copy`;
      const source = `${s3.plain}/${encodeURIComponent(Key)}`;
      await s3.client.send(new CopyObjectCommand({ Bucket: s3.plain, Key: copy, CopySource: source }));
      const copied = await s3.client.send(new HeadObjectCommand({ Bucket: s3.plain, Key: copy }));
      await s3.client.send(new DeleteObjectCommand({ Bucket: s3.plain, Key }));
      const gone = await failure(s3.client.send(new HeadObjectCommand({ Bucket: s3.plain, Key })));
      expect({ text, listed, copied: copied.ETag, gone: gone[0] }).toEqual({
        text: name,
        listed: [Key],
        copied: quotedMd5(name),
        gone: 404,
      });
    }),
  ),

  point('is its bytes: composed and decomposed characters are two keys', async (s3, prefix) => {
    await s3.put(`${prefix}\u00e9`, { Body: 'composed' });
    await s3.put(`${prefix}e\u0301`, { Body: 'decomposed' });
    expect(await s3.listKeys({ Prefix: prefix })).toEqual([`${prefix}e\u0301`, `${prefix}\u00e9`]);
  }),

  point('of 1,024 bytes is taken, of 1,025 is KeyTooLongError', async (s3, prefix) => {
    const longest = prefix + '绩'.repeat((1_024 - prefix.length - 3) / 3) + 'x'.repeat(((1_024 - prefix.length) % 3) + 3);
    expect(Buffer.byteLength(longest)).toBe(1_024);
    await s3.put(longest, { Body: 'x' });
    expect(await failure(s3.put(`${longest}x`, { Body: 'x' }))).toEqual([400, 'KeyTooLongError']);
  }),
];
