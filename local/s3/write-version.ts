import { randomBytes } from 'node:crypto';
import { S3Error } from './error.ts';
import type { S3Change } from './event.ts';
import type { Bucket, Version } from './object-index.ts';
import type { ConditionalWrite, S3Request, S3Store } from './request.ts';

/** What is new about the version; the rest is given to it here. */
export type NewVersion = Omit<Version, 'bucket' | 'key' | 'versionId' | 'lastModified'>;

/**
 * Makes a version the current one of its key, if the request's `If-None-Match: *` or `If-Match` holds at that moment; `prepare` does what takes time
 * (receive or copy the bytes) before it. Of any number of racing conditional writes exactly one is written. Errors as S3's: PreconditionFailed where
 * the condition does not hold, NoSuchKey for an `If-Match` on nothing, ConditionalRequestConflict where a delete of the key overtook the write.
 */
export async function writeVersion(
  store: S3Store,
  bucket: Bucket,
  request: S3Request,
  eventName: S3Change['eventName'],
  prepare: () => Promise<NewVersion>,
): Promise<Version> {
  const condition = writeCondition(request);
  const write: ConditionalWrite = { bucket: bucket.name, key: request.key, overtaken: false };
  if (condition !== null) store.conditionalWrites.add(write);
  try {
    const version = await prepare();
    return await commit(store, bucket.name, request.key, version, eventName, () => condition?.(store, write));
  } finally {
    store.conditionalWrites.delete(write);
  }
}

/** Puts a delete marker on a key, or takes the object away where the bucket is not versioned. Null: nothing was there to take away. */
export async function writeDeleteMarker(store: S3Store, bucket: Bucket, key: string): Promise<Version | null> {
  if (bucket.versioning === 'never') {
    const current = store.index.current(bucket.name, key);
    if (current !== null) await removeVersion(store, current);
    return null;
  }
  markOvertaken(store, bucket.name, key);
  return commit(store, bucket.name, key, deleteMarker, 'ObjectRemoved:DeleteMarkerCreated');
}

/** Deletes this very version for good. The one before it, if any, becomes current. */
export async function removeVersion(store: S3Store, version: Version): Promise<void> {
  markOvertaken(store, version.bucket, version.key);
  const sequence = store.index.change(() => {
    store.index.remove(version);
    return store.index.nextSequence();
  });
  store.onChange({ ...changeOf(store, version, sequence), kind: 'removed', eventName: 'ObjectRemoved:Delete', etag: null, bytes: null });
  if (version.blob !== null) await store.blobs.remove(version.blob);
}

async function commit(
  store: S3Store,
  bucketName: string,
  key: string,
  version: NewVersion,
  eventName: S3Change['eventName'],
  check: () => void = () => {},
): Promise<Version> {
  try {
    const { added, replaced, sequence } = store.index.change(() => {
      check();
      // Read again: versioning may have been switched while the bytes came in.
      const bucket = store.index.bucket(bucketName);
      if (bucket === null) throw new S3Error('NoSuchBucket', 'The specified bucket does not exist');
      const versionId = bucket.versioning === 'Enabled' ? randomVersionId() : 'null';
      const replaced = store.index.version(bucketName, key, versionId);
      if (replaced !== null) store.index.remove(replaced);
      const added: Version = { ...version, bucket: bucketName, key, versionId, lastModified: wholeSeconds(store.clock()) };
      return { added, replaced, sequence: store.index.add(added) };
    });
    const kind = added.kind === 'object' ? 'created' : 'removed';
    const bytes = added.kind === 'object' ? added.bytes : null;
    // Before anything is waited for, so that changes are told in their order.
    store.onChange({ ...changeOf(store, added, sequence), kind, eventName, etag: added.etag, bytes });
    if (replaced?.blob) await store.blobs.remove(replaced.blob);
    return added;
  } catch (error) {
    if (version.blob !== null) await removeUnlessNamed(store, bucketName, key, version.blob);
    throw error;
  }
}

/** A failure after the commit must not take the bytes of what was committed. */
async function removeUnlessNamed(store: S3Store, bucketName: string, key: string, blob: string): Promise<void> {
  if (store.index.current(bucketName, key)?.blob !== blob) await store.blobs.remove(blob);
}

type Condition = (store: S3Store, write: ConditionalWrite) => void;

function writeCondition(request: S3Request): Condition | null {
  const ifNoneMatch = request.headers['if-none-match'];
  const ifMatch = request.headers['if-match'];
  if (ifNoneMatch !== undefined && (ifNoneMatch !== '*' || ifMatch !== undefined)) throw notImplementedHeader('If-None-Match');
  if (ifNoneMatch !== undefined) return absent;
  if (ifMatch === undefined) return null;
  return (store, write) => unchanged(store, write, ifMatch);
}

function absent(store: S3Store, write: ConditionalWrite): void {
  if (isObject(store.index.current(write.bucket, write.key))) throw preconditionFailed('If-None-Match');
  if (write.overtaken) throw conflict();
}

function unchanged(store: S3Store, write: ConditionalWrite, ifMatch: string): void {
  if (write.overtaken) throw conflict();
  const current = store.index.current(write.bucket, write.key);
  if (!isObject(current)) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
  if (ifMatch.replaceAll('"', '') !== current.etag) throw preconditionFailed('If-Match');
}

function isObject(version: Version | null): version is Version {
  return version !== null && version.kind === 'object';
}

function preconditionFailed(header: string): S3Error {
  return new S3Error('PreconditionFailed', `At least one of the pre-conditions you specified did not hold: ${header}`);
}

function conflict(): S3Error {
  return new S3Error(
    'ConditionalRequestConflict',
    'The conditional request cannot succeed due to a conflicting operation against this resource.',
  );
}

function notImplementedHeader(name: string): S3Error {
  return new S3Error('NotImplemented', `A header you provided implies functionality that is not implemented: ${name}`);
}

function markOvertaken(store: S3Store, bucket: string, key: string): void {
  for (const write of store.conditionalWrites) if (write.bucket === bucket && write.key === key) write.overtaken = true;
}

function changeOf(
  store: S3Store,
  version: Version,
  sequence: number,
): Pick<S3Change, 'bucket' | 'key' | 'versionId' | 'sequencer' | 'eventTime'> {
  return {
    bucket: version.bucket,
    key: version.key,
    versionId: version.versionId === 'null' ? null : version.versionId,
    sequencer: sequence.toString(16).toUpperCase().padStart(sequencerDigits, '0'),
    eventTime: store.clock().toISOString(),
  };
}

/** S3's are of 16 or 18 digits; equal lengths spare a reader the padding but do not forbid it. */
const sequencerDigits = 16;

/** 32 characters, as S3's are. */
function randomVersionId(): string {
  return randomBytes(24).toString('base64url').replaceAll('-', '.');
}

function wholeSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1_000) * 1_000;
}

const deleteMarker: NewVersion = {
  kind: 'delete-marker',
  etag: 'd41d8cd98f00b204e9800998ecf8427e',
  bytes: 0,
  headers: {},
  metadata: {},
  checksum: null,
  blob: null,
};
