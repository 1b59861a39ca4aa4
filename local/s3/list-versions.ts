import { encodeEventKey } from '../../shared/core/documents/event-key.ts';
import { lastModifiedText, readMaxKeys } from './list-parameters.ts';
import type { Bucket, Version } from './object-index.ts';
import type { S3Request, S3Response, S3Store } from './request.ts';
import { renderXml, type XmlElements } from './xml.ts';

/** ListObjectVersions, without `delimiter` (which the server refuses as not implemented). */
export function listVersions(store: S3Store, bucket: Bucket, request: S3Request): S3Response {
  const { query } = request;
  const prefix = query.get('prefix') ?? '';
  const keyMarker = query.get('key-marker') ?? '';
  const versionId = query.get('version-id-marker') ?? undefined;
  const maxKeys = readMaxKeys(query);
  const page: (Version & { readonly isLatest: boolean })[] = [];
  let isTruncated = false;
  for (const version of store.index.versions(bucket.name, prefix, keyMarker === '' ? null : { key: keyMarker, versionId })) {
    isTruncated = page.length === maxKeys;
    if (isTruncated) break;
    page.push(version);
  }
  const last = isTruncated ? page.at(-1) : undefined;
  const encode = query.get('encoding-type') === 'url' ? encodeEventKey : (text: string) => text;
  const body = renderXml('ListVersionsResult', {
    Name: bucket.name,
    Prefix: encode(prefix),
    KeyMarker: encode(keyMarker),
    VersionIdMarker: versionId ?? '',
    NextKeyMarker: last === undefined ? undefined : encode(last.key),
    NextVersionIdMarker: last?.versionId,
    MaxKeys: maxKeys,
    EncodingType: query.get('encoding-type') ?? undefined,
    IsTruncated: last !== undefined,
    Version: page.filter((version) => version.kind === 'object').map((version) => versionElement(version, encode)),
    DeleteMarker: page.filter((version) => version.kind === 'delete-marker').map((version) => markerElement(version, encode)),
  });
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}

function versionElement(version: Version & { readonly isLatest: boolean }, encode: (text: string) => string): XmlElements {
  return { ...markerElement(version, encode), ETag: `"${version.etag}"`, Size: version.bytes, StorageClass: 'STANDARD' };
}

function markerElement(version: Version & { readonly isLatest: boolean }, encode: (text: string) => string): XmlElements {
  return { Key: encode(version.key), VersionId: version.versionId, IsLatest: version.isLatest, LastModified: lastModifiedText(version) };
}
