import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import {
  type ListedObject,
  type ObjectStore,
  ObjectTooLarge,
  type ObjectVersion,
  type PutOptions,
  type PutOutcome,
  type StoredObject,
} from '../ports.ts';
import { decodeMetadata, encodeMetadata } from './s3-metadata.ts';

/** Another write of the key was under way (409): soon over, one way or the other. */
const conflictAttemptsMax = 5;
/** The SDK cannot send a stream twice, so it is opened anew here. As often as the client tries everything else. */
const streamAttemptsMax = 5;
/** Doubled after each attempt. */
const firstPauseMs = 50;
/** A line of NDJSON is one record or change: far below this. What has no line ends must not fill the memory. */
const lineCharactersMax = 16 * 1_024 ** 2;

/** A bucket of S3. The client's standard retry rides out the world's short troubles; what it gives up on is thrown. */
export function createS3ObjectStore(client: S3Client, bucket: string): ObjectStore {
  const place = { client, bucket };
  return {
    head: (key) => head(place, key),
    get: (key, options) => get(place, key, options),
    lines: (key) => lines(stream(place, key), key),
    stream: (key) => stream(place, key),
    put: (key, body, options) => put(place, key, body, options),
    putStream: (key, open, bytes, options) => putStream(place, key, open, bytes, options),
    list: (prefix, after) => list(place, prefix, after),
    delete: async (key) => {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}

interface Place {
  readonly client: S3Client;
  readonly bucket: string;
}

async function head({ client, bucket }: Place, key: string): Promise<ObjectVersion | null> {
  try {
    const found = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return {
      versionId: found.VersionId ?? null,
      lastModified: present(found.LastModified, 'Last-Modified', key).toISOString(),
      etag: present(found.ETag, 'ETag', key),
      bytes: present(found.ContentLength, 'Content-Length', key),
      metadata: decodeMetadata(found.Metadata ?? {}),
    };
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    // The answer to a HEAD has no body to say what is missing. A missing bucket must not look like an object that was deleted.
    await client.send(new HeadBucketCommand({ Bucket: bucket }));
    return null;
  }
}

async function get(
  { client, bucket }: Place,
  key: string,
  options: { readonly bytesMax: number; readonly versionId?: string | null },
): Promise<StoredObject | null> {
  const version = options.versionId ? { VersionId: options.versionId } : {};
  const found = await nullIfGone(client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...version })));
  if (found === null) return null;
  const bytes = await readAll(found, key, options.bytesMax);
  return { bytes, etag: present(found.ETag, 'ETag', key), metadata: decodeMetadata(found.Metadata ?? {}) };
}

/** Nothing there, or a delete marker (405 where it is asked for by its own version). */
async function nullIfGone(answer: Promise<GetObjectCommandOutput>): Promise<GetObjectCommandOutput | null> {
  try {
    return await answer;
  } catch (error) {
    if (nameOf(error) === 'NoSuchKey' || nameOf(error) === 'NoSuchVersion' || nameOf(error) === 'MethodNotAllowed') return null;
    throw error;
  }
}

async function readAll(found: GetObjectCommandOutput, key: string, bytesMax: number): Promise<Uint8Array> {
  const body = bodyOf(found, key);
  const announced = found.ContentLength ?? 0;
  if (announced > bytesMax) {
    body.destroy();
    throw new ObjectTooLarge(key, announced, bytesMax);
  }
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body as AsyncIterable<Uint8Array>) {
    bytes += piece.length;
    if (bytes > bytesMax) throw new ObjectTooLarge(key, bytes, bytesMax);
    pieces.push(piece);
  }
  return Buffer.concat(pieces, bytes);
}

async function* stream({ client, bucket }: Place, key: string): AsyncGenerator<Uint8Array> {
  const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  yield* bodyOf(found, key) as AsyncIterable<Uint8Array>;
}

