import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { CreateBucketCommand, PutBucketVersioningCommand, type S3Client } from '@aws-sdk/client-s3';
import type { BulkOutcome } from '../lambdas/bulk/build-bulk.ts';
import { createBulkHandler } from '../lambdas/bulk/create-handler.ts';
import { createDeadLettersHandler } from '../lambdas/dead-letters/create-handler.ts';
import { createExtractHandler } from '../lambdas/extract/create-handler.ts';
import { createNotifyHandler } from '../lambdas/notify/create-handler.ts';
import { createPublishHandler } from '../lambdas/publish/create-handler.ts';
import type { PublishOutcome } from '../lambdas/publish/publish-feed.ts';
import { createReconcileHandler } from '../lambdas/reconcile/create-handler.ts';
import type { Reconciled } from '../lambdas/reconcile/reconcile.ts';
import { createDynamoClient } from '../shared/adapters/dynamo/dynamo-client.ts';
import { createDocumentTable } from '../shared/adapters/dynamo/dynamo-document-table.ts';
import { createPdfProcessReader } from '../shared/adapters/pdf/pdf-process-reader.ts';
import { createS3Client } from '../shared/adapters/s3-client.ts';
import { createS3ObjectStore } from '../shared/adapters/s3-object-store.ts';
import { listVersionsOf } from '../shared/adapters/s3-versions.ts';
import {
  type DeadLettersEnvironment,
  defaultCollapseLimits,
  type ExtractEnvironment,
  localPublicationSettings,
  type NotifyEnvironment,
  type PublishEnvironment,
  type ReconcileEnvironment,
} from '../shared/config.ts';
import { decodeEventKey } from '../shared/core/documents/event-key.ts';
import { incomingKey } from '../shared/core/documents/keys.ts';
import type { DocumentTable, ObjectStore, ObjectVersion, VersionOfKey } from '../shared/ports.ts';
import { inParallel } from '../shared/steps/in-parallel.ts';
import { bundlePage } from './bundle-page.ts';
import { startDynamoServer } from './dynamo-server.ts';
import { createFolderTopic } from './folder-topic.ts';
import type { InputFile } from './input-files.ts';
import { LocalQueue } from './local-queue.ts';
import type { S3Change } from './s3/event.ts';
import { startS3Server } from './s3/server.ts';
import type { ServedBuckets } from './serve/serve-buckets.ts';

const uploadsBucket = 'jixiao-uploads';
const feedBucket = 'jixiao-feed';

/** The time that Lambda would have left, in milliseconds: here nobody waits for a time-out. */
const remainingMs = 900_000;

/** Documents read at a time: while one is read, in a process of its own, this process saves another. More would wait for this one. */
const readersMax = 2;

/** The whole pipeline on this machine: embedded S3 and DynamoDB over HTTP, a queue, and the same handlers as on AWS. */
export interface LocalSystem {
  /** What the handlers were wired with. */
  readonly environment: Readonly<Record<string, string>>;
  readonly uploads: ObjectStore;
  readonly feed: ObjectStore;
  /** What stood at a key of the uploads, delete markers too, the newest first: so many at most. */
  uploadVersions(key: string, max: number): Promise<readonly VersionOfKey[]>;
  readonly table: DocumentTable;
  readonly queue: LocalQueue;
  /** Puts a file where its bytes are not there already; in either case its key is looked at. */
  drop(file: InputFile): Promise<void>;
  /** Has a document looked at again, as if an event named it. */
  lookAt(document: string): Promise<void>;
  /** Where the buckets can be read over HTTP. */
  readonly served: ServedBuckets;
  /** Delivers all events to the extract handler, until none waits or it is told to stop: what waits then is looked at again by the next start. */
  extract(onDone: (change: S3Change) => void, stop?: AbortSignal): Promise<void>;
  publish(): Promise<PublishOutcome>;
  /** One pass of the reconciliation: what is to be looked at again goes into the queue. */
  reconcile(): Promise<Reconciled>;
  /** The files of all records, where the feed is too large for the publisher to write them. */
  buildBulk(): Promise<BulkOutcome>;
  /** Tells officers what there is to tell, each notice a file in `notices/` beside the folder. Resolves to the numbers of the notices. */
  notify(): Promise<readonly number[]>;
  close(): Promise<void>;
}

export interface LocalSystemOptions {
  /** Where the public would read; the default is that of `npm run serve`. */
  readonly baseUrl?: string;
  /** Whether it begins with a pass of the reconciliation, which finds what an interrupted run left. Left out: yes. */
  readonly catchesUp?: boolean;
  /** Hears of each event in the place of the queue. */
  readonly onEvent?: (change: S3Change) => void;
}

