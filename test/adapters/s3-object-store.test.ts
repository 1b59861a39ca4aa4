import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DeleteObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createS3ObjectStore } from '../../shared/adapters/s3-object-store.ts';
import { type ObjectStore, ObjectTooLarge } from '../../shared/ports.ts';
import { type S3Fixture, s3ClientFor, startS3Fixture } from '../local/s3/fixture.ts';
import { type Fault, startFaultyProxy } from './faulty-proxy.ts';

let s3: S3Fixture;
let store: ObjectStore;
let versioned: ObjectStore;
const ended: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  s3 = await startS3Fixture({ clock: () => new Date('2026-01-02T03:04:05.678Z') });
  store = createS3ObjectStore(s3.client, 'plain');
  versioned = createS3ObjectStore(s3.client, 'versioned');
});
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});
afterAll(() => s3.close());

const plainText = { contentType: 'text/plain' };
const helloEtag = etagOf('Hello');

describe('an object', () => {
  it('is what was put, with all that was said about it', async () => {
    const metadata = { sequence: '17', title: '绩效 100%' };
    const written = await versioned.put('绩效/a +%.txt', 'Hello', {
      contentType: 'text/csv; charset=utf-8',
      cacheControl: 'no-cache',
      metadata,
    });
    const head = await versioned.head('绩效/a +%.txt');
    const got = await versioned.get('绩效/a +%.txt', { bytesMax: 5 });
    expect(written).toEqual({ kind: 'written', etag: helloEtag });
    expect(head).toEqual({
      versionId: expect.stringMatching(/^[\w.]{32}$/),
      lastModified: '2026-01-02T03:04:05.000Z',
      etag: helloEtag,
      bytes: 5,
      metadata,
    });
    expect(got).toEqual({ bytes: Buffer.from('Hello'), etag: helloEtag, metadata });
  });

  it('keeps content type and cache control', async () => {
    await store.put('typed', 'x', { contentType: 'text/csv', cacheControl: 'public, max-age=60' });
    const { headers } = await fetch(`${s3.endpoint}/plain/typed`);
    expect([headers.get('content-type'), headers.get('cache-control')]).toEqual(['text/csv', 'public, max-age=60']);
  });

  it('without versions has no version id', async () => {
    await store.put('plain', 'x', plainText);
    expect((await store.head('plain'))?.versionId).toBeNull();
  });

  it('may be empty', async () => {
    await store.put('empty', '', plainText);
    expect((await store.get('empty', { bytesMax: 0 }))?.bytes).toEqual(Buffer.alloc(0));
  });

  it('that is not there is null', async () => {
    expect([await store.head('absent'), await store.get('absent', { bytesMax: 1 })]).toEqual([null, null]);
  });

  it('under a delete marker is null, by the id of the marker too; its own version is still there', async () => {
    await versioned.put('marked', 'Hello', plainText);
    const version = await versioned.head('marked');
    const { VersionId = '' } = await s3.client.send(new DeleteObjectCommand({ Bucket: 'versioned', Key: 'marked' }));
    expect(await versioned.head('marked')).toBeNull();
    expect(await versioned.get('marked', { bytesMax: 5 })).toBeNull();
    expect(await versioned.get('marked', { bytesMax: 5, versionId: VersionId })).toBeNull();
    expect((await versioned.get('marked', { bytesMax: 5, versionId: version?.versionId ?? '' }))?.etag).toBe(helloEtag);
  });

  it('of a version that is gone for good is null', async () => {
    expect(await versioned.get('gone', { bytesMax: 1, versionId: 'x'.repeat(32) })).toBeNull();
  });

  it('by an old version is the old one', async () => {
    await versioned.put('twice', 'one', plainText);
    const old = await versioned.head('twice');
    await versioned.put('twice', 'second', plainText);
    const got = await versioned.get('twice', { bytesMax: 3, versionId: old?.versionId ?? '' });
    expect(Buffer.from(got?.bytes ?? []).toString()).toBe('one');
  });

  it('larger than asked for is refused', async () => {
    await store.put('large', 'x'.repeat(1_001), plainText);
    const refusal = store.get('large', { bytesMax: 1_000 });
    await expect(refusal).rejects.toEqual(new ObjectTooLarge('large', 1_001, 1_000));
    await expect(refusal).rejects.toBeInstanceOf(ObjectTooLarge);
  });

  it('whose answer does not say how large it is, is refused while it is read', async () => {
    const endless = await storeBefore((response) => {
      response.writeHead(200, { etag: '"x"' });
      const more = () => void response.write(Buffer.alloc(1_000), () => setImmediate(more));
      more();
    });
    await expect(endless.get('endless', { bytesMax: 10_000 })).rejects.toBeInstanceOf(ObjectTooLarge);
  });

  it('is deleted, and deleted again without complaint', async () => {
    await store.put('deleted', 'x', plainText);
    await store.delete('deleted');
    await store.delete('deleted');
    expect(await store.head('deleted')).toBeNull();
  });
});

