import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudFrontClient, CreateDistributionCommand, ListInvalidationsCommand } from '@aws-sdk/client-cloudfront';
import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureTable } from '../../local/ensure-table.ts';
import { openAwsOpsSystem } from '../../local/ops/aws-ops-system.ts';
import type { OpsSystem } from '../../local/ops/ops-system.ts';
import { redrive, whatDied } from '../../local/ops/redrive.ts';
import { takeDown } from '../../local/ops/take-down.ts';
import { documentPlaces } from '../../local/ops/where-document.ts';
import { createCloudFrontCopies } from '../../shared/adapters/cloudfront-copies.ts';
import { createDynamoClient } from '../../shared/adapters/dynamo/dynamo-client.ts';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import { createSqsClient } from '../../shared/adapters/sqs-client.ts';
import { createSqsQueue } from '../../shared/adapters/sqs-queue.ts';
import type { OpsOutputs } from '../../shared/config.ts';
import { lookAgainMessage } from '../../shared/core/documents/look-again-message.ts';
import { isMotoInstalled, type MotoServer, motoVersion, startMotoServer } from '../support/moto-server.ts';
import { sampleHead } from '../support/sample-documents.ts';

const note = isMotoInstalled() ? '' : ` (skipped: pip install 'moto[server,s3]~=${motoVersion}.0')`;
const queueNames = ['IntakeQueueUrl', 'IntakeDeadLettersUrl', 'IntakeParkedUrl', 'PublishFailuresUrl', 'ReconcileFailuresUrl'] as const;

