import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExtractHandler } from '../../lambdas/extract/create-handler.ts';
import { startDynamoServer } from '../../local/dynamo-server.ts';
import { type S3Change, s3SqsEvent } from '../../local/s3/event.ts';
import { startS3Server } from '../../local/s3/server.ts';
import { createDynamoClient } from '../../shared/adapters/dynamo/dynamo-client.ts';
import { createDocumentTable } from '../../shared/adapters/dynamo/dynamo-document-table.ts';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import { createS3ObjectStore } from '../../shared/adapters/s3-object-store.ts';
import { type PublishedRecord, type Receipt, receiptSchema } from '../../shared/core/document.ts';
import { incomingKey, receiptKey } from '../../shared/core/documents/keys.ts';
import type { Revision } from '../../shared/core/documents/revision.ts';
import { latestSchema, manifestSchema } from '../../shared/core/feed/manifest.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { type GrantedGateway, startGrantedGateway } from '../support/granted-gateway.ts';
import { type LambdaProcess, startLambdaProcess } from '../support/lambda-process.ts';
import { reportOf, reportPdf } from '../support/report-pdf.ts';
import { type Resource, synthesizedStack } from '../support/synthesized-stack.ts';

/** Of the extract function, without the character maps and PDFium; and of the publish function. */
const bundleBytesMax = 2_000_000;
const publishBytesMax = 1_000_000;

const stack = synthesizedStack({ bundle: true });
const extractFunction = stack.one('AWS::Lambda::Function', 'Extract');
const publishFunction = stack.one('AWS::Lambda::Function', 'Publish');
const deadLettersFunction = stack.one('AWS::Lambda::Function', 'DeadLetters');
const reconcileFunction = stack.one('AWS::Lambda::Function', 'Reconcile');
const notifyFunction = stack.one('AWS::Lambda::Function', 'Notify');
const uploadsBucket = stack.one('AWS::S3::Bucket', 'Uploads').id.toLowerCase();
const feedBucket = stack.one('AWS::S3::Bucket', 'Feed').id.toLowerCase();
const tableName = stack.one('AWS::DynamoDB::Table').id;

afterAll(() => stack.remove());

describe('the bundles that synth produces', () => {
  it('extract is the handler, the reader of pages and what they share, at most 2 MB, with the character maps of pdf.js and PDFium beside them', async () => {
    const files = await readdir(stack.asset(extractFunction), { recursive: true });
    const pdfium = ['pdfium.mjs', 'pdfium.wasm'];
    const modules = files.filter((file) => !file.startsWith('cmaps') && !pdfium.includes(file));
    expect(files.filter((file) => pdfium.includes(file)).sort()).toEqual(pdfium);
    expect(modules.filter((file) => !/^part-\w+\.mjs$/.test(file)).sort()).toEqual(['handler.mjs', 'read-pages.mjs']);
    const maps = await readdir(join(import.meta.dirname, '../../node_modules/pdfjs-dist/cmaps'));
    expect(files.filter((file) => file.startsWith('cmaps')).sort()).toEqual(['cmaps', ...maps.map((file) => join('cmaps', file))].sort());
    const sizes = await Promise.all(modules.map((file) => stat(join(stack.asset(extractFunction), file))));
    expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(bundleBytesMax);
  });

  it('dead letters, reconcile and notify are one module each', async () => {
    for (const fn of [deadLettersFunction, reconcileFunction, notifyFunction])
      expect(await readdir(stack.asset(fn))).toEqual(['handler.mjs']);
  });

  it('publish is one module, at most 1 MB, with the page beside it', async () => {
    expect((await readdir(stack.asset(publishFunction))).sort()).toEqual(['handler.mjs', 'page.json']);
    expect((await stat(join(stack.asset(publishFunction), 'handler.mjs'))).size).toBeLessThanOrEqual(publishBytesMax);
  });

  it.each([
    ['extract', extractFunction],
    ['publish', publishFunction],
    ['dead-letters', deadLettersFunction],
    ['reconcile', reconcileFunction],
    ['notify', notifyFunction],
  ])('%s stops at the cold start where a setting is missing, and names it', async (_name, fn) => {
    const process = await start(fn, { TABLE_NAME: '' });
    await expect(process.invoke({})).rejects.toThrow(/TABLE_NAME/);
    await process.stop();
  });
});

