import { createBucket, deleteBucket, getBucketVersioning, putBucketVersioning } from './bucket-operations.ts';
import { copyObject } from './copy-object.ts';
import { deleteObject } from './delete-object.ts';
import { deleteObjects } from './delete-objects.ts';
import { S3Error } from './error.ts';
import { getObject } from './get-object.ts';
import { listObjects } from './list-objects.ts';
import { listVersions } from './list-versions.ts';
import type { Bucket } from './object-index.ts';
import { putObject } from './put-object.ts';
import type { S3Request, S3Response, S3Store } from './request.ts';

/** Finds the operation that a request means and carries it out. What S3 has and this server lacks is NotImplemented, never a wrong answer. */
export async function runOperation(store: S3Store, request: S3Request): Promise<S3Response> {
  if (request.bucket === '') throw notImplemented(request);
  if (isAsked(request, 'PUT', []) && request.key === '') return createBucket(store, request.bucket);
  const bucket = store.index.bucket(request.bucket);
  if (bucket === null) throw new S3Error('NoSuchBucket', 'The specified bucket does not exist');
  return request.key === '' ? bucketOperation(store, bucket, request) : objectOperation(store, bucket, request);
}

async function bucketOperation(store: S3Store, bucket: Bucket, request: S3Request): Promise<S3Response> {
  const { query } = request;
  if (isAsked(request, 'HEAD', [])) return { status: 200 };
  if (isAsked(request, 'DELETE', [])) return deleteBucket(store, bucket);
  if (query.has('versioning') && isAsked(request, 'PUT', ['versioning'])) return putBucketVersioning(store, bucket, request);
  if (query.has('versioning') && isAsked(request, 'GET', ['versioning'])) return getBucketVersioning(bucket);
  if (query.has('delete') && isAsked(request, 'POST', ['delete'])) return deleteObjects(store, bucket, request);
  if (query.has('versions') && isAsked(request, 'GET', listVersionsParameters)) return listVersions(store, bucket, request);
  if (query.get('list-type') === '2' && isAsked(request, 'GET', listObjectsParameters)) return listObjects(store, bucket, request);
  throw notImplemented(request);
}

async function objectOperation(store: S3Store, bucket: Bucket, request: S3Request): Promise<S3Response> {
  if (Buffer.byteLength(request.key) > keyBytesMax) throw new S3Error('KeyTooLongError', 'Your key is too long');
  if (isAsked(request, 'GET', ['versionId']) || isAsked(request, 'HEAD', ['versionId'])) return getObject(store, bucket, request);
  if (isAsked(request, 'DELETE', ['versionId'])) return deleteObject(store, bucket, request);
  if (!isAsked(request, 'PUT', [])) throw notImplemented(request);
  return request.headers['x-amz-copy-source'] === undefined ? putObject(store, bucket, request) : copyObject(store, bucket, request);
}

/** A parameter that is not known changes what is asked for. `x-id` only names the operation for readers of logs. */
function isAsked(request: S3Request, method: string, parameters: readonly string[]): boolean {
  return request.method === method && [...request.query.keys()].every((name) => name === 'x-id' || parameters.includes(name));
}

/** S3's limit of a key, in UTF-8. */
const keyBytesMax = 1_024;

function notImplemented(request: S3Request): S3Error {
  const query = request.query.size === 0 ? '' : `?${[...request.query.keys()].join('&')}`;
  const resource = request.key === '' ? (request.bucket === '' ? 'the service' : 'a bucket') : 'an object';
  return new S3Error('NotImplemented', `The embedded server does not implement ${request.method}${query} of ${resource}.`);
}

const listObjectsParameters = ['list-type', 'prefix', 'delimiter', 'max-keys', 'continuation-token', 'start-after', 'encoding-type'];
const listVersionsParameters = ['versions', 'prefix', 'max-keys', 'key-marker', 'version-id-marker', 'encoding-type'];
