import { encodeEventKey } from '../../shared/core/documents/event-key.ts';
import { S3Error } from './error.ts';
import { lastModifiedText, readMaxKeys } from './list-parameters.ts';
import type { Bucket, Version } from './object-index.ts';
import type { S3Request, S3Response, S3Store } from './request.ts';
import { renderXml, type XmlElements } from './xml.ts';

/** ListObjectsV2. */
export function listObjects(store: S3Store, bucket: Bucket, request: S3Request): S3Response {
  const { query } = request;
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const token = query.get('continuation-token');
  const maxKeys = readMaxKeys(query);
  const page = readPage(
    store.index.currents(bucket.name, prefix, startOf(query)),
    prefix,
    delimiter,
    token === null ? null : readToken(token),
    maxKeys,
  );
  const encode = query.get('encoding-type') === 'url' ? encodeEventKey : (text: string) => text;
  const body = renderXml('ListBucketResult', {
    Name: bucket.name,
    Prefix: encode(prefix),
    Delimiter: delimiter === '' ? undefined : encode(delimiter),
    StartAfter: optional(query.get('start-after'), encode),
    ContinuationToken: token ?? undefined,
    NextContinuationToken: page.next === null ? undefined : writeToken(page.next),
    KeyCount: page.contents.length + page.commonPrefixes.length,
    MaxKeys: maxKeys,
    EncodingType: query.get('encoding-type') ?? undefined,
    IsTruncated: page.next !== null,
    Contents: page.contents.map((version) => contentElement(version, encode)),
    CommonPrefixes: page.commonPrefixes.map((each) => ({ Prefix: encode(each) })),
  });
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}

/** The last key or common prefix of a page: the next one starts after it and all that begins with it, if it is a prefix. */
interface Position {
  readonly last: string;
  readonly isPrefix: boolean;
}

function readPage(versions: Iterable<Version>, prefix: string, delimiter: string, from: Position | null, maxKeys: number) {
  const contents: Version[] = [];
  const commonPrefixes: string[] = [];
  let position = from;
  for (const version of versions) {
    if (version.kind === 'delete-marker' || (position?.isPrefix && version.key.startsWith(position.last))) continue;
    if (contents.length + commonPrefixes.length === maxKeys) return { contents, commonPrefixes, next: maxKeys === 0 ? null : position };
    const end = delimiter === '' ? -1 : version.key.indexOf(delimiter, prefix.length);
    if (end < 0) contents.push(version);
    else commonPrefixes.push(version.key.slice(0, end + delimiter.length));
    position = end < 0 ? { last: version.key, isPrefix: false } : { last: version.key.slice(0, end + delimiter.length), isPrefix: true };
  }
  return { contents, commonPrefixes, next: null };
}

function startOf(query: URLSearchParams): string {
  const token = query.get('continuation-token');
  return token === null ? (query.get('start-after') ?? '') : readToken(token).last;
}

function writeToken(position: Position): string {
  return Buffer.from(JSON.stringify([position.last, position.isPrefix])).toString('base64url');
}

function readToken(token: string): Position {
  try {
    const [last, isPrefix] = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (typeof last === 'string' && typeof isPrefix === 'boolean') return { last, isPrefix };
  } catch {
    // What cannot be read was not written here.
  }
  throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect');
}

function contentElement(version: Version, encode: (text: string) => string): XmlElements {
  return {
    Key: encode(version.key),
    LastModified: lastModifiedText(version),
    ETag: `"${version.etag}"`,
    ChecksumAlgorithm: version.checksum?.algorithm.toUpperCase(),
    ChecksumType: version.checksum === null ? undefined : 'FULL_OBJECT',
    Size: version.bytes,
    StorageClass: 'STANDARD',
  };
}

function optional(text: string | null, encode: (text: string) => string): string | undefined {
  return text === null ? undefined : encode(text);
}