describe('the bundles, started as Lambda starts them', () => {
  const document = '上海市机关事务管理局/2018年度 绩效评价结果.pdf';
  const report = reportOf('上海市机关事务管理局', 2018, [{ name: '办公用房维修' }, { name: '公务用车更新' }]);

  let folder: string;
  let aws: Readonly<Record<string, string>>;
  let uploads: ObjectStore;
  let feed: ObjectStore;
  let extract: LambdaProcess;
  let publish: LambdaProcess;
  let reconcile: LambdaProcess;
  let notify: LambdaProcess;
  const changes: S3Change[] = [];
  const gateways: GrantedGateway[] = [];
  const closing: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jixiao-bundles-'));
    const s3 = await startS3Server({ root: join(folder, 's3'), onChange: (change) => void changes.push(change) });
    const dynamo = await startDynamoServer({ root: join(folder, 'dynamodb'), tableName });
    aws = { ...credentials, AWS_ENDPOINT_URL_S3: s3.endpoint, AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint };
    const client = createS3Client(aws);
    for (const Bucket of [uploadsBucket, feedBucket]) await client.send(new CreateBucketCommand({ Bucket }));
    await client.send(new PutBucketVersioningCommand({ Bucket: uploadsBucket, VersioningConfiguration: { Status: 'Enabled' } }));
    uploads = createS3ObjectStore(client, uploadsBucket);
    feed = createS3ObjectStore(client, feedBucket);
    closing.push(
      () => s3.close(),
      () => dynamo.close(),
    );
    extract = await startWithItsGrants(extractFunction, s3.endpoint, dynamo.endpoint);
    publish = await startWithItsGrants(publishFunction, s3.endpoint, dynamo.endpoint);
    reconcile = await startWithItsGrants(reconcileFunction, s3.endpoint, dynamo.endpoint);
    notify = await startWithItsGrants(notifyFunction, s3.endpoint, dynamo.endpoint);
  });

  afterAll(async () => {
    for (const close of closing.reverse()) await close();
    await rm(folder, { recursive: true, force: true });
  });

  it('S3’s test event is passed over', async () => {
    expect(await extract.invoke(await sample('s3-test-event.sqs'))).toEqual({ batchItemFailures: [] });
  });

  it('an uploaded document goes all the way to the feed', async () => {
    await uploads.put(incomingKey(document), reportPdf(report), { contentType: 'application/pdf' });
    expect(await extract.invoke(queueEvent(changes))).toEqual({ batchItemFailures: [] });
    expect(await receipt()).toMatchObject({ document, status: 'accepted', tablesFound: 2, recordsAccepted: 2, publication: 'pending' });

    await publish.invoke(await sample('dynamodb-stream'));
    const records = await publishedRecords();
    expect(records.map(({ status, agency, projectName }) => ({ status, agency, projectName }))).toEqual(
      expect.arrayContaining([
        { status: 'current', agency: '上海市机关事务管理局', projectName: '办公用房维修' },
        { status: 'current', agency: '上海市机关事务管理局', projectName: '公务用车更新' },
      ]),
    );
    expect(records).toHaveLength(2);
    expect(await sequence()).toBe(1);
    expect(await receipt()).toMatchObject({ status: 'accepted', publication: 1 });
  });

  it('the event again, and the bell again: nothing new', async () => {
    expect(await extract.invoke(await sample('s3-object-created.sqs'))).toEqual({ batchItemFailures: [] });
    await publish.invoke(await sample('schedule'));
    expect(await sequence()).toBe(1);
  });

  it('the reconciliation looks at all of it, and finds nothing out of place', async () => {
    expect(await reconcile.invoke(await sample('schedule'))).toMatchObject({ setRight: 0, left: 0, isWhole: true });
  });

  it('a removed document is withdrawn', async () => {
    await uploads.delete(incomingKey(document));
    expect(await extract.invoke(await sample('s3-object-removed.sqs'))).toEqual({ batchItemFailures: [] });
    await publish.invoke(await sample('schedule'));
    expect((await publishedRecords()).map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn']);
    expect(await sequence()).toBe(2);
  });

  it.each([
    ['the bundled sample', () => readFile(new URL('../../local/sample/上海市机关事务管理局2018年度绩效评价结果.pdf', import.meta.url))],
    ['a document in a font that only a character map explains', async () => reportPdf(report)],
  ])('%s is read by the bundle exactly as by the sources', async (name, open) => {
    const bytes = await open();
    const table = createDocumentTable(createDynamoClient(aws), tableName);
    const readBy = async (reader: string, handler: (event: SQSEvent) => Promise<unknown>) => {
      const [document, before] = [`${reader}/${name}.pdf`, changes.length];
      await uploads.put(incomingKey(document), bytes, { contentType: 'application/pdf' });
      expect(await handler(queueEvent(changes.slice(before)))).toEqual({ batchItemFailures: [] });
      const revision = await table.getRevision(document, (await table.getHead(document))?.revision ?? '');
      return JSON.parse(JSON.stringify({ ...revision, id: '' }).replaceAll(document, '')) as Revision;
    };
    const environment = { ...aws, ...environmentOf(extractFunction), JIXIAO_LOG: 'errors' };
    const bySources = await readBy('sources', createExtractHandler(environment));
    expect(bySources.entries.length).toBeGreaterThan(1);
    expect(await readBy('bundle', (event) => extract.invoke(event))).toEqual(bySources);
  });

  it('a message that means nothing fails alone', async () => {
    const { Records } = queueEvent(changes);
    const nonsense = { ...Records[0], messageId: 'nonsense', body: 'not JSON' };
    expect(await extract.invoke({ Records: [nonsense, ...Records] })).toEqual({ batchItemFailures: [{ itemIdentifier: 'nonsense' }] });
  });

  it('what officers are to be told waits for more of it', async () => {
    expect(await notify.invoke(await sample('schedule'))).toEqual({ kind: 'nothing-new' });
    await uploads.put(incomingKey('no report.pdf'), 'not a PDF', { contentType: 'application/pdf' });
    expect(await extract.invoke(queueEvent(changes.slice(-1)))).toEqual({ batchItemFailures: [] });
    expect(await notify.invoke(await sample('schedule'))).toEqual({ kind: 'waiting' });
  });

  it('a bucket that is not there is a failure of the run, not an empty feed', async () => {
    const lost = await start(publishFunction, { ...credentials, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' });
    await expect(lost.invoke(await sample('schedule'))).rejects.toThrow(/ECONNREFUSED/);
    await lost.stop();
  });

  it('each function was granted all that it asked for', () => {
    expect(gateways.flatMap(({ refused }) => refused)).toEqual([]);
  });

  /** Between the function and the servers stands its own policy. */
  async function startWithItsGrants(fn: FunctionResource, s3: string, dynamo: string): Promise<LambdaProcess> {
    const [toS3, toDynamo] = await Promise.all(
      [s3, dynamo].map((target) => startGrantedGateway(target, stack.statements(fn), localResource)),
    );
    if (toS3 === undefined || toDynamo === undefined) throw new Error('two gateways were asked for');
    gateways.push(toS3, toDynamo);
    // Nobody here waits five minutes for a renamed document to turn up again.
    const endpoints = { AWS_ENDPOINT_URL_S3: toS3.endpoint, AWS_ENDPOINT_URL_DYNAMODB: toDynamo.endpoint };
    const started = await start(fn, { ...endpoints, WITHDRAWAL_DELAY_SECONDS: '0' });
    closing.push(toS3.close, toDynamo.close, started.stop);
    return started;
  }

  async function receipt(): Promise<Receipt> {
    return receiptSchema.parse(JSON.parse(await text(uploads, receiptKey(document, 'json'))));
  }

  async function sequence(): Promise<number> {
    return latestSchema.parse(JSON.parse(await text(feed, 'latest.json'))).sequence;
  }

  /** As a mirror reads them: from the pointer through the manifest to the shards. */
  async function publishedRecords(): Promise<PublishedRecord[]> {
    const latest = latestSchema.parse(JSON.parse(await text(feed, 'latest.json')));
    const { shards } = manifestSchema.parse(JSON.parse(await text(feed, latest.manifest.path)));
    const texts = await Promise.all(shards.map((shard) => text(feed, shard.path)));
    return texts.flatMap((shard) => shard.trimEnd().split('\n')).map((line) => JSON.parse(line) as PublishedRecord);
  }
});

type FunctionResource = Resource & { readonly id: string };

const credentials = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

function start(fn: FunctionResource, environment: Readonly<Record<string, string>>): Promise<LambdaProcess> {
  const { Handler, Timeout } = fn.Properties;
  return startLambdaProcess({
    folder: stack.asset(fn),
    handler: Handler,
    environment: { ...credentials, ...environmentOf(fn), ...environment },
    timeoutSeconds: Timeout,
  });
}

function environmentOf(fn: Resource): Record<string, string> {
  const { Variables } = fn.Properties.Environment;
  return Object.fromEntries(Object.entries(Variables).map(([name, value]) => [name, localValue(value)]));
}

/** A value of the template, with local names where it refers to a bucket or table of the stack. */
function localValue(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref } = value as { Ref?: string };
  const type = stack.template.Resources[Ref ?? '']?.Type;
  if (Ref !== undefined && type === 'AWS::S3::Bucket') return Ref.toLowerCase();
  if (Ref !== undefined && type === 'AWS::DynamoDB::Table') return Ref;
  if (Ref !== undefined && type === 'AWS::SNS::Topic') return `arn:aws:sns:us-east-1:123456789012:${Ref}`;
  if (Ref !== undefined && type === 'AWS::SQS::Queue') return `http://127.0.0.1:9/${Ref}`;
  throw new Error(`not a value that this test can resolve: ${JSON.stringify(value)}`);
}

