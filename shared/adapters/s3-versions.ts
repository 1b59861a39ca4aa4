import { ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import type { VersionOfKey } from '../ports.ts';

/** The newest of what a key of a versioned bucket ever held. Where the bucket keeps none, an object that stands there is one version. */
export async function listVersionsOf(client: S3Client, bucket: string, key: string, max: number): Promise<readonly VersionOfKey[]> {
  const { Versions = [], DeleteMarkers = [] } = await client.send(
    new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key, EncodingType: 'url', MaxKeys: max }),
  );
  return [...versionsOf(Versions, 'object', key), ...versionsOf(DeleteMarkers, 'delete-marker', key)].toSorted(newestFirst);
}

interface Listed {
  readonly Key?: string | undefined;
  readonly VersionId?: string | undefined;
  readonly LastModified?: Date | undefined;
  readonly IsLatest?: boolean | undefined;
  readonly Size?: number | undefined;
}

/** A prefix has other keys below it: those come after the key itself. */
function versionsOf(listed: readonly Listed[], kind: VersionOfKey['kind'], key: string): VersionOfKey[] {
  return listed
    .filter(({ Key = '' }) => decodeURIComponent(Key.replaceAll('+', ' ')) === key)
    .map(({ VersionId = null, LastModified, IsLatest = false, Size = null }) => ({
      versionId: VersionId,
      lastModified: LastModified?.toISOString() ?? '',
      kind,
      bytes: Size,
      isLatest: IsLatest,
    }));
}

/** Times are whole seconds: of several in one, S3 says only which is the latest. */
function newestFirst(a: VersionOfKey, b: VersionOfKey): number {
  return Number(b.isLatest) - Number(a.isLatest) || Date.parse(b.lastModified) - Date.parse(a.lastModified);
}
