import assert from 'node:assert/strict';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import type { BulkOutcome } from '../../lambdas/bulk/build-bulk.ts';
import { createBulkHandler } from '../../lambdas/bulk/create-handler.ts';
import { createDeadLettersHandler } from '../../lambdas/dead-letters/create-handler.ts';
import { createExtractHandler, type ExtractParts } from '../../lambdas/extract/create-handler.ts';
import { createNotifyHandler, type NotifyParts } from '../../lambdas/notify/create-handler.ts';
import type { NotifyOutcome } from '../../lambdas/notify/notify-officers.ts';
import { createPublishHandler } from '../../lambdas/publish/create-handler.ts';
import type { PublishOutcome } from '../../lambdas/publish/publish-feed.ts';
import { createReconcileHandler } from '../../lambdas/reconcile/create-handler.ts';
import type { Reconciled } from '../../lambdas/reconcile/reconcile.ts';
import { confirmIntent } from '../../local/ops/confirm-intent.ts';
import { giveBytesOrders } from '../../local/ops/give-bytes-orders.ts';
import { heldTables } from '../../local/ops/held-tables.ts';
import type { OpsSystem } from '../../local/ops/ops-system.ts';
import { listWithheld, releaseCollapse } from '../../local/ops/release-collapse.ts';
import { orderedRecord, orderWithdrawal } from '../../local/ops/withdraw.ts';
import { createCloudFrontCopies } from '../../shared/adapters/cloudfront-copies.ts';
import { createDynamoClient } from '../../shared/adapters/dynamo/dynamo-client.ts';
import { createDocumentTable } from '../../shared/adapters/dynamo/dynamo-document-table.ts';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import { createS3ObjectStore } from '../../shared/adapters/s3-object-store.ts';
import { createSnsClient } from '../../shared/adapters/sns-client.ts';
import { localPublicationSettings } from '../../shared/config.ts';
import { decodeEventKey, encodeEventKey } from '../../shared/core/documents/event-key.ts';
import { incomingKey, incomingPrefix } from '../../shared/core/documents/keys.ts';
import type { Order } from '../../shared/core/documents/order.ts';
import { engineVersion } from '../../shared/core/engine.ts';
import type { Patience } from '../../shared/core/notices/is-time-to-tell.ts';
import type { Metrics, PageReader } from '../../shared/ports.ts';
import type { HttpAnswer, HttpCall } from './http.ts';
import { dynamoOperation } from './memory-dynamo.ts';
import { snsAction } from './memory-sns.ts';
import { feedBucket, uploadsBucket, type World } from './world.ts';

/** One request on its way to a service; a retry of the SDK is a call of its own. */
export interface Call {
  readonly service: 's3' | 'dynamodb' | 'sns' | 'cloudfront';
  /** `PUT /feed/latest.json`, `PutItem doc#a.pdf head`. */
  readonly what: string;
  readonly writes: boolean;
  readonly condition: 'none' | 'absent' | 'unchanged';
  /** A batch of writes, of which one part may take effect without the other. */
  readonly isBatch: boolean;
}

/** What stands between a process and the world: lets a call through, now or later, fails it, or never answers. */
export type Line = (call: Call, carryOut: (part?: 'whole' | 'half') => Promise<HttpAnswer>) => Promise<HttpAnswer>;

export interface Process {
  /** Delivers an event about each document, in one batch. False: at least one of them is to be delivered again. */
  extract(...documents: readonly string[]): Promise<boolean>;
  /** Delivers messages with these bodies, in one batch. False: at least one of them is to be delivered again. */
  deliver(bodies: readonly unknown[]): Promise<boolean>;
  publish(): Promise<PublishOutcome>;
  /** Delivers the events about documents that ran out of tries. False: at least one of them is to be delivered again. */
  deadLetters(...documents: readonly string[]): Promise<boolean>;
  /** One run: the files of all records, where the feed is too large for the publisher to write them. */
  buildBulk(): Promise<BulkOutcome>;
  /** One pass; documents whose keys are sent to the intake queue are named to `onIntake`. */
  reconcile(): Promise<Reconciled>;
  /** One run: officers are told at most one notice. */
  notify(): Promise<NotifyOutcome>;
  /** An operator looks at what is held back, and lets it go. */
  releaseCollapse(): Promise<Order | null>;
  /** An operator has a record withdrawn, or ends that; null where it is so already, or nobody knows the record. */
  withdraw(id: string, isUndone?: boolean): Promise<Order | null>;
  /** An operator confirms the first table of a document that can be, as printed, or takes back all that was confirmed of it. False: there is none. */
  confirm(document: string, undo?: boolean): Promise<boolean>;
  /** What an operator's commands work on. */
  readonly ops: OpsSystem;
}

