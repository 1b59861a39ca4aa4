import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openAwsOpsSystem } from '../../../local/ops/aws-ops-system.ts';

interface Entry {
  readonly Id: string;
  readonly MessageBody: string;
}

let server: Server;
let taken: string[];
/** Which entries of a batch the queue refuses this once. */
let refused: (entry: Entry) => boolean;

beforeEach(async () => {
  taken = [];
  refused = () => false;
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { Entries } = JSON.parse(Buffer.concat(chunks).toString()) as { Entries: Entry[] };
    const failed = Entries.filter(refused);
    const successful = Entries.filter((entry) => !failed.includes(entry));
    taken.push(...successful.map(({ MessageBody }) => MessageBody));
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(
      JSON.stringify({
        Successful: successful.map(({ Id, MessageBody }) => ({ Id, MessageId: Id, MD5OfMessageBody: md5(MessageBody) })),
        Failed: failed.map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false, Message: 'no' })),
      }),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const [name, value] of Object.entries({
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_SQS: endpoint,
  })) {
    vi.stubEnv(name, value);
  }
});
afterEach(async () => {
  vi.unstubAllEnvs();
  server.close();
});

const documents = Array.from({ length: 23 }, (_, index) => `教育局/2021 年 + ${index}%.pdf`);

it('sends to the intake queue the key as S3 itself writes it, one message each', async () => {
  await lookAt(documents);
  const keys = taken.map((body) => JSON.parse(body).Records[0].s3.object.key);
  expect(keys.map((key) => decodeURIComponent(key.replaceAll('+', ' ')))).toEqual(documents.map((document) => `incoming/${document}`));
});

it('sends again what the queue did not take', async () => {
  const once = new Set<string>();
  refused = ({ MessageBody }) => /[37]%25/.test(MessageBody) && !once.has(MessageBody) && once.add(MessageBody) !== undefined;
  await lookAt(documents);
  expect(new Set(taken).size).toBe(documents.length);
  expect(taken).toHaveLength(documents.length);
});

it('fails where the queue takes nothing', async () => {
  refused = () => true;
  await expect(lookAt(documents)).rejects.toThrow('the queue took nothing: InternalError');
});

async function lookAt(some: readonly string[]): Promise<void> {
  const queue = `${process.env.AWS_ENDPOINT_URL_SQS}/000000000000/intake`;
  const system = openAwsOpsSystem({
    ...{ UploadsBucketName: 'uploads', FeedBucketName: 'feed', TableName: 'documents' },
    ...{
      IntakeQueueUrl: queue,
      IntakeDeadLettersUrl: queue,
      IntakeParkedUrl: queue,
      PublishFailuresUrl: queue,
      ReconcileFailuresUrl: queue,
    },
    ...{ PublishFunctionName: 'publish', ReconcileFunctionName: 'reconcile', BulkFunctionName: 'bulk' },
  });
  try {
    await system.lookAt(some);
  } finally {
    await system.close();
  }
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