export async function startLocalSystem(folder: string, options: LocalSystemOptions = {}): Promise<LocalSystem> {
  const { baseUrl = localPublicationSettings.baseUrl, catchesUp = true } = options;
  await mkdir(folder, { recursive: true });
  const queue = new LocalQueue();
  const { onEvent = (change) => queue.send(change) } = options;
  const notify = (change: S3Change): void => {
    if (change.bucket === uploadsBucket && change.key.startsWith(incomingKey(''))) onEvent(change);
  };
  // First: it refuses a folder that an earlier version began, and nothing else must be left running then.
  const dynamo = await startDynamoServer({ root: path.join(folder, 'dynamodb') });
  const s3 = await startS3Server({ root: path.join(folder, 's3'), onChange: notify });
  const environment = localEnvironment(s3.endpoint, dynamo.endpoint, dynamo.tableName, baseUrl);
  const client = createS3Client(environment);
  await createBuckets(client);
  const uploads = createS3ObjectStore(client, uploadsBucket);
  const table = createDocumentTable(createDynamoClient(environment), dynamo.tableName);
  const compiledFolder = path.join(folder, 'compiled');
  const readers = Array.from({ length: Math.min(readersMax, availableParallelism()) }, () => createPdfProcessReader({ compiledFolder }));
  const consumers = readers.map((reader) => createExtractHandler(environment, { reader }));
  const publish = createPublishHandler(environment, { page: await bundlePage() });
  const bulk = createBulkHandler(environment);
  const lookAt = async (document: string): Promise<void> =>
    notify(changeAgain(incomingKey(document), await uploads.head(incomingKey(document))));
  const reconcile = createReconcileHandler(environment, {
    // Whoever had an event on its way is gone.
    onItsWayMs: 0,
    intake: { send: async (bodies) => inParallel(bodies.map(documentOfMessage), 1, lookAt) },
  });
  // They stay in the local queue's own list.
  const deadLetters = createDeadLettersHandler(environment, { parked: { send: async () => {} } });
  const tellOfficers = createNotifyHandler(environment, {
    officers: createFolderTopic(path.join(path.dirname(folder), 'notices')),
    // All that was put in has been read when it is called.
    patience: { quietMs: 0, waitMsMax: 0 },
  });
  const system: LocalSystem = {
    environment,
    uploads,
    feed: createS3ObjectStore(client, feedBucket),
    uploadVersions: (key, max) => listVersionsOf(client, uploadsBucket, key, max),
    table,
    queue,
    drop: (file) => drop(file, uploads, notify),
    lookAt,
    served: { endpoint: s3.endpoint, feedBucket, uploadsBucket },
    extract: async (onDone, stop) => {
      await queue.drain(consumers, onDone, stop);
      await deadLetters(queue.deadLetterEvent());
    },
    publish: () => publish({ source: 'jixiao.local' }, { getRemainingTimeInMillis: () => remainingMs }),
    reconcile: () => reconcile({ source: 'jixiao.local' }, { getRemainingTimeInMillis: () => remainingMs }),
    buildBulk: () => bulk({ source: 'jixiao.local' }, {}),
    notify: async () => {
      const numbers: number[] = [];
      for (;;) {
        const outcome = await tellOfficers({ source: 'jixiao.local' }, {});
        if (outcome.kind !== 'told') return numbers;
        numbers.push(outcome.number);
      }
    },
    close: async () => {
      client.destroy();
      for (const reader of readers) await reader.close();
      await s3.close();
      await dynamo.close();
    },
  };
  // Events live in memory here: what an interrupted run had put, or removed, but not read, is looked at again.
  if (catchesUp) await system.reconcile();
  return system;
}

function localEnvironment(
  s3: string,
  dynamo: string,
  tableName: string,
  baseUrl: string,
): ExtractEnvironment & PublishEnvironment & DeadLettersEnvironment & ReconcileEnvironment & NotifyEnvironment & Record<string, string> {
  const { datasetTitle, publisher, contact, licence } = localPublicationSettings;
  return {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_S3: s3,
    AWS_ENDPOINT_URL_DYNAMODB: dynamo,
    JIXIAO_LOG: 'errors',
    UPLOADS_BUCKET: uploadsBucket,
    FEED_BUCKET: feedBucket,
    TABLE_NAME: tableName,
    PUBLICATION_DELAY_SECONDS: '0',
    WITHDRAWAL_DELAY_SECONDS: '0',
    INTAKE_QUEUE_URL: 'http://localhost/intake',
    PARKED_QUEUE_URL: 'http://localhost/parked',
    HEARD_TOPIC_ARNS: '',
    OFFICERS_TOPIC_ARN: 'arn:aws:sns:us-east-1:000000000000:officers',
    BASE_URL: baseUrl,
    DATASET_TITLE: datasetTitle,
    PUBLISHER: publisher,
    CONTACT: contact,
    LICENCE: licence,
    SOURCES_PUBLIC: 'false',
    WITHDRAWALS_MAX: String(defaultCollapseLimits.recordsMax),
    WITHDRAWALS_SHARE_MAX: String(defaultCollapseLimits.shareMax),
  };
}

async function createBuckets(client: S3Client): Promise<void> {
  for (const Bucket of [uploadsBucket, feedBucket]) {
    await client.send(new CreateBucketCommand({ Bucket })).catch((error: Error) => {
      if (error.name !== 'BucketAlreadyOwnedByYou') throw error;
    });
  }
  await client.send(new PutBucketVersioningCommand({ Bucket: uploadsBucket, VersioningConfiguration: { Status: 'Enabled' } }));
}

async function drop(file: InputFile, uploads: ObjectStore, notify: (change: S3Change) => void): Promise<void> {
  const key = incomingKey(file.document);
  const there = await uploads.head(key);
  if (there !== null && there.bytes === file.bytes && there.metadata.sha256 === (await sha256Of(file.path))) {
    notify(changeAgain(key, there));
    return;
  }
  await uploads.putStream(key, () => createReadStream(file.path), file.bytes, {
    contentType: 'application/pdf',
    metadata: { sha256: await sha256Of(file.path) },
  });
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

/** See look-again-message.ts. */
function documentOfMessage(body: string): string {
  const [record] = JSON.parse(body).Records;
  return decodeEventKey(record.s3.object.key).slice(incomingKey('').length);
}

/** An event that tells nothing new of a key. */
function changeAgain(key: string, version: ObjectVersion | null): S3Change {
  return {
    bucket: uploadsBucket,
    key,
    kind: 'created',
    eventName: 'ObjectCreated:Put',
    versionId: version?.versionId ?? null,
    sequencer: '0'.repeat(16),
    etag: version?.etag.replaceAll('"', '') ?? null,
    bytes: version?.bytes ?? null,
    eventTime: new Date().toISOString(),
  };
}
