import { readObjectHeaders } from './object-headers.ts';
import type { Bucket } from './object-index.ts';
import { receiveBody } from './receive-body.ts';
import type { S3Request, S3Response, S3Store } from './request.ts';
import { checksumHeaders, versionHeaders } from './version-headers.ts';
import { writeVersion } from './write-version.ts';

export async function putObject(store: S3Store, bucket: Bucket, request: S3Request): Promise<S3Response> {
  const described = readObjectHeaders(request.headers);
  const version = await writeVersion(store, bucket, request, 'ObjectCreated:Put', async () => {
    const { bytes, md5, checksum, sunk } = await receiveBody(request, (content) => store.blobs.write(content));
    return { kind: 'object', ...described, etag: md5, bytes, checksum, blob: sunk };
  });
  return { status: 200, headers: { etag: `"${version.etag}"`, ...versionHeaders(bucket, version), ...checksumHeaders(version) } };
}