/** A character may begin in one piece and end in the next; bytes that are no UTF-8 throw. */
async function* lines(pieces: AsyncIterable<Uint8Array>, key: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const piece of pieces) {
    const [end = '', ...begun] = decoder.decode(piece, { stream: true }).split('\n');
    rest += end;
    for (const next of begun) {
      yield rest;
      rest = next;
    }
    if (rest.length > lineCharactersMax) throw new Error(`${key} has a line of more than ${lineCharactersMax} characters`);
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

async function put(place: Place, key: string, body: Uint8Array | string, options: PutOptions): Promise<PutOutcome> {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  const input = { ...putInput(place, key, options), Body: bytes, ContentLength: bytes.length };
  for (let attempt = 1; ; attempt++) {
    try {
      const written = await place.client.send(new PutObjectCommand(input));
      return { kind: 'written', etag: present(written.ETag, 'ETag', key) };
    } catch (error) {
      const isRetried = attempt > 1 || attemptsOf(error) > 1;
      if (isLost(error, options)) return isRetried ? writtenBefore(place, key, md5(bytes)) : lost;
      if (nameOf(error) !== 'ConditionalRequestConflict') throw error;
      if (attempt === conflictAttemptsMax) return lost;
      await pause(pauseMs(attempt));
    }
  }
}

async function putStream(
  place: Place,
  key: string,
  open: () => AsyncIterable<Uint8Array>,
  bytes: number,
  options: PutOptions,
): Promise<PutOutcome> {
  const input = { ...putInput(place, key, options), ContentLength: bytes };
  let sentMd5: string | null = null;
  for (let attempt = 1; ; attempt++) {
    const source = new CountedSource(open());
    try {
      const written = await source.send(place.client, input);
      return { kind: 'written', etag: present(written.ETag, 'ETag', key) };
    } catch (error) {
      if (isLost(error, options)) return sentMd5 === null ? lost : writtenBefore(place, key, sentMd5);
      if (!isWorthRetrying(error)) throw error;
      if (attempt === streamAttemptsMax) {
        if (nameOf(error) === 'ConditionalRequestConflict') return lost;
        throw error;
      }
      sentMd5 = source.md5 ?? sentMd5;
      await pause(pauseMs(attempt));
    }
  }
}

/** One sending of a stream. An error of the source ends the request, and comes out as itself; the SDK would wait for the rest of it. */
class CountedSource {
  /** MD5 in hex once the source was read to its end, so that all of it may have arrived. */
  md5: string | null = null;
  readonly #source: AsyncIterable<Uint8Array>;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source;
  }

  async send(client: S3Client, input: PutObjectCommandInput) {
    const body = Readable.from(this.#read(), { objectMode: false });
    const broken = new AbortController();
    let failure: Error | null = null;
    body.once('error', (error) => {
      failure = error;
      broken.abort();
    });
    try {
      return await client.send(new PutObjectCommand({ ...input, Body: body }), { abortSignal: broken.signal });
    } catch (error) {
      throw failure ?? error;
    } finally {
      body.destroy();
    }
  }

  async *#read(): AsyncGenerator<Uint8Array> {
    const hash = createHash('md5');
    for await (const piece of this.#source) {
      hash.update(piece);
      yield piece;
    }
    this.md5 = hash.digest('hex');
  }
}

function putInput({ bucket }: Place, key: string, options: PutOptions): PutObjectCommandInput {
  const { condition } = options;
  return {
    Bucket: bucket,
    Key: key,
    ContentType: options.contentType,
    ...(options.cacheControl === undefined ? {} : { CacheControl: options.cacheControl }),
    ...(options.metadata === undefined ? {} : { Metadata: encodeMetadata(options.metadata) }),
    ...(condition === 'absent' ? { IfNoneMatch: '*' } : {}),
    ...(typeof condition === 'object' ? { IfMatch: condition.etag } : {}),
  };
}

/** 412; or, for a condition on an ETag, that there is no object any more. */
function isLost(error: unknown, { condition }: PutOptions): boolean {
  if (condition === undefined) return false;
  return statusOf(error) === 412 || (condition !== 'absent' && nameOf(error) === 'NoSuchKey');
}

const lost: PutOutcome = { kind: 'lost' };

/**
 * Whether a lost condition was broken by ourselves: an earlier attempt may have been carried out and only its answer lost. If what stands there now
 * has our bytes, the put has done what it should. (Where the bucket's encryption makes the ETag no MD5, this stays `lost`.)
 */
async function writtenBefore(place: Place, key: string, bodyMd5: string): Promise<PutOutcome> {
  const there = await head(place, key);
  return there?.etag === `"${bodyMd5}"` ? { kind: 'written', etag: there.etag } : lost;
}

/** By what S3 said: trouble of its own, throttling, a conflict that passes; or nothing at all, because the connection or the source broke. */
function isWorthRetrying(error: unknown): boolean {
  const status = statusOf(error);
  return (
    status === undefined || status >= 500 || status === 429 || ['ConditionalRequestConflict', 'RequestTimeout'].includes(nameOf(error))
  );
}

/** The keys come form-encoded, for XML has no way to write some of the characters that a key may have. */
async function* list({ client, bucket }: Place, prefix: string, after?: string): AsyncGenerator<ListedObject> {
  const pages = paginateListObjectsV2(
    { client },
    { Bucket: bucket, Prefix: prefix, EncodingType: 'url', ...(after !== undefined && { StartAfter: after }) },
  );
  for await (const page of pages) {
    for (const object of page.Contents ?? []) {
      const key = decodeURIComponent(present(object.Key, 'Key', prefix).replaceAll('+', ' '));
      yield {
        key,
        etag: present(object.ETag, 'ETag', key),
        bytes: present(object.Size, 'Size', key),
        lastModified: present(object.LastModified, 'LastModified', key).toISOString(),
      };
    }
  }
}

function bodyOf(found: GetObjectCommandOutput, key: string): Readable {
  if (found.Body instanceof Readable) return found.Body;
  throw new Error(`${key}: an answer without a body`);
}

function present<T>(value: T | undefined, name: string, key: string): T {
  if (value === undefined) throw new Error(`${key}: an answer without ${name}`);
  return value;
}

function md5(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}

function pauseMs(attempt: number): number {
  return firstPauseMs * 2 ** (attempt - 1);
}

function nameOf(error: unknown): string {
  return error instanceof S3ServiceException ? error.name : '';
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}

function attemptsOf(error: unknown): number {
  return error instanceof S3ServiceException ? (error.$metadata.attempts ?? 1) : 1;
}