export interface ProcessSettings {
  readonly publicationDelaySeconds?: number;
  readonly withdrawalDelaySeconds?: number;
  /** Left out: no number of withdrawals is a collapse. */
  readonly withdrawalsMax?: number;
  readonly sourcesPublic?: boolean;
  /** Topics that somebody is meant to hear. Left out: none. */
  readonly heardTopicArns?: readonly string[];
  /** Left out: this program's own. */
  readonly engine?: string;
  /** What is counted. */
  readonly metrics?: Metrics;
  /** A document whose key the reconciliation sends to the intake queue. */
  readonly onIntake?: (document: string) => void;
  /** What is younger is on its way, for the reconciliation, in milliseconds. Left out: nothing is. */
  readonly onItsWayMs?: number;
  /** How long the notifier waits for more. Left out: not at all. */
  readonly patience?: Patience;
  /** Whether the handlers write their log, to stdout. Left out: they do not. */
  readonly writesLog?: boolean;
  /** What the handlers log as an error, where they write no log. */
  readonly onError?: (message: string, fields?: Readonly<Record<string, unknown>>) => void;
}

/** A cold start: the real handlers, use cases, adapters and SDK clients, with a line in place of their connections. */
export function startProcess(world: World, reader: PageReader, line: Line, settings: ProcessSettings = {}): Process {
  const logger = { info: () => {}, error: settings.onError ?? (() => {}) };
  const environment = environmentOf(settings);
  const s3 = createS3Client(environment);
  const dynamo = createDynamoClient(environment);
  rewire(s3, (call) => line(s3Call(call), () => world.s3.answer(call)));
  const sns = createSnsClient(environment);
  rewire(sns, (call) => line(snsCall(call), () => world.sns.answer(call)));
  rewire(dynamo, (call) => line(dynamoCall(call), (part) => world.dynamo.answer(call, part)));
  const cloudFront = new CloudFrontClient({
    region: environment.AWS_REGION,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  rewire(cloudFront, (call) => line(cloudFrontCall(call), () => world.cloudFront.answer(call)));
  const copies = createCloudFrontCopies(cloudFront, 'E1', { waitMsMax: 10, askEveryMs: 1 });
  const { metrics = { put: () => {} }, engine = engineVersion, writesLog = false } = settings;
  return startHandlers(
    environment,
    { s3, dynamo, sns, metrics, engine, reader, ...(writesLog ? {} : { logger }), clock: { now: () => world.now }, copies },
    settings,
  );
}

/** The same with whatever clients the environment leads to. */
export function startHandlers(
  environment: ReturnType<typeof environmentOf>,
  given: Partial<ExtractParts & NotifyParts & Pick<OpsSystem, 'copies'>> & Pick<ExtractParts, 'clock'>,
  { onIntake = () => {}, onItsWayMs = 0, patience = { quietMs: 0, waitMsMax: 0 } }: ProcessSettings = {},
): Process {
  const extract = createExtractHandler(environment, given);
  const publish = createPublishHandler(environment, { ...given, page });
  const bulk = createBulkHandler(environment, given);
  const deadLetters = createDeadLettersHandler(environment, { ...given, parked: { send: async () => {} } });
  const intake = { send: async (bodies: readonly string[]) => bodies.map(documentOfMessage).forEach(onIntake) };
  const reconcile = createReconcileHandler(environment, { ...given, intake, onItsWayMs });
  const notify = createNotifyHandler(environment, { ...given, patience });
  const table = createDocumentTable(given.dynamo ?? createDynamoClient(environment), environment.TABLE_NAME);
  const uploads = createS3ObjectStore(given.s3 ?? createS3Client(environment), environment.UPLOADS_BUCKET);
  const feed = createS3ObjectStore(given.s3 ?? createS3Client(environment), environment.FEED_BUCKET);
  const { clock, copies = null } = given;
  const deliver = async (bodies: readonly unknown[]): Promise<boolean> =>
    (await extract({ Records: bodies.map(messageWith) }, context)).batchItemFailures.length === 0;
  const run = (): Promise<PublishOutcome> => publish({}, context);
  const pass = (): Promise<Reconciled> => reconcile({}, context);
  const lookAt = async (documents: readonly string[]): Promise<void> => assert(await deliver(documents.map(bodyOf)));
  return {
    extract: (...documents) => deliver(documents.map(bodyOf)),
    deliver,
    publish: run,
    deadLetters: async (...documents) =>
      (await deadLetters({ Records: documents.map(bodyOf).map(messageWith) })).batchItemFailures.length === 0,
    buildBulk: () => bulk({}, context),
    reconcile: pass,
    notify: () => notify({}, context),
    releaseCollapse: async () =>
      releaseCollapse(await listWithheld(clock.now(), table), { who: '值班员', why: '已核实' }, { table, clock }),
    withdraw: async (id, isUndone = false) => {
      const record = await orderedRecord(id, { table, feed });
      return record === null ? null : orderWithdrawal(record, isUndone, { who: '值班员', why: '内部原因' }, { table, clock });
    },
    confirm: async (document, undo = false) => {
      const shown = await heldTables(document, table);
      const first = shown?.held.find(({ table }) => table?.content != null);
      if (shown === null || (undo ? shown.confirmations.length === 0 : first === undefined)) return false;
      const record = undo || first === undefined ? null : String(first.number);
      const intent = confirmIntent(shown, { record, parts: null, undo, isMeant: true });
      const orders = intent.orders({ who: '值班员', why: '与原件一致', when: clock.now().toISOString() });
      const toQueue = async (documents: readonly string[]): Promise<void> => documents.forEach(onIntake);
      await giveBytesOrders(orders, intent.records, { table, lookAt: toQueue, publish: async () => '' });
      return true;
    },
    ops: {
      ...{ table, uploads, feed, clock, copies, uploadVersions: async () => [], lookAt, queues: [] },
      publish: async () => (await run()).kind,
      runPublisher: async () => (await run()).kind,
      buildBulk: async () => void (await bulk({}, context)),
      reconcile: pass,
      close: async () => {},
    },
  };
}

/** What the page does in a browser is nothing to these tests. */
const page = { script: 'script', style: 'style' };

/** What Lambda tells a handler: more time is left than it wants to begin another run. */
const context = { getRemainingTimeInMillis: () => 900_000, awsRequestId: 'invocation-1' };

export function environmentOf({
  publicationDelaySeconds = 0,
  withdrawalDelaySeconds = 0,
  withdrawalsMax = 1_000_000,
  sourcesPublic = false,
  heardTopicArns = [],
}: ProcessSettings = {}) {
  const { baseUrl, datasetTitle, publisher, contact, licence } = localPublicationSettings;
  return {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    UPLOADS_BUCKET: uploadsBucket,
    FEED_BUCKET: feedBucket,
    TABLE_NAME: 'documents',
    INTAKE_QUEUE_URL: 'http://127.0.0.1:9/intake',
    PARKED_QUEUE_URL: 'http://127.0.0.1:9/parked',
    HEARD_TOPIC_ARNS: heardTopicArns.join(','),
    OFFICERS_TOPIC_ARN: 'arn:aws:sns:us-east-1:000000000000:officers',
    PUBLICATION_DELAY_SECONDS: String(publicationDelaySeconds),
    WITHDRAWAL_DELAY_SECONDS: String(withdrawalDelaySeconds),
    BASE_URL: baseUrl,
    DATASET_TITLE: datasetTitle,
    PUBLISHER: publisher,
    CONTACT: contact,
    LICENCE: licence,
    SOURCES_PUBLIC: String(sourcesPublic),
    WITHDRAWALS_MAX: String(withdrawalsMax),
    WITHDRAWALS_SHARE_MAX: '0.1',
  };
}

interface Wired {
  readonly config: object;
}

interface RetryStrategy {
  retryBackoffStrategy: object;
}

/** Another end of the wire; retries as often as ever, but at once; and no signatures, which take half of a call's time and which nobody checks. */
function rewire(client: Wired, answer: (call: HttpCall) => Promise<HttpAnswer>): void {
  const config = client.config as { retryStrategy: () => Promise<RetryStrategy> };
  const retryStrategy = config.retryStrategy;
  Object.assign(config, {
    requestHandler: {
      handle: async (call: HttpCall, { abortSignal }: { readonly abortSignal?: AbortSignal } = {}) => ({
        response: await Promise.race([answer(call), aborted(abortSignal)]),
      }),
      destroy: () => {},
      metadata: { handlerProtocol: 'http/1.1' },
    },
    signer: async () => ({ sign: async (call: HttpCall) => call }),
    retryStrategy: async () => withoutDelay(await retryStrategy()),
  });
}

/** A caller that gives a request up, because what it sends is broken, hears so at once. */
function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('the request was given up'))));
}

