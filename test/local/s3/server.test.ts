import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { S3Change } from '../../../local/s3/event.ts';
import { startS3Server } from '../../../local/s3/server.ts';
import { type S3Fixture, s3ClientFor, startS3Fixture } from './fixture.ts';

let s3: S3Fixture;
let changes: S3Change[];
let now: Date;

beforeEach(async () => {
  changes = [];
  now = new Date('2026-01-02T03:04:05.678Z');
  s3 = await startS3Fixture({ onChange: (change) => changes.push(change), clock: () => now });
});
afterEach(() => s3.close());

describe('the embedded S3', () => {
  it('keeps what it holds over a restart, and goes on counting', async () => {
    const versions = [await putVersion('a', 'one'), await putVersion('a', 'two')];
    await s3.client.send(new PutObjectCommand({ Bucket: 'plain', Key: '绩效 +%', Body: 'kept', Metadata: { sequence: '7' } }));
    s3 = await s3.restart();
    const got = await s3.client.send(new GetObjectCommand({ Bucket: 'plain', Key: '绩效 +%', ChecksumMode: 'ENABLED' }));
    expect([await got.Body?.transformToString(), got.Metadata, got.ChecksumCRC32]).toEqual(['kept', { sequence: '7' }, '+yhqBg==']);
    const third = await putVersion('a', 'three');
    const { Versions } = await s3.client.send(new ListObjectVersionsCommand({ Bucket: 'versioned' }));
    expect(Versions?.map((version) => version.VersionId)).toEqual([third, ...versions.reverse()]);
    expect(changes.map((change) => change.sequencer)).toEqual(['1', '2', '3', '4'].map((digit) => digit.padStart(16, '0')));
  });

  it('serves a folder once: a second server says that it is in use', async () => {
    await expect(startS3Server({ root: s3.root })).rejects.toThrow(/in use by another run/);
  });

  it('listens on this machine only', async () => {
    const { hostname, port } = new URL(s3.endpoint);
    expect(hostname).toBe('127.0.0.1');
    const outside = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    for (const { address } of outside.filter((each) => !each.internal && each.family === 'IPv4')) {
      await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow();
    }
  });

  it('stays usable where the port is taken: the error comes out, and the folder is free again', async () => {
    const port = Number(new URL(s3.endpoint).port);
    const root = join(s3.root, 'other');
    await expect(startS3Server({ root, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await (await startS3Server({ root })).close();
  });

  it('dates objects by its clock, to the second', async () => {
    await putPlain('a', 'x');
    const head = await s3.client.send(new HeadObjectCommand({ Bucket: 'plain', Key: 'a' }));
    expect(head.LastModified?.toISOString()).toBe('2026-01-02T03:04:05.000Z');
  });

  it('makes no path of a key', async () => {
    for (const key of ['../../../escaped', '/etc/passwd', '..', 'index.sqlite', 'blobs/x', 'C:\\x']) await putPlain(key, 'x');
    expect(readdirSync(s3.root).filter((name) => !name.startsWith('index.sqlite'))).toEqual(['blobs']);
    expect(blobs().every((name) => /^[0-9a-f-]{36}$/.test(name))).toBe(true);
    expect(blobs()).toHaveLength(6);
  });

  it('keeps no bytes of what was replaced, deleted or refused', async () => {
    await putPlain('a', 'one');
    await putPlain('a', 'two');
    await putPlain('b', 'x');
    await s3.client.send(new DeleteObjectCommand({ Bucket: 'plain', Key: 'b' }));
    await putPlain('a', 'x', { IfNoneMatch: '*' }).catch(() => {});
    await putPlain('c', 'x', { ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' }).catch(() => {});
    expect(blobs()).toHaveLength(1);
  });

  it('clears away at its start what a crash left behind', async () => {
    await putPlain('a', 'kept');
    writeFileSync(join(s3.root, 'blobs', 'left-behind'), 'x');
    s3 = await s3.restart();
    expect(blobs()).toHaveLength(1);
    const got = await s3.client.send(new GetObjectCommand({ Bucket: 'plain', Key: 'a' }));
    expect(await got.Body?.transformToString()).toBe('kept');
  });

  it('has lost nothing that it had acknowledged when its process is killed', async () => {
    const root = join(s3.root, 'killed');
    const program = `
      const { startS3Server } = await import(${JSON.stringify(new URL('../../../local/s3/server.ts', import.meta.url).href)});
      console.log((await startS3Server({ root: ${JSON.stringify(root)} })).endpoint);
    `;
    const process = spawn(execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [endpoint] = await once(process.stdout, 'data');
    const client = s3ClientFor(String(endpoint).trim());
    await client.send(new CreateBucketCommand({ Bucket: 'plain' }));
    const acknowledged: string[] = [];
    const put = async (n: number) => {
      await client.send(new PutObjectCommand({ Bucket: 'plain', Key: `${n}`, Body: `body ${n}` }));
      acknowledged.push(`${n}`);
      if (acknowledged.length === 30) process.kill('SIGKILL');
    };
    const killed = once(process, 'exit');
    for (let n = 0; n < 100; n++) put(n).catch(() => {});
    await killed;
    client.destroy();
    const revived = await startS3Server({ root });
    try {
      const bodies = await Promise.all(acknowledged.map(async (key) => (await fetch(`${revived.endpoint}/plain/${key}`)).text()));
      expect(bodies).toEqual(acknowledged.map((key) => `body ${key}`));
      expect(bodies.length).toBeGreaterThanOrEqual(30);
    } finally {
      await revived.close();
    }
  });

  it('stores nothing of a put whose client goes away', async () => {
    const put = raw('PUT', '/plain/a', { 'content-length': '100' });
    put.on('error', () => {});
    put.write('x'.repeat(50));
    await waitFor(() => blobs().length === 1);
    put.destroy();
    await waitFor(() => blobs().length === 0);
    expect(changes).toEqual([]);
  });

  it('closes while requests are under way', async () => {
    const put = raw('PUT', '/plain/a', { 'content-length': '100' });
    const broken = once(put, 'error');
    put.write('x');
    await waitFor(() => blobs().length === 1);
    s3 = await s3.restart();
    await broken;
    expect(blobs()).toEqual([]);
  });
});

describe('a change', () => {
  it('is told once, before its request is answered', async () => {
    const { VersionId } = await s3.client.send(new PutObjectCommand({ Bucket: 'versioned', Key: 'incoming/绩效 a+b.pdf', Body: 'Hello' }));
    expect(changes).toEqual([
      {
        bucket: 'versioned',
        key: 'incoming/绩效 a+b.pdf',
        kind: 'created',
        eventName: 'ObjectCreated:Put',
        versionId: VersionId,
        sequencer: '0000000000000001',
        etag: '8b1a9953c4611296a827abf8c47804d7',
        bytes: 5,
        eventTime: '2026-01-02T03:04:05.678Z',
      },
    ]);
  });

  it('of each kind has its name', async () => {
    const versionId = await putVersion('a', 'one');
    const copied = await s3.client.send(new CopyObjectCommand({ Bucket: 'versioned', Key: 'b', CopySource: 'versioned/a' }));
    const marker = await s3.client.send(new DeleteObjectCommand({ Bucket: 'versioned', Key: 'a' }));
    await s3.client.send(new DeleteObjectCommand({ Bucket: 'versioned', Key: 'a', VersionId: versionId }));
    await putPlain('c', 'x');
    await s3.client.send(new DeleteObjectCommand({ Bucket: 'plain', Key: 'c' }));
    const told = changes.map(({ key, kind, eventName, versionId, etag, bytes }) => [key, kind, eventName, versionId, etag, bytes]);
    const [oneMd5, xMd5] = ['f97c5d29941bfb1b2fdab0874906ab82', '9dd4e461268c8034f5c8564e155c67a6'];
    expect(told).toEqual([
      ['a', 'created', 'ObjectCreated:Put', versionId, oneMd5, 3],
      ['b', 'created', 'ObjectCreated:Copy', copied.VersionId, oneMd5, 3],
      ['a', 'removed', 'ObjectRemoved:DeleteMarkerCreated', marker.VersionId, 'd41d8cd98f00b204e9800998ecf8427e', null],
      ['a', 'removed', 'ObjectRemoved:Delete', versionId, null, null],
      ['c', 'created', 'ObjectCreated:Put', null, xMd5, 1],
      ['c', 'removed', 'ObjectRemoved:Delete', null, null, null],
    ]);
    expect(changes.map((change) => Number.parseInt(change.sequencer, 16))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('that did not happen is not told', async () => {
    await putPlain('a', 'x', { IfMatch: '"none"' }).catch(() => {});
    await s3.client.send(new DeleteObjectCommand({ Bucket: 'plain', Key: 'absent' }));
    await s3.client.send(new DeleteObjectCommand({ Bucket: 'versioned', Key: 'absent', VersionId: 'x'.repeat(32) }));
    expect(changes).toEqual([]);
  });
});

describe('a conditional put that a delete overtakes', () => {
  it.each([
    ['If-None-Match', { 'if-none-match': '*' }],
    ['If-Match', { 'if-match': '"9dd4e461268c8034f5c8564e155c67a6"' }],
  ])('with %s is ConditionalRequestConflict', async (_, condition) => {
    await putPlain('a', 'x');
    const put = raw('PUT', '/plain/a', { 'content-length': '2', ...condition });
    put.write('1');
    await waitFor(() => blobs().length === 2);
    await s3.client.send(new DeleteObjectCommand({ Bucket: 'plain', Key: 'a' }));
    put.end('2');
    expect(await answerTo(put)).toMatchObject({ status: 409, code: 'ConditionalRequestConflict' });
    expect(blobs()).toEqual([]);
  });
});

describe('a bucket', () => {
  it('is created once, under a name that S3 would take', async () => {
    const create = (Bucket: string) => s3.client.send(new CreateBucketCommand({ Bucket }));
    await expect(create('plain')).rejects.toMatchObject({ name: 'BucketAlreadyOwnedByYou', $metadata: { httpStatusCode: 409 } });
    expect((await answerTo(raw('PUT', '/No').end())).code).toBe('InvalidBucketName');
  });

  it('is deleted only when empty, old versions included', async () => {
    await putVersion('a', 'x');
    await s3.client.send(new DeleteObjectCommand({ Bucket: 'versioned', Key: 'a' }));
    await expect(s3.client.send(new DeleteBucketCommand({ Bucket: 'versioned' }))).rejects.toMatchObject({ name: 'BucketNotEmpty' });
    await s3.client.send(new DeleteBucketCommand({ Bucket: 'plain' }));
    expect((await answerTo(raw('GET', '/plain?list-type=2').end())).code).toBe('NoSuchBucket');
  });

  it('whose versioning is suspended keeps the old versions and one named null', async () => {
    const kept = await putVersion('a', 'one');
    await s3.client.send(new PutBucketVersioningCommand({ Bucket: 'versioned', VersioningConfiguration: { Status: 'Suspended' } }));
    expect([await putVersion('a', 'two'), await putVersion('a', 'three')]).toEqual(['null', 'null']);
    const { Versions } = await s3.client.send(new ListObjectVersionsCommand({ Bucket: 'versioned' }));
    expect(Versions?.map(({ VersionId, IsLatest, Size }) => [VersionId, IsLatest, Size])).toEqual([
      ['null', true, 5],
      [kept, false, 3],
    ]);
  });

  it('that becomes versioned keeps what it held as the version named null', async () => {
    await putPlain('a', 'one');
    await s3.client.send(new PutBucketVersioningCommand({ Bucket: 'plain', VersioningConfiguration: { Status: 'Enabled' } }));
    await putPlain('a', 'second');
    const got = await s3.client.send(new GetObjectCommand({ Bucket: 'plain', Key: 'a', VersionId: 'null' }));
    expect(await got.Body?.transformToString()).toBe('one');
  });
});

describe('a request', () => {
  it.each([
    ['POST', '/plain/a?uploads', {}],
    ['PUT', '/plain/a?partNumber=1&uploadId=x', {}],
    ['GET', '/plain/a?acl', {}],
    ['GET', '/plain/a?partNumber=1', {}],
    ['GET', '/plain', {}],
    ['GET', '/plain?versions&delimiter=/', {}],
    ['GET', '/', {}],
    ['PUT', '/plain?policy', {}],
    ['PUT', '/plain/a', { 'x-amz-tagging': 'a=b' }],
    ['PUT', '/plain/a', { 'x-amz-server-side-encryption': 'aws:kms' }],
    ['PUT', '/plain/a', { 'x-amz-checksum-crc64nvme': 'w0MIGLRZZYI=' }],
    ['PUT', '/plain/a', { 'if-none-match': '"etag"' }],
    ['DELETE', '/plain/a', { 'if-match': '*' }],
  ])('%s %s %j for what is lacking is NotImplemented, and nothing is done', async (method, path, headers) => {
    const sent = raw(method, path, method === 'PUT' ? { 'content-length': '0', ...headers } : headers).end();
    expect(await answerTo(sent)).toMatchObject({ status: 501, code: 'NotImplemented' });
    expect(changes).toEqual([]);
  });

  it.each([
    ['PUT', '/plain/a', { 'content-length': String(5 * 1_024 ** 3 + 1) }, 400, 'EntityTooLarge'],
    ['PUT', '/plain/a', { 'transfer-encoding': 'chunked' }, 411, 'MissingContentLength'],
    ['PUT', '/plain/%FF', { 'content-length': '0' }, 400, 'InvalidURI'],
    ['PUT', '/plain/a', { 'content-length': '0', 'x-amz-sdk-checksum-algorithm': 'CRC32' }, 400, 'InvalidRequest'],
    ['PUT', '/plain/a', { 'content-length': '0', 'x-amz-checksum-crc32': 'AAAAAA==', 'x-amz-checksum-sha1': 'x' }, 400, 'InvalidRequest'],
    ['PUT', '/plain/a', { 'content-length': '0', 'x-amz-content-sha256': '0'.repeat(64) }, 400, 'XAmzContentSHA256Mismatch'],
    ['PUT', '/plain/a', { 'content-length': '0', 'x-amz-copy-source': 'plain' }, 400, 'InvalidArgument'],
    ['PUT', '/plain?versioning', { 'content-length': '0' }, 400, 'MalformedXML'],
    ['GET', '/plain/a?versionId=short', {}, 400, 'InvalidArgument'],
    ['GET', '/plain?list-type=2&max-keys=x', {}, 400, 'InvalidArgument'],
    ['GET', '/plain?list-type=2&continuation-token=x', {}, 400, 'InvalidArgument'],
    ['POST', '/plain?delete', { 'content-length': '0' }, 400, 'InvalidRequest'],
    ['POST', '/plain?delete', { 'content-length': '0', 'content-md5': '1B2M2Y8AsgTpgAmY7PhCfg==' }, 400, 'MalformedXML'],
  ])('%s %s %j is refused: %d %s', async (method, path, headers, status, code) => {
    const sent = raw(method, path, headers);
    sent.on('error', () => {});
    if (code === 'EntityTooLarge') sent.flushHeaders();
    else sent.end();
    expect(await answerTo(sent)).toMatchObject({ status, code });
    sent.destroy();
  });

  it('for a trailer that does not come is MalformedTrailerError', async () => {
    const headers = {
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'x-amz-decoded-content-length': '5',
      'x-amz-trailer': 'x-amz-checksum-crc32',
    };
    const put = raw('PUT', '/plain/a', headers).end('5\r\nHello\r\n0\r\n\r\n');
    expect(await answerTo(put)).toMatchObject({ status: 400, code: 'MalformedTrailerError' });
  });

  it('that fails names code, resource and request in XML', async () => {
    const answer = await answerTo(raw('GET', '/plain/a%26b').end());
    expect(answer.body.replace(/<RequestId>[0-9A-F]{16}</, '<RequestId>…<')).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message>' +
        '<Resource>/plain/a%26b</Resource><RequestId>…</RequestId></Error>',
    );
    expect(answer.headers['content-type']).toBe('application/xml');
  });

  it('with metadata beyond ASCII gives it back encoded, and twice so', async () => {
    const value = Buffer.from('ÄMÄZÕÑ S3', 'utf8').toString('latin1');
    await answerTo(raw('PUT', '/plain/a', { 'content-length': '0', 'x-amz-meta-nonascii': value }).end());
    const head = await answerTo(raw('HEAD', '/plain/a').end());
    expect(head.headers['x-amz-meta-nonascii']).toBe('=?UTF-8?B?w4PChE3Dg8KEWsODwpXDg8KRIFMz?=');
  });

  it('without a content type is of type binary/octet-stream', async () => {
    await answerTo(raw('PUT', '/plain/a', { 'content-length': '0' }).end());
    expect((await answerTo(raw('HEAD', '/plain/a').end())).headers['content-type']).toBe('binary/octet-stream');
  });

  it('for a key with a control character is listed in the form encoding', async () => {
    await putPlain('a\u0001b', 'x');
    const page = await s3.client.send(new ListObjectsV2Command({ Bucket: 'plain', EncodingType: 'url' }));
    expect(page.Contents?.map((each) => each.Key)).toEqual(['a%01b']);
  });
});

async function putPlain(
  Key: string,
  Body: string | Readable,
  options: { IfNoneMatch?: string; IfMatch?: string; ContentMD5?: string } = {},
) {
  return s3.client.send(new PutObjectCommand({ Bucket: 'plain', Key, Body, ...options }));
}

async function putVersion(Key: string, Body: string): Promise<string> {
  const { VersionId } = await s3.client.send(new PutObjectCommand({ Bucket: 'versioned', Key, Body }));
  return String(VersionId);
}

function blobs(): readonly string[] {
  return readdirSync(join(s3.root, 'blobs'));
}

/** A request that no SDK would send. */
function raw(method: string, path: string, headers: Readonly<Record<string, string>> = {}): ClientRequest {
  return request(s3.endpoint, { method, path, headers, agent: false });
}

async function answerTo(sent: ClientRequest) {
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const body = await text(response);
  return { status: response.statusCode, headers: response.headers, body, code: /<Code>(.*)<\/Code>/.exec(body)?.[1] };
}

const patienceMs = 5_000;

async function waitFor(condition: () => boolean): Promise<void> {
  for (const until = Date.now() + patienceMs; !condition(); ) {
    if (Date.now() > until) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
