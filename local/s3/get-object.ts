import type { IncomingHttpHeaders } from 'node:http';
import { S3Error } from './error.ts';
import { findVersion } from './find-version.ts';
import type { Bucket, Version } from './object-index.ts';
import type { S3Request, S3Response, S3Store } from './request.ts';
import { checksumHeaders, versionHeaders } from './version-headers.ts';

/** GetObject and, with the same headers and no body, HeadObject. */
export function getObject(store: S3Store, bucket: Bucket, request: S3Request): S3Response {
  const version = findVersion(store, bucket, request.key, request.query.get('versionId'));
  checkConditions(request.headers, version);
  const range = requestedRange(request.headers.range, version.bytes);
  const start = range?.start ?? 0;
  const bytes = range?.bytes ?? version.bytes;
  // S3 gives no checksum of the whole with a part of it.
  const wantsChecksum = range === null && request.headers['x-amz-checksum-mode'] === 'ENABLED';
  return {
    status: range === null ? 200 : 206,
    headers: {
      ...version.headers,
      ...metadataHeaders(version),
      ...versionHeaders(bucket, version),
      ...(wantsChecksum ? checksumHeaders(version) : {}),
      ...(range === null ? {} : { 'content-range': `bytes ${start}-${start + bytes - 1}/${version.bytes}` }),
      'accept-ranges': 'bytes',
      'content-length': String(bytes),
      etag: `"${version.etag}"`,
      'last-modified': new Date(version.lastModified).toUTCString(),
    },
    ...(request.method === 'HEAD' || version.blob === null ? {} : { body: store.blobs.read(version.blob, start, bytes) }),
  };
}

function metadataHeaders(version: Version): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(version.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]));
}

/** RFC 9110, section 13.2.2: an ETag condition, where given, speaks instead of the date beside it. */
function checkConditions(headers: IncomingHttpHeaders, version: Version): void {
  const ifMatch = headers['if-match'];
  const unmodifiedSince = Date.parse(headers['if-unmodified-since'] ?? '');
  if (ifMatch !== undefined ? !matches(ifMatch, version) : version.lastModified > unmodifiedSince) {
    const name = ifMatch !== undefined ? 'If-Match' : 'If-Unmodified-Since';
    throw new S3Error('PreconditionFailed', `At least one of the pre-conditions you specified did not hold: ${name}`);
  }
  const ifNoneMatch = headers['if-none-match'];
  const modifiedSince = Date.parse(headers['if-modified-since'] ?? '');
  if (ifNoneMatch !== undefined ? matches(ifNoneMatch, version) : version.lastModified <= modifiedSince) {
    throw new S3Error('NotModified', 'Not Modified', {
      etag: `"${version.etag}"`,
      'last-modified': new Date(version.lastModified).toUTCString(),
    });
  }
}

function matches(condition: string, version: Version): boolean {
  const etags = condition.split(',').map((etag) => etag.trim().replaceAll('"', ''));
  return etags.includes('*') || etags.includes(version.etag);
}

/** Null: the whole object, which is also the answer to what is no single range of bytes. */
function requestedRange(header: string | undefined, bytesTotal: number): { readonly start: number; readonly bytes: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  const start = first === '' ? Math.max(0, bytesTotal - Number(last)) : Number(first);
  const end = first === '' || last === '' ? bytesTotal - 1 : Math.min(Number(last), bytesTotal - 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null;
  if (start > end) {
    throw new S3Error('InvalidRange', 'The requested range is not satisfiable', { 'content-range': `bytes */${bytesTotal}` });
  }
  return { start, bytes: end - start + 1 };
}
