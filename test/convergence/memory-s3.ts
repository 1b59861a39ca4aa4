import { createHash } from 'node:crypto';
import { readAwsChunked } from '../../local/s3/aws-chunked.ts';
import { encodeEventKey } from '../../shared/core/documents/event-key.ts';
import { type HttpAnswer, type HttpCall, httpAnswer } from './http.ts';

export interface StoredVersion {
  readonly versionId: string;
  /** Whole seconds, as S3 keeps them. */
  readonly lastModified: Date;
  /** MD5 in hex, without quotes. */
  readonly etag: string;
  readonly bytes: Uint8Array;
  /** Content-Type, Cache-Control and user metadata. */
  readonly headers: Readonly<Record<string, string>>;
  readonly isDeleteMarker: boolean;
}

/**
 * The few calls of S3 that the handlers make, in memory, every bucket versioned: no sockets and no files, so that a walk takes milliseconds, a state is
 * copied by copying a map, and a call happens at one moment. `memory-servers.test.ts` holds both to the embedded servers.
 */
export class MemoryS3 {
  readonly #versions: Map<string, readonly StoredVersion[]>;
  readonly #now: () => Date;
  #puts: number;
  /** How often anything was put or removed. */
  get writes(): number {
    return this.#puts;
  }

  constructor(now: () => Date, from?: MemoryS3) {
    this.#now = now;
    this.#versions = new Map(from === undefined ? [] : from.#versions);
    this.#puts = from === undefined ? 0 : from.#puts;
  }

  current(bucket: string, key: string): StoredVersion | null {
    const version = this.#versions.get(`${bucket}/${key}`)?.at(-1);
    return version === undefined || version.isDeleteMarker ? null : version;
  }

