import { S3Error } from './error.ts';
import { findVersion } from './find-version.ts';
import { lastModifiedText } from './list-parameters.ts';
import { readObjectHeaders } from './object-headers.ts';
import type { Bucket, Version } from './object-index.ts';
import type { S3Request, S3Response, S3Store } from './request.ts';
import { versionHeaders } from './version-headers.ts';
import { writeVersion } from './write-version.ts';
import { renderXml } from './xml.ts';

/** CopyObject, without the conditions on its source. */
export async function copyObject(store: S3Store, bucket: Bucket, request: S3Request): Promise<S3Response> {
  const lacking = Object.keys(request.headers).find((name) => name.startsWith('x-amz-copy-source-'));
  if (lacking !== undefined) {
    throw new S3Error('NotImplemented', `A header you provided implies functionality that is not implemented: ${lacking}`);
  }
  const { sourceBucket, source } = findSource(store, String(request.headers['x-amz-copy-source']));
  const isReplacing = request.headers['x-amz-metadata-directive'] === 'REPLACE';
  if (!isReplacing && sourceBucket.name === bucket.name && source.key === request.key) throw illegalCopy();
  const described = readObjectHeaders(request.headers);
  const copy = await writeVersion(store, bucket, request, 'ObjectCreated:Copy', async () => ({
    ...source,
    ...(isReplacing ? described : {}),
    blob: source.blob === null ? null : await store.blobs.copy(source.blob),
  }));
  const body = renderXml('CopyObjectResult', { ETag: `"${copy.etag}"`, LastModified: lastModifiedText(copy) });
  const sourceHeaders = sourceBucket.versioning === 'never' ? {} : { 'x-amz-copy-source-version-id': source.versionId };
  return { status: 200, headers: { 'content-type': 'application/xml', ...versionHeaders(bucket, copy), ...sourceHeaders }, body };
}

function findSource(store: S3Store, header: string): { readonly sourceBucket: Bucket; readonly source: Version } {
  const [, bucketName, encodedKey, versionId] = /^\/?([^/]+)\/([^?]+)(?:\?versionId=(.+))?$/.exec(header) ?? [];
  if (bucketName === undefined || encodedKey === undefined) {
    throw new S3Error('InvalidArgument', 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
  }
  const sourceBucket = store.index.bucket(bucketName);
  if (sourceBucket === null) throw new S3Error('NoSuchBucket', 'The specified bucket does not exist');
  return { sourceBucket, source: findVersion(store, sourceBucket, decodeSource(encodedKey), versionId ?? null) };
}

function decodeSource(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    throw new S3Error('InvalidArgument', 'Invalid copy source encoding.');
  }
}

function illegalCopy(): S3Error {
  return new S3Error(
    'InvalidRequest',
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, " +
      'website redirect location or encryption attributes.',
  );
}
