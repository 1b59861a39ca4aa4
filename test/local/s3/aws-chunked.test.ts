import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAwsChunked } from '../../../local/s3/aws-chunked.ts';

async function* cut(body: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const size of sizes) {
    yield body.subarray(at, at + size);
    at += size;
  }
  yield body.subarray(at);
}

async function read(body: Buffer, sizes: readonly number[] = []) {
  const { content, trailers } = readAwsChunked(cut(body, sizes));
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return { text: Buffer.concat(pieces).toString('latin1'), trailers: Object.fromEntries(trailers) };
}

const longChunk = 'x'.repeat(8_192);
const framed = Buffer.from(
  `2000;chunk-signature=00\r\n${longChunk}\r\n5\r\n\r\nab\r\r\n0\r\nX-Amz-Checksum-CRC32: 99GJgg==\r\nx-amz-trailer-signature:00\r\n\r\n`,
);

describe('an aws-chunked body', () => {
  it('is read however the network cuts it', async () => {
    const whole = { text: `${longChunk}\r\nab\r`, trailers: { 'x-amz-checksum-crc32': '99GJgg==', 'x-amz-trailer-signature': '00' } };
    expect(await read(framed)).toEqual(whole);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 300 }), async (sizes) => {
        // The long chunk in one go, so that the cuts fall among what is short.
        expect(await read(framed, [...sizes.slice(0, 3), 8_180, ...sizes.slice(3)])).toEqual(whole);
      }),
    );
  });

  it('broken off anywhere is IncompleteBody', async () => {
    const short = Buffer.from('5\r\nHello\r\n0\r\nx-amz-checksum-crc32:99GJgg==\r\n\r\n');
    expect((await read(short)).text).toBe('Hello');
    for (let bytes = 0; bytes < short.length; bytes++) {
      await expect(read(short.subarray(0, bytes))).rejects.toMatchObject({ code: 'IncompleteBody', status: 400 });
    }
  });

  it.each([
    ['a length that is none', 'zz\r\nHello\r\n0\r\n\r\n', 'IncompleteBody'],
    ['a length that is wrong', '4\r\nHello\r\n0\r\n\r\n', 'IncompleteBody'],
    ['a header without end', 'x'.repeat(2_000), 'IncompleteBody'],
    ['a small chunk before the last', '1\r\nH\r\n4\r\nello\r\n0\r\n\r\n', 'InvalidChunkSizeError'],
    ['a trailer without a name', '5\r\nHello\r\n0\r\n:99GJgg==\r\n\r\n', 'MalformedTrailerError'],
  ])('with %s is refused', async (_, body, code) => {
    await expect(read(Buffer.from(body))).rejects.toMatchObject({ code });
  });
});