describe('a failure', () => {
  it('of a bucket that is not there is never taken for an object that is not', async () => {
    const lost = createS3ObjectStore(s3.client, 'no-such-bucket');
    await expect(lost.head('a')).rejects.toThrow();
    await expect(lost.get('a', { bytesMax: 1 })).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(lost.put('a', 'x', { ...plainText, condition: { etag: '"x"' } })).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(lost.putStream('a', () => pieces(['x']), 1, { ...plainText, condition: 'absent' })).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
    await expect(all(lost.list(''))).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  it.each([403, 501])('with %d is thrown by head, get and put', async (status) => {
    const refusing = await storeBehind(() => ({ status }));
    await expect(refusing.store.head('a')).rejects.toMatchObject({ $metadata: { httpStatusCode: status } });
    await expect(refusing.store.get('a', { bytesMax: 1 })).rejects.toMatchObject({ $metadata: { httpStatusCode: status } });
    await expect(refusing.store.put('a', 'x', { ...plainText, condition: 'absent' })).rejects.toMatchObject({
      $metadata: { httpStatusCode: status },
    });
  });

  it('that passes is ridden out', async () => {
    await store.put('ridden-out', 'Hello', plainText);
    const shaken = await storeBehind((n) => (n === 1 ? { status: 503 } : n === 2 ? 'break-before' : 'pass'));
    expect((await shaken.store.get('ridden-out', { bytesMax: 5 }))?.etag).toBe(helloEtag);
    expect(shaken.requests).toEqual(['GET /plain/ridden-out', 'GET /plain/ridden-out', 'GET /plain/ridden-out']);
  });
});

describe('a conditional put', () => {
  it('on absence is written once', async () => {
    const put = () => store.put('once', 'Hello', { ...plainText, condition: 'absent' });
    expect([await put(), await put()]).toEqual([{ kind: 'written', etag: helloEtag }, { kind: 'lost' }]);
  });

  it('on an ETag is written while that stands', async () => {
    await store.put('swapped', 'Hello', plainText);
    const put = (body: string) => store.put('swapped', body, { ...plainText, condition: { etag: helloEtag } });
    expect([await put('second'), await put('third')]).toEqual([{ kind: 'written', etag: etagOf('second') }, { kind: 'lost' }]);
  });

  it('on an ETag where nothing stands any more is lost', async () => {
    expect(await store.put('vanished', 'x', { ...plainText, condition: { etag: helloEtag } })).toEqual({ kind: 'lost' });
  });

  it('in conflict is tried again, and lost when it stays in conflict', async () => {
    const conflict = { status: 409, body: '<Error><Code>ConditionalRequestConflict</Code><Message>m</Message></Error>' };
    const passing = await storeBehind((n) => (n <= 2 ? conflict : 'pass'));
    expect(await passing.store.put('conflict', 'Hello', { ...plainText, condition: 'absent' })).toEqual({
      kind: 'written',
      etag: helloEtag,
    });
    const staying = await storeBehind(() => conflict);
    expect(await staying.store.put('conflict', 'x', { ...plainText, condition: 'absent' })).toEqual({ kind: 'lost' });
    expect(staying.requests).toHaveLength(5);
    const streamed = await storeBehind(() => conflict);
    const outcome = await streamed.store.putStream('conflict', () => pieces(['x']), 1, { ...plainText, condition: 'absent' });
    expect([outcome, streamed.requests.length]).toEqual([{ kind: 'lost' }, 5]);
  });

  it.each([
    ['on absence', 'absent', null],
    ['on an ETag', { etag: helloEtag }, 'Hello'],
  ] as const)('%s whose answer is lost on the way is written all the same', async (name, condition, before) => {
    const key = `answer-lost ${name}`;
    if (before !== null) await store.put(key, before, plainText);
    const shaken = await storeBehind((n) => (n === 1 ? 'break-after' : 'pass'));
    const outcome = await shaken.store.put(key, 'second', { ...plainText, condition });
    expect(outcome).toEqual({ kind: 'written', etag: etagOf('second') });
    expect(shaken.requests.map((request) => request.split(' ')[0])).toEqual(['PUT', 'PUT', 'HEAD']);
  });

  it('that is tried again and finds another writer there is lost', async () => {
    const shaken = await storeBehind((n) => (n === 1 ? 'break-before' : 'pass'));
    await store.put('other-writer', 'theirs', plainText);
    expect(await shaken.store.put('other-writer', 'ours', { ...plainText, condition: 'absent' })).toEqual({ kind: 'lost' });
  });
});

describe('a streamed put', () => {
  it('is what the stream gave, in one opening', async () => {
    let opened = 0;
    const open = () => {
      opened++;
      return pieces(Array.from({ length: 1_000 }, (_, n) => `line ${n} 绩效\n`));
    };
    const whole = await text(open());
    opened = 0;
    const outcome = await store.putStream('streamed', open, Buffer.byteLength(whole), {
      contentType: 'application/x-ndjson',
      metadata: { sequence: '1' },
    });
    const got = await store.get('streamed', { bytesMax: 1_000_000 });
    expect([outcome, opened]).toEqual([{ kind: 'written', etag: etagOf(whole) }, 1]);
    expect([Buffer.from(got?.bytes ?? []).toString(), got?.metadata]).toEqual([whole, { sequence: '1' }]);
  });

  it('of 20 MB passes from one object to another', async () => {
    const bytes = Buffer.alloc(20_000_000, 'from one to another ');
    await store.put('from', bytes, plainText);
    const outcome = await store.putStream('to', () => store.stream('from'), bytes.length, plainText);
    expect(outcome).toEqual({ kind: 'written', etag: etagOf(bytes) });
  });

  it('may be of nothing', async () => {
    expect(await store.putStream('nothing', () => pieces([]), 0, plainText)).toEqual({ kind: 'written', etag: etagOf('') });
  });

  it('is opened anew for each attempt', async () => {
    for (const fault of ['break-before', 'break-after', { status: 503 }] as const) {
      const shaken = await storeBehind((n) => (n === 1 ? fault : 'pass'));
      let opened = 0;
      const open = () => {
        opened++;
        return pieces(['Hello']);
      };
      const outcome = await shaken.store.putStream('anew', open, 5, plainText);
      expect([outcome, opened]).toEqual([{ kind: 'written', etag: helloEtag }, 2]);
    }
  });

  it('whose source breaks is tried again, and in the end throws what the source threw', async () => {
    let opened = 0;
    const breaking = (attempts: number) =>
      async function* () {
        yield Buffer.from('Hel');
        if (++opened < attempts) throw new Error('the source broke');
        yield Buffer.from('lo');
      };
    expect(await store.putStream('broken', breaking(3), 5, plainText)).toEqual({ kind: 'written', etag: helloEtag });
    opened = 0;
    await expect(store.putStream('broken-for-good', breaking(100), 5, plainText)).rejects.toThrow('the source broke');
    expect([opened, await store.head('broken-for-good')]).toEqual([5, null]);
  });

  it.each([
    ['shorter', 6],
    ['longer', 4],
  ])('that turns out %s than said is thrown at once, and nothing is written', async (name, bytes) => {
    let opened = 0;
    const open = () => {
      opened++;
      return pieces(['Hello']);
    };
    await expect(store.putStream(`length ${name}`, open, bytes, plainText)).rejects.toMatchObject({ name: 'IncompleteBody' });
    expect([opened, await store.head(`length ${name}`)]).toEqual([1, null]);
  });

  it('on a condition is written once', async () => {
    const put = () => store.putStream('streamed-once', () => pieces(['Hello']), 5, { ...plainText, condition: 'absent' });
    expect([await put(), await put()]).toEqual([{ kind: 'written', etag: helloEtag }, { kind: 'lost' }]);
  });

  it('on a condition whose answer is lost on the way is written all the same', async () => {
    const shaken = await storeBehind((n) => (n === 1 ? 'break-after' : 'pass'));
    const outcome = await shaken.store.putStream('streamed-lost', () => pieces(['Hello']), 5, { ...plainText, condition: 'absent' });
    expect(outcome).toEqual({ kind: 'written', etag: helloEtag });
  });
});

describe('lines', () => {
  it.each([
    ['a\nb\n', ['a', 'b']],
    ['a\nb', ['a', 'b']],
    ['', []],
    ['a\n\nb\n', ['a', '', 'b']],
    ['{"a":"绩效\\n评价"}\n', ['{"a":"绩效\\n评价"}']],
  ])('of %j are %j', async (body, lines) => {
    await store.put('lines', body, plainText);
    expect(await all(store.lines('lines'))).toEqual(lines);
  });

  it('come whole however the network cuts them, characters included', async () => {
    const body = Buffer.from('绩效😀\n评价\n');
    const bytewise = await storeBefore(async (response) => {
      response.writeHead(200, { etag: '"x"' });
      for (const byte of body) await new Promise((resolve) => response.write(Buffer.from([byte]), () => setImmediate(resolve)));
      response.end();
    });
    expect(await all(bytewise.lines('a'))).toEqual(['绩效😀', '评价']);
  });

  it('that are no UTF-8 throw', async () => {
    await store.put('latin1', Buffer.from([0x61, 0xe9, 0x0a]), plainText);
    await expect(all(store.lines('latin1'))).rejects.toThrow();
  });

  it('without an end throw before they fill the memory', async () => {
    await store.put('endless-line', Buffer.alloc(17 * 1_024 ** 2, 'x'), plainText);
    await expect(all(store.lines('endless-line'))).rejects.toThrow('a line of more than 16777216 characters');
  });

  it('and streams of what is not there throw', async () => {
    await expect(all(store.lines('absent'))).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(all(store.stream('absent'))).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('that break off throw', async () => {
    const breaking = await storeBefore((response) => {
      response.writeHead(200, { etag: '"x"', 'content-length': '100' });
      response.write('a\nb', () => response.destroy());
    });
    await expect(all(breaking.lines('a'))).rejects.toThrow();
  });

  it('that are not read to the end let the connection go', async () => {
    let closed = false;
    const endless = await storeBefore((response) => {
      response.writeHead(200, { etag: '"x"' });
      response.on('close', () => {
        closed = true;
      });
      const more = () => void response.write('line\n', () => setImmediate(more));
      more();
    });
    for await (const line of endless.lines('a')) {
      expect(line).toBe('line');
      break;
    }
    await expect.poll(() => closed, { timeout: 5_000 }).toBe(true);
  });
});

describe('a list', () => {
  it('has the keys with the prefix, whatever characters they have, in UTF-8 order', async () => {
    const keys = ['list/ a+b%', 'list/\u0001', 'list/<&>', 'list/中', 'list/～', 'list/😀'];
    for (const key of [...keys, 'lisu', 'lis']) await store.put(key, key, plainText);
    expect(await all(store.list('list/'))).toEqual(
      ['list/\u0001', 'list/ a+b%', 'list/<&>', 'list/中', 'list/～', 'list/😀'].map((key) => ({
        key,
        etag: etagOf(key),
        bytes: Buffer.byteLength(key),
        lastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      })),
    );
  });

  it('goes on over pages', async () => {
    const keys = ['many/1', 'many/2', 'many/3', 'many/4', 'many/5'];
    for (const key of keys) await store.put(key, 'x', plainText);
    const pagewise = await storeBehind(() => ({ addedQuery: 'max-keys=2' }));
    expect((await all(pagewise.store.list('many/'))).map((object) => object.key)).toEqual(keys);
    expect(pagewise.requests).toHaveLength(3);
  });

  it('of nothing is empty', async () => {
    expect(await all(store.list('nothing/at/all'))).toEqual([]);
  });
});

/** The same bucket, through connections that fail as told. */
async function storeBehind(fault: (n: number) => Fault) {
  const proxy = await startFaultyProxy(s3.endpoint, fault);
  const client = s3ClientFor(proxy.endpoint);
  ended.push(() => client.destroy(), proxy.close);
  return { store: createS3ObjectStore(client, 'plain'), requests: proxy.requests };
}

/** A store whose server answers everything like this. */
async function storeBefore(answer: (response: ServerResponse) => void): Promise<ObjectStore> {
  const server = createServer((_, response) => answer(response.on('error', () => {})));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client: S3Client = s3ClientFor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  ended.push(
    () => client.destroy(),
    () => server.closeAllConnections(),
    () => void server.close(),
  );
  return createS3ObjectStore(client, 'plain');
}

async function* pieces(texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const each of texts) yield Buffer.from(each);
}

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

async function text(source: AsyncIterable<Uint8Array>): Promise<string> {
  return Buffer.concat(await all(source)).toString();
}

function etagOf(body: string | Uint8Array): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}