function withoutDelay(strategy: RetryStrategy): RetryStrategy {
  strategy.retryBackoffStrategy = { setDelayBase: () => {}, computeNextBackoffDelay: () => 0 };
  return strategy;
}

function s3Call({ method, path, headers }: HttpCall): Call {
  const condition = headers['if-none-match'] !== undefined ? 'absent' : headers['if-match'] !== undefined ? 'unchanged' : 'none';
  return {
    service: 's3',
    what: `${method} ${decodeURIComponent(path)}`,
    writes: method !== 'GET' && method !== 'HEAD',
    condition,
    isBatch: false,
  };
}

function dynamoCall(call: HttpCall): Call {
  const operation = dynamoOperation(call);
  const isBatch = operation === 'BatchWriteItem';
  return {
    service: 'dynamodb',
    what: `${operation} ${placeIn(call)}`,
    writes: isBatch || operation === 'PutItem',
    condition: operation === 'PutItem' ? 'unchanged' : 'none',
    isBatch,
  };
}

function snsCall(call: HttpCall): Call {
  return { service: 'sns', what: snsAction(call), writes: snsAction(call) === 'Publish', condition: 'none', isBatch: false };
}

function cloudFrontCall({ method, path }: HttpCall): Call {
  const what = `${method} ${path.slice(path.indexOf('/distribution/'))}`;
  return { service: 'cloudfront', what, writes: method === 'POST', condition: 'none', isBatch: false };
}

/** The first key that a request names, to tell it by. */
function placeIn({ body }: HttpCall): string {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array);
  const [, pk = ''] = /":?(?:pk|due)":\{"S":"([^"]*)"/.exec(text) ?? [];
  const [, sk = ''] = /":?(?:sk|prefix|from)":\{"S":"([^"]*)"/.exec(text) ?? [];
  return `${pk} ${sk}`.trim();
}

function documentOfMessage(body: string): string {
  return decodeEventKey(JSON.parse(body).Records[0].s3.object.key).slice(incomingPrefix.length);
}

function bodyOf(document: string) {
  const object = { key: encodeEventKey(incomingKey(document)) };
  return { Records: [{ eventName: 'ObjectCreated:Put', s3: { bucket: { name: uploadsBucket }, object } }] };
}

function messageWith(body: unknown, index: number) {
  return {
    messageId: `message-${index}`,
    receiptHandle: '',
    body: JSON.stringify(body),
    attributes: { ApproximateReceiveCount: '1', SentTimestamp: '0', SenderId: '', ApproximateFirstReceiveTimestamp: '0' },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:intake',
    awsRegion: 'us-east-1',
  };
}