/** A resource of a policy, as requests to the embedded servers name it. */
function localResource(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const { 'Fn::GetAtt': attribute, 'Fn::Join': join } = resource as { 'Fn::GetAtt'?: [string, string]; 'Fn::Join'?: [string, unknown[]] };
  if (join !== undefined) return join[1].map(localResource).join(join[0]);
  const [id = '', name] = attribute ?? [];
  const type = stack.template.Resources[id]?.Type;
  if (name === 'Arn' && (type === 'AWS::S3::Bucket' || type === 'AWS::DynamoDB::Table')) return localValue({ Ref: id });
  return `${id}.${name}`;
}

function queueEvent(changes: readonly S3Change[]) {
  const delivery = { receiveCount: 1, sentAt: new Date(0), queueName: 'intake' };
  const ofDocuments = changes.filter(({ bucket, key }) => bucket === uploadsBucket && key.startsWith(incomingKey('')));
  return s3SqsEvent(ofDocuments.map((change, index) => ({ change, delivery: { ...delivery, messageId: `message-${index}` } })));
}

async function sample(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`../../events/${name}.json`, import.meta.url), 'utf8'));
}

async function text(store: ObjectStore, key: string): Promise<string> {
  const object = await store.get(key, { bytesMax: 64 * 1024 * 1024 });
  if (object === null) throw new Error(`no ${key}`);
  return new TextDecoder().decode(object.bytes);
}
