import type { Bucket, Version } from './object-index.ts';

/** A bucket that was never versioned speaks of no versions. */
export function versionHeaders(bucket: Bucket, version: Version): Readonly<Record<string, string>> {
  return {
    ...(bucket.versioning === 'never' ? {} : { 'x-amz-version-id': version.versionId }),
    ...(version.kind === 'delete-marker' ? { 'x-amz-delete-marker': 'true' } : {}),
  };
}

/** The checksum of the whole object that was given with it; none was: none. */
export function checksumHeaders(version: Version): Readonly<Record<string, string>> {
  if (version.checksum === null) return {};
  return { [`x-amz-checksum-${version.checksum.algorithm}`]: version.checksum.value, 'x-amz-checksum-type': 'FULL_OBJECT' };
}
