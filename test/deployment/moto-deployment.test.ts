import { readFile } from 'node:fs/promises';
import {
  CreateBucketCommand,
  ListBucketsCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { stackOutputs } from '../../local/ops/stack-outputs.ts';
import { createDynamoClient } from '../../shared/adapters/dynamo/dynamo-client.ts';
import { createDocumentTable } from '../../shared/adapters/dynamo/dynamo-document-table.ts';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import { createS3ObjectStore } from '../../shared/adapters/s3-object-store.ts';
import { receiptSchema } from '../../shared/core/document.ts';
import { incomingKey, receiptKey } from '../../shared/core/documents/keys.ts';
import { latestSchema } from '../../shared/core/feed/manifest.ts';
import { type LambdaProcess, startLambdaProcess } from '../support/lambda-process.ts';
import { isMotoInstalled, type MotoServer, motoVersion, startMotoServer } from '../support/moto-server.ts';
import { type SynthesizedStack, synthesizedStack } from '../support/synthesized-stack.ts';
import { lackingInMoto, MotoAccount, templateForMoto } from './moto-account.ts';

const note = isMotoInstalled() ? '' : ` (skipped: pip install 'moto[server,s3]~=${motoVersion}.0')`;
const document = '上海市机关事务管理局2018年度绩效评价结果.pdf';
const settings = {
  baseUrl: 'https://data.example.org',
  datasetTitle: '绩效评价结果',
  publisher: 'A city',
  contact: '',
  licence: '',
  operationsEmail: 'night@example.org',
  officersEmail: 'officers@example.org',
};
/** An archive of nothing: moto keeps functions, and does not run them. */
const emptyZip = Buffer.from('504b0506'.padEnd(44, '0'), 'hex');
const assets = 'cdk-hnb659fds-assets-123456789012-us-east-1';

describe.skipIf(!isMotoInstalled())(`the synthesized stack, deployed on a mock of AWS that others wrote${note}`, () => {
  let moto: MotoServer;
  let account: MotoAccount;
  let stack: SynthesizedStack;
  let resources: Readonly<Record<string, string>>;
  let environment: Readonly<Record<string, string>>;
  let listener: string;
  const running: LambdaProcess[] = [];
  const told: string[] = [];
  const tell = (what: string, how: string): void => void told.push(`${what} | ${how}`);

  beforeAll(async () => {
    moto = await startMotoServer();
    account = new MotoAccount(moto.endpoint);
    stack = synthesizedStack({ bundle: true, context: settings });
    environment = { AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL: moto.endpoint, AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
  }, 300_000);

  afterAll(async () => {
    for (const process of running) await process.stop();
    stack.remove();
    await moto.stop();
    process.stdout.write(`${['deployed on moto | how', ...told].join('\n')}\n`);
  });

  it('becomes a stack', { timeout: 120_000 }, async () => {
    const s3 = createS3Client(environment);
    await s3.send(new CreateBucketCommand({ Bucket: assets }));
    for (const { Properties } of stack.all('AWS::Lambda::Function'))
      await s3.send(new PutObjectCommand({ Bucket: assets, Key: Properties.Code.S3Key, Body: emptyZip }));
    const template = templateForMoto(stack.template);
    expect(await account.stack('CreateStack', template)).toBe('CREATE_COMPLETE');
    resources = await account.resources();
    expect(Object.keys(resources).toSorted()).toEqual(Object.keys(template.Resources).toSorted());
    await setWhatMotoLeavesOut();
    tell('created', countsOf(Object.values(template.Resources).map(({ Type }) => Type)));
    tell(
      'left out, since moto lacks it',
      countsOf(Object.values(stack.template.Resources).flatMap(({ Type }) => (lackingInMoto.includes(Type) ? [Type] : []))),
    );
  });

  it('an upload is told to the queue, read by the bundle, and published', { timeout: 120_000 }, async () => {
    const [uploads, feed] = [store('Uploads'), store('Feed')];
    const sample = await readFile(new URL(`../../local/sample/${document}`, import.meta.url));
    await uploads.put(incomingKey(document), sample, { contentType: 'application/pdf' });
    const extract = await start('Extract');
    const queue = resources[stack.one('AWS::SQS::Queue', 'IntakeQueue').id] ?? '';
    const events = await account.received(queue);
    expect(JSON.stringify(events)).toContain(encodeURIComponent('绩效'));
    expect(await extract.invoke(events)).toEqual({ batchItemFailures: [] });
    const publish = await start('Publish');
    expect(await publish.invoke({ source: 'aws.events' })).toMatchObject({ kind: 'published', sequence: 1 });

    const receipt = receiptSchema.parse(JSON.parse(await text(uploads, receiptKey(document, 'json'))));
    expect(receipt).toMatchObject({ status: 'accepted', recordsAccepted: 3, publication: 1 });
    expect(latestSchema.parse(JSON.parse(await text(feed, 'latest.json'))).sequence).toBe(1);
    tell('sample uploaded; told to the queue', keysIn(events).join(', '));
    tell('read by the bundle; receipt', `${receipt.status}, ${receipt.recordsAccepted} records, publication ${receipt.publication}`);
    tell(
      'counted',
      [extract, publish]
        .flatMap(counted)
        .map((metric) => metric.join(' '))
        .join(', '),
    );
    expect(counted(extract)).toEqual([
      ['AcceptedDocuments', 1],
      ['AcceptedRecords', 3],
    ]);
    expect(counted(publish)).toEqual(
      expect.arrayContaining([
        ['Releases', 1],
        ['OldestDueSeconds', expect.any(Number)],
      ]),
    );
  });

  it('is found by the operators’ commands, by its name', async () => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const id = (type: string, name: string) => resources[stack.one(type, name).id];
    expect(await stackOutputs('jixiao-feed')).toMatchObject({
      UploadsBucketName: id('AWS::S3::Bucket', 'Uploads'),
      TableName: id('AWS::DynamoDB::Table', 'Documents'),
      IntakeParkedUrl: id('AWS::SQS::Queue', 'IntakeParked'),
      ReconcileFunctionName: id('AWS::Lambda::Function', 'Reconcile'),
    });
    await expect(stackOutputs('another')).rejects.toThrow('is it in this account and region?');
    vi.unstubAllEnvs();
  });

  it('officers are told of what needs them, as soon as it is quiet; and somebody is missed who should listen', {
    timeout: 120_000,
  }, async () => {
    const officers = resources[stack.one('AWS::SNS::Topic', 'Officers').id] ?? '';
    const reconcile = await start('Reconcile');
    expect(await reconcile.invoke({ source: 'aws.events' })).toMatchObject({ isWhole: true });
    // moto counts nobody as confirmed, whoever listens.
    expect(counted(reconcile)).toContainEqual(['UnheardTopics', 2]);

    listener = await account.listenTo(officers);
    await store('Uploads').put(incomingKey('扫描件.pdf'), 'not a PDF', { contentType: 'application/pdf' });
    const [extract] = running;
    const queue = resources[stack.one('AWS::SQS::Queue', 'IntakeQueue').id] ?? '';
    expect(await extract?.invoke(await account.received(queue))).toEqual({ batchItemFailures: [] });
    const notify = await start('Notify');
    expect(await notify.invoke({ source: 'aws.events' })).toEqual({ kind: 'waiting' });
    await letTimePass('扫描件.pdf');
    expect(await notify.invoke({ source: 'aws.events' })).toEqual({ kind: 'told', number: 1, documents: 1 });
    expect(await notify.invoke({ source: 'aws.events' })).toEqual({ kind: 'nothing-new' });

    const { Records } = await account.received(listener);
    const [message] = Records as readonly { readonly body: string }[];
    const { Subject, Message } = JSON.parse(message?.body ?? '');
    expect(Subject).toBe('Jixiao Feed notice 1: 1 document(s) need attention');
    expect(Message).toContain(`1. 扫描件.pdf\n   未能读取：`);
    tell('notice to officers', Subject);
    expect(Message).toContain(`回执在存储桶 ${resources[stack.one('AWS::S3::Bucket', 'Uploads').id]} 里`);
  });

  it('is updated in place', { timeout: 120_000 }, async () => {
    const changed = synthesizedStack({ context: { ...settings, publicationDelaySeconds: '3600' } });
    changed.remove();
    expect(await account.stack('UpdateStack', templateForMoto(changed.template))).toBe('UPDATE_COMPLETE');
    expect(await account.resources()).toEqual(resources);
    expect((await environmentOf('Publish')).PUBLICATION_DELAY_SECONDS).toBe('3600');
    tell('updated in place', `${Object.keys(resources).length} resources, each the same as before`);
  });

  it('leaves, when it is deleted, what retention says, and nothing else', async () => {
    expect(await account.stack('DeleteStack', null)).toBe('DELETE_COMPLETE');
    const { Buckets = [] } = await createS3Client(environment).send(new ListBucketsCommand({}));
    const kept = stack.all('AWS::S3::Bucket').map(({ id }) => resources[id]);
    expect(Buckets.map(({ Name }) => Name).toSorted()).toEqual([assets, ...kept].toSorted());
    const retained = Object.entries(stack.template.Resources).filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain');
    for (const [type, names] of Object.entries(await account.standing())) {
      const ids = retained.flatMap(([id, { Type }]) => (Type === type ? [resources[id]] : []));
      const expected = type === 'AWS::SQS::Queue' ? [...ids, listener] : ids;
      expect([type, names.toSorted()]).toEqual([type, expected.toSorted()]);
    }
    tell('deleted; what stands still', countsOf(retained.map(([, { Type }]) => Type)));
    expect(latestSchema.parse(JSON.parse(await text(store('Feed'), 'latest.json'))).sequence).toBe(1);
  });

  /** moto makes the bucket, and leaves out its versioning and its notifications: they are set as the template says them. */
  async function setWhatMotoLeavesOut(): Promise<void> {
    const { id, Properties } = stack.one('AWS::S3::Bucket', 'Uploads');
    const s3 = createS3Client(environment);
    const Bucket = resources[id];
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: Properties.VersioningConfiguration }));
    const queueName = resources[stack.one('AWS::SQS::Queue', 'IntakeQueue').id]?.split('/').at(-1);
    const QueueConfigurations = Properties.NotificationConfiguration.QueueConfigurations.map(
      ({ Event, Filter }: { Event: 's3:ObjectCreated:*'; Filter: { S3Key: { Rules: { Name: 'prefix'; Value: string }[] } } }) => ({
        QueueArn: `arn:aws:sqs:us-east-1:123456789012:${queueName}`,
        Events: [Event],
        Filter: { Key: { FilterRules: Filter.S3Key.Rules } },
      }),
    );
    await s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration: { QueueConfigurations } }));
  }

  /** As if there had been something to tell of a document for an hour. */
  async function letTimePass(document: string): Promise<void> {
    const table = createDocumentTable(createDynamoClient(environment), resources[stack.one('AWS::DynamoDB::Table').id] ?? '');
    const head = await table.getHead(document);
    if (head === null) throw new Error(`no head of ${document}`);
    const tellSince = new Date(Date.now() - 3_600_000).toISOString();
    expect(await table.putHead({ ...head, counter: head.counter + 1, tellSince }, head.counter)).toBe('written');
  }

  function store(name: 'Uploads' | 'Feed') {
    return createS3ObjectStore(createS3Client(environment), resources[stack.one('AWS::S3::Bucket', name).id] ?? '');
  }

  async function environmentOf(name: string): Promise<Record<string, string>> {
    const fn = (await account.functions())[resources[stack.one('AWS::Lambda::Function', name).id] ?? ''];
    if (fn === undefined) throw new Error(`no function ${name}`);
    return fn.Environment.Variables;
  }

  /** The bundle, as Lambda starts it, in the surroundings that the deployed function has. */
  async function start(name: 'Extract' | 'Publish' | 'Notify' | 'Reconcile'): Promise<LambdaProcess> {
    const { id, Properties, ...fn } = stack.one('AWS::Lambda::Function', name);
    const started = await startLambdaProcess({
      folder: stack.asset({ Properties, ...fn }),
      handler: Properties.Handler,
      environment: { ...environment, ...(await environmentOf(name)), AWS_LAMBDA_FUNCTION_NAME: resources[id] ?? '' },
      timeoutSeconds: Properties.Timeout,
    });
    running.push(started);
    return started;
  }
});