describe.skipIf(!isMotoInstalled())(`the operators' commands, on a mock of AWS that others wrote${note}`, () => {
  let moto: MotoServer;
  let lambda: Server;
  /** What the functions were asked, and what they answer; moto runs none. */
  let invoked: string[];
  let answers: Readonly<Record<string, { readonly status: number; readonly body: unknown; readonly error?: string }>>;
  let outputs: OpsOutputs;
  let system: OpsSystem;

  beforeAll(async () => {
    moto = await startMotoServer();
    lambda = createServer(async (request, response) => {
      for await (const _ of request);
      const name = /functions\/([^/]+)\/invocations/.exec(request.url ?? '')?.[1] ?? '';
      invoked.push(name);
      const { status, body, error } = answers[name] ?? { status: 404, body: {} };
      const headers = error === undefined ? {} : { [status === 200 ? 'x-amz-function-error' : 'x-amzn-errortype']: error };
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    });
    await once(lambda.listen(0, '127.0.0.1'), 'listening');
    for (const [name, value] of Object.entries({
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL: moto.endpoint,
      AWS_ENDPOINT_URL_LAMBDA: `http://127.0.0.1:${(lambda.address() as AddressInfo).port}`,
    }))
      vi.stubEnv(name, value);
  }, 60_000);
  afterAll(async () => {
    vi.unstubAllEnvs();
    lambda.close();
    await moto.stop();
  });

  beforeEach(async () => {
    await system?.close();
    await fetch(`${moto.endpoint}/moto-api/reset`, { method: 'POST' });
    invoked = [];
    answers = {};
    const s3 = createS3Client(process.env);
    for (const Bucket of ['uploads', 'feed']) await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(new PutBucketVersioningCommand({ Bucket: 'uploads', VersioningConfiguration: { Status: 'Enabled' } }));
    await ensureTable(createDynamoClient(process.env), 'documents');
    const urls = await Promise.all(
      queueNames.map(async (QueueName) => [
        QueueName,
        (await createSqsClient().send(new CreateQueueCommand({ QueueName }))).QueueUrl ?? '',
      ]),
    );
    const names = { UploadsBucketName: 'uploads', FeedBucketName: 'feed', TableName: 'documents' };
    const functions = { PublishFunctionName: 'publish', ReconcileFunctionName: 'reconcile', BulkFunctionName: 'bulk' };
    outputs = { ...names, ...functions, ...(Object.fromEntries(urls) as Record<(typeof queueNames)[number], string>) };
    system = openAwsOpsSystem(outputs);
  });

  describe('redrive', () => {
    it('of all sends what parked messages and heads name, once each, and removes the messages', async () => {
      await send('IntakeParkedUrl', ...Array.from({ length: 23 }, (_, index) => lookAgainMessage(`${index % 20} + 年%.pdf`, 'Reconcile')));
      await giveUp('given up.pdf', '3 + 年%.pdf');
      expect(await whatDied(null, system)).toMatchObject({
        failed: ['given up.pdf', '3 + 年%.pdf'],
        queues: [{ name: 'parked', messages: 23 }, { messages: 0 }, { messages: 0 }],
      });
      const redriven = await redrive(null, system);
      expect(redriven).toMatchObject({ messages: 23, notUnderstood: 0, runs: [] });
      expect(redriven.documents).toHaveLength(21);
      expect(await depths()).toMatchObject({ intake: 21, parked: 0 });
      expect(invoked).toEqual([]);
    });

    it('of one leaves the other messages in sight, and what is none of the intake', async () => {
      await send('IntakeParkedUrl', lookAgainMessage('a.pdf', 'Reconcile'), lookAgainMessage('b.pdf', 'Reconcile'), 'not JSON');
      expect(await redrive('b.pdf', system)).toEqual({ documents: ['b.pdf'], messages: 1, notUnderstood: 1, runs: [] });
      expect(await depths()).toMatchObject({ intake: 1, parked: 2 });
    });

    it('removes no message of which it could not send what it names', async () => {
      await send('IntakeParkedUrl', lookAgainMessage('a.pdf', 'Reconcile'));
      const broken = { ...system, lookAt: async () => Promise.reject(new Error('throttled')) };
      await expect(redrive(null, broken)).rejects.toThrow('throttled');
      expect(await depths()).toMatchObject({ intake: 0, parked: 0 });
      expect((await parked()?.depth())?.taken).toBe(1);
    });

    it('of runs that were given up is one run that succeeds', async () => {
      await send('PublishFailuresUrl', 'bell', 'bell');
      await send('ReconcileFailuresUrl', 'bell');
      answers = {
        publish: { status: 200, body: { kind: 'published', sequence: 7, more: false } },
        reconcile: { status: 200, body: { places: 5, setRight: 1, left: 0, found: [], isWhole: true } },
      };
      expect((await redrive(null, system)).runs).toEqual([
        { name: 'publish failures', messages: 2, outcome: 'Published as sequence 7.' },
        { name: 'reconcile failures', messages: 1, outcome: 'The reconciliation looked at 5 place(s): 1 set right, 0 left for a person.' },
      ]);
      expect(invoked).toEqual(['publish', 'reconcile']);
      expect(await depths()).toMatchObject({ 'publish failures': 0, 'reconcile failures': 0 });
    });

    it('keeps the bells of a run that fails again', async () => {
      await send('PublishFailuresUrl', 'bell');
      answers = { publish: { status: 200, body: { errorMessage: 'AccessDenied' }, error: 'Unhandled' } };
      await expect(redrive(null, system)).rejects.toThrow(/publish failed: .*AccessDenied/);
      expect((await system.queues.find(({ holds }) => holds === 'publishing runs')?.inspection.depth())?.taken).toBe(1);
    });
  });

  it('where looks through the parked messages for a document, and puts all of them back', async () => {
    await send('IntakeParkedUrl', ...['a.pdf', 'b.pdf', 'a.pdf'].map((document) => lookAgainMessage(document, 'Reconcile')));
    const { queues, bucket, head, receipt, feed } = await documentPlaces('a.pdf', system);
    expect({ bucket, head, receipt, feed }).toEqual({ bucket: null, head: null, receipt: null, feed: null });
    expect(queues.find(({ name }) => name === 'parked')).toEqual({ name: 'parked', waiting: 3, taken: 0, named: 2 });
    expect(queues.find(({ name }) => name === 'intake')).toMatchObject({ waiting: 0, named: null });
    expect(await depths()).toMatchObject({ parked: 3 });
  });

  it('a takedown has a distribution drop all copies, and says by which name to ask; one that is not there is an error', async () => {
    const cloudFront = new CloudFrontClient({});
    const origin = { Id: 'feed', DomainName: 'feed.s3.amazonaws.com', S3OriginConfig: { OriginAccessIdentity: '' } };
    const behavior = { TargetOriginId: 'feed', ViewerProtocolPolicy: 'redirect-to-https' } as const;
    const { Distribution } = await cloudFront.send(
      new CreateDistributionCommand({
        DistributionConfig: {
          ...{ CallerReference: '1', Comment: '', Enabled: true },
          ...{ Origins: { Quantity: 1, Items: [origin] }, DefaultCacheBehavior: behavior },
        },
      }),
    );
    const distributionId = Distribution?.Id ?? '';
    // moto spells the status in another way than AWS, so that nothing is ever over there.
    const patience = { waitMsMax: 1, askEveryMs: 1 };
    answers = { publish: { status: 200, body: { kind: 'nothing-new', more: false } }, bulk: { status: 200, body: { kind: 'no-release' } } };
    const copies = createCloudFrontCopies(cloudFront, distributionId, patience);
    const { copies: dropped, urls } = await takeDown('a'.repeat(64), { who: '值班员', why: '误公开' }, { ...system, copies });
    expect(dropped).toMatchObject({ distributionId, isOver: false });
    expect(urls).toEqual([]);
    expect(invoked).toEqual(['publish', 'bulk']);
    const { InvalidationList } = await cloudFront.send(new ListInvalidationsCommand({ DistributionId: distributionId }));
    expect(InvalidationList?.Items?.map(({ Id }) => Id)).toEqual([dropped?.id]);
    await expect(createCloudFrontCopies(cloudFront, 'E0', patience).drop('once')).rejects.toThrow(/does not exist/);
    cloudFront.destroy();
  });

  it('a function that runs already is not run twice: the command says so', async () => {
    answers = { reconcile: { status: 429, body: { Type: 'User', message: 'Rate exceeded' }, error: 'TooManyRequestsException' } };
    await expect(system.reconcile()).rejects.toThrow('reconcile runs already, once at a time: try again in some minutes');
    expect(invoked).toEqual(['reconcile']);
  });

  function send(queue: (typeof queueNames)[number], ...bodies: readonly string[]): Promise<void> {
    return createSqsQueue(createSqsClient(), outputs[queue]).send(bodies);
  }

  async function giveUp(...documents: readonly string[]): Promise<void> {
    for (const [index, document] of documents.entries()) {
      const failed = { versionId: 'v', at: `2026-03-01T08:00:0${index}.000Z` };
      await system.table.putHead(sampleHead({ document, failed }), null);
    }
  }

  function parked() {
    return system.queues.find(({ holds }) => holds === 'parked uploads')?.inspection;
  }

  async function depths(): Promise<Readonly<Record<string, number>>> {
    const waiting = system.queues.map(async ({ name, inspection }) => [name, (await inspection.depth()).waiting]);
    return Object.fromEntries(await Promise.all(waiting));
  }
});
