import { S3Error } from './error.ts';
import type { Bucket, Version } from './object-index.ts';
import type { S3Store } from './request.ts';
import { versionHeaders } from './version-headers.ts';

/**
 * The object that a reader asks for: the current version, or the named one. Errors as S3's: NoSuchKey where nothing or a delete marker is current,
 * MethodNotAllowed for a delete marker by its own id, NoSuchVersion, InvalidArgument for what is no version id.
 */
export function findVersion(store: S3Store, bucket: Bucket, key: string, versionId: string | null): Version {
  const version = versionId === null ? store.index.current(bucket.name, key) : namedVersion(store, bucket, key, versionId);
  if (version === null) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
  if (version.kind === 'object') return version;
  const headers = versionHeaders(bucket, version);
  if (versionId === null) throw new S3Error('NoSuchKey', 'The specified key does not exist.', headers);
  const lastModified = new Date(version.lastModified).toUTCString();
  throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.', {
    ...headers,
    allow: 'DELETE',
    'last-modified': lastModified,
  });
}

function namedVersion(store: S3Store, bucket: Bucket, key: string, versionId: string): Version {
  if (!/^(?:null|[\w.]{32})$/.test(versionId)) throw new S3Error('InvalidArgument', 'Invalid version id specified');
  const version = store.index.version(bucket.name, key, versionId);
  if (version === null) throw new S3Error('NoSuchVersion', 'The specified version does not exist.');
  return version;
}