  /** The current objects of a bucket below a prefix, by key. */
  objects(bucket: string, prefix = ''): ReadonlyMap<string, StoredVersion> {
    const keys = [...this.#versions.keys()]
      .filter((path) => path.startsWith(`${bucket}/${prefix}`))
      .map((path) => path.slice(bucket.length + 1));
    return new Map(
      keys.toSorted().flatMap((key) => {
        const version = this.current(bucket, key);
        return version === null ? [] : [[key, version] as const];
      }),
    );
  }

  /** Each content that stood at a key of a bucket at some moment since so many writes. */
  sinceWrite(bucket: string, writes: number): readonly (readonly [string, Uint8Array])[] {
    return [...this.#versions]
      .filter(([path]) => path.startsWith(`${bucket}/`))
      .flatMap(([path, versions]) =>
        versions
          .filter((version, index) => !version.isDeleteMarker && writeOf(versions[index + 1]) > writes)
          .map(({ bytes }) => [path.slice(bucket.length + 1), bytes] as const),
      );
  }

  put(
    bucket: string,
    key: string,
    bytes: Uint8Array,
    headers: Readonly<Record<string, string>> = {},
    lastModified = this.#now(),
  ): StoredVersion {
    const etag = createHash('md5').update(bytes).digest('hex');
    return this.#add(bucket, key, { etag, bytes, headers, isDeleteMarker: false }, lastModified);
  }

  /** A delete marker. */
  remove(bucket: string, key: string): void {
    this.#add(bucket, key, { etag: '', bytes: new Uint8Array(), headers: {}, isDeleteMarker: true }, this.#now());
  }

  /** Deletes the newest version for good, marker or not: the one before it is current again. */
  undo(bucket: string, key: string): void {
    const path = `${bucket}/${key}`;
    this.#versions.set(path, (this.#versions.get(path) ?? []).slice(0, -1));
  }

  async answer(call: HttpCall): Promise<HttpAnswer> {
    const [, bucket = '', ...rest] = decodeURIComponent(call.path).split('/');
    const key = rest.join('/');
    const bytes = call.method === 'PUT' ? await bytesOf(call) : new Uint8Array();
    switch (call.method) {
      case 'HEAD':
        return key === '' ? httpAnswer(200) : this.#read(bucket, key, call);
      case 'GET':
        return key === '' ? this.#list(bucket, call) : this.#read(bucket, key, call);
      case 'PUT':
        return this.#write(bucket, key, bytes, call);
      case 'DELETE':
        this.remove(bucket, key);
        return httpAnswer(204);
      default:
        throw new Error(`the memory S3 does not know ${call.method} ${call.path}`);
    }
  }

  #read(bucket: string, key: string, { method, query }: HttpCall): HttpAnswer {
    const versionId = query?.versionId;
    const version =
      versionId === undefined
        ? this.current(bucket, key)
        : (this.#versions.get(`${bucket}/${key}`)?.find((each) => each.versionId === versionId) ?? null);
    if (version === null) return s3Error(404, versionId === undefined ? 'NoSuchKey' : 'NoSuchVersion');
    const headers = {
      ...version.headers,
      etag: `"${version.etag}"`,
      'content-length': String(version.bytes.length),
      'last-modified': version.lastModified.toUTCString(),
      'x-amz-version-id': version.versionId,
    };
    return httpAnswer(200, headers, method === 'HEAD' ? undefined : version.bytes);
  }

  /** All on one page, whatever their number. */
  #list(bucket: string, { query }: HttpCall): HttpAnswer {
    const after = String(query?.['start-after'] ?? '');
    const found = [...this.objects(bucket, String(query?.prefix ?? ''))].filter(
      ([key]) => Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0,
    );
    const contents = found
      .toSorted(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      .map(
        ([key, { etag, bytes, lastModified }]) =>
          `<Contents><Key>${encodeEventKey(key)}</Key><LastModified>${lastModified.toISOString()}</LastModified><ETag>"${etag}"</ETag><Size>${bytes.length}</Size></Contents>`,
      );
    const body = `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`;
    return httpAnswer(200, { 'content-type': 'application/xml' }, new TextEncoder().encode(body));
  }

  #write(bucket: string, key: string, bytes: Uint8Array, { headers }: HttpCall): HttpAnswer {
    const current = this.current(bucket, key);
    if (headers['if-none-match'] !== undefined && current !== null) return s3Error(412, 'PreconditionFailed');
    const ifMatch = headers['if-match'];
    if (ifMatch !== undefined && current === null) return s3Error(404, 'NoSuchKey');
    if (ifMatch !== undefined && current !== null && ifMatch !== `"${current.etag}"`) return s3Error(412, 'PreconditionFailed');
    const kept = Object.entries(headers).filter(([name]) => /^(content-type|cache-control|x-amz-meta-.*)$/.test(name));
    const { etag, versionId } = this.put(bucket, key, bytes, Object.fromEntries(kept));
    return httpAnswer(200, { etag: `"${etag}"`, 'x-amz-version-id': versionId });
  }

  #add(bucket: string, key: string, version: Omit<StoredVersion, 'versionId' | 'lastModified'>, now: Date): StoredVersion {
    this.#puts += 1;
    const lastModified = new Date(Math.floor(now.getTime() / 1000) * 1000);
    const added = { ...version, versionId: `v${String(this.#puts).padStart(8, '0')}`, lastModified };
    this.#versions.set(`${bucket}/${key}`, [...(this.#versions.get(`${bucket}/${key}`) ?? []), added]);
    return added;
  }
}

/** The how manyth write a version was; never, where there is none. */
function writeOf(version: StoredVersion | undefined): number {
  return version === undefined ? Number.POSITIVE_INFINITY : Number(version.versionId.slice(1));
}

export function s3Error(status: number, code: string): HttpAnswer {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  return httpAnswer(status, { 'content-type': 'application/xml' }, new TextEncoder().encode(body));
}

async function bytesOf({ headers, body }: HttpCall): Promise<Uint8Array> {
  if (body === undefined) return new Uint8Array();
  if (body instanceof Uint8Array) return body;
  if (typeof body === 'string') return new TextEncoder().encode(body);
  const stream = body as AsyncIterable<Uint8Array>;
  const isChunked = headers['x-amz-content-sha256']?.startsWith('STREAMING-') ?? false;
  const pieces: Uint8Array[] = [];
  for await (const piece of isChunked ? readAwsChunked(stream).content : stream) pieces.push(piece);
  return Buffer.concat(pieces);
}