/** As S3 writes them; its test message names none. */
function keysIn({ Records }: { readonly Records: readonly unknown[] }): readonly string[] {
  const bodies = (Records as readonly { readonly body: string }[]).map(({ body }) => JSON.parse(body));
  return bodies.flatMap(({ Records = [] }) => Records.map((record: { s3: { object: { key: string } } }) => record.s3.object.key));
}

/** `AWS::SQS::Queue 5, …` */
function countsOf(types: readonly string[]): string {
  const counts = Map.groupBy(types, (type) => type);
  return [...counts]
    .map(([type, { length }]) => `${type} ${length}`)
    .toSorted()
    .join(', ');
}

/** What a function counted, from the lines of its log. */
function counted(process: LambdaProcess): readonly (readonly [string, number])[] {
  const lines = process
    .log()
    .split('\n')
    .filter((line) => line.includes('"_aws"'));
  return lines.map((line) => {
    const { _aws, ...fields } = JSON.parse(line);
    const name = _aws.CloudWatchMetrics[0].Metrics[0].Name;
    return [name, fields[name]] as const;
  });
}

async function text(store: ReturnType<typeof createS3ObjectStore>, key: string): Promise<string> {
  const object = await store.get(key, { bytesMax: 64 * 1024 * 1024 });
  if (object === null) throw new Error(`no ${key}`);
  return new TextDecoder().decode(object.bytes);
}
