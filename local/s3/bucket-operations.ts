import { S3Error } from './error.ts';
import type { Bucket } from './object-index.ts';
import { receiveBody } from './receive-body.ts';
import type { S3Request, S3Response, S3Store } from './request.ts';
import { renderXml } from './xml.ts';
import { xmlText } from './xml-elements.ts';

/** Like S3 outside us-east-1, refuses to create what is there. */
export function createBucket(store: S3Store, name: string): S3Response {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) throw new S3Error('InvalidBucketName', 'The specified bucket is not valid.');
  if (store.index.bucket(name) !== null) {
    throw new S3Error('BucketAlreadyOwnedByYou', 'Your previous request to create the named bucket succeeded and you already own it.');
  }
  store.index.createBucket(name);
  return { status: 200, headers: { location: `/${name}` } };
}

export function deleteBucket(store: S3Store, bucket: Bucket): S3Response {
  for (const _ of store.index.versions(bucket.name, '', null)) {
    throw new S3Error('BucketNotEmpty', 'The bucket you tried to delete is not empty');
  }
  store.index.deleteBucket(bucket.name);
  return { status: 204 };
}

export async function putBucketVersioning(store: S3Store, bucket: Bucket, request: S3Request): Promise<S3Response> {
  const { sunk } = await receiveBody(request, async (content) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of content) pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
  });
  const status = xmlText(sunk, 'Status');
  if (status !== 'Enabled' && status !== 'Suspended') {
    throw new S3Error('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema');
  }
  store.index.setVersioning(bucket.name, status);
  return { status: 200 };
}

export function getBucketVersioning(bucket: Bucket): S3Response {
  const content = bucket.versioning === 'never' ? {} : { Status: bucket.versioning };
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: renderXml('VersioningConfiguration', content) };
}
