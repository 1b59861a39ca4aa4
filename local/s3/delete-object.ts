import { S3Error } from './error.ts';
import type { Bucket, Version } from './object-index.ts';
import type { S3Request, S3Response, S3Store } from './request.ts';
import { versionHeaders } from './version-headers.ts';
import { removeVersion, writeDeleteMarker } from './write-version.ts';

export async function deleteObject(store: S3Store, bucket: Bucket, request: S3Request): Promise<S3Response> {
  if (request.headers['if-match'] !== undefined) {
    throw new S3Error('NotImplemented', 'A header you provided implies functionality that is not implemented: If-Match');
  }
  const deleted = await deleteKey(store, bucket, request.key, request.query.get('versionId') ?? undefined);
  return { status: 204, headers: deleted === null ? {} : versionHeaders(bucket, deleted) };
}

/** The delete marker that was put, or the version that was deleted for good; null where there was nothing to name. */
export async function deleteKey(store: S3Store, bucket: Bucket, key: string, versionId: string | undefined): Promise<Version | null> {
  if (versionId === undefined) return writeDeleteMarker(store, bucket, key);
  const version = store.index.version(bucket.name, key, versionId);
  if (version !== null) await removeVersion(store, version);
  return version;
}
