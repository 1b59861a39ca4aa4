import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExtractHandler } from '../../lambdas/extract/create-handler.ts';
import { encodeEventKey } from '../../shared/core/documents/event-key.ts';
import { incomingKey } from '../../shared/core/documents/keys.ts';
import { type Pipeline, startPipeline } from '../support/pipeline.ts';
import { reportOf } from '../support/report-pdf.ts';

let pipeline: Pipeline;
let handler: (event: SQSEvent) => Promise<SQSBatchResponse>;
beforeAll(async () => {
  pipeline = await startPipeline();
  handler = createExtractHandler(pipeline.system.environment);
});
afterAll(() => pipeline.close());

describe('a batch of messages', () => {
  it('is taken whole where every key can be dealt with, whatever the event says of it', async () => {
    await pipeline.drop('甲 + 乙.pdf', reportOf('某市教育局', 2021, [{ name: '校园足球' }]));
    const key = encodeEventKey(incomingKey('甲 + 乙.pdf'));
    const answer = await handler(
      batch([
        created(key),
        created(key),
        { Records: [{ ...record(key), eventName: 'ObjectRemoved:Delete' }] },
        created('incoming/never-there.pdf'),
      ]),
    );
    expect(answer).toEqual({ batchItemFailures: [] });
    expect((await pipeline.receipt('甲 + 乙.pdf')).status).toBe('accepted');
    expect(await pipeline.system.table.getHead('never-there.pdf')).toBe(null);
  });

  it("passes over S3's test event, folder markers, other prefixes and what programs leave behind", async () => {
    const test = { Service: 'Amazon S3', Event: 's3:TestEvent', Time: '2026-01-01T00:00:00.000Z', Bucket: 'b' };
    const answer = await handler(batch([test, created('incoming/folder/'), created('receipts/a.pdf.json'), created('incoming/.DS_Store')]));
    expect(answer).toEqual({ batchItemFailures: [] });
  });

  it.each([
    ['is no JSON', 'hello'],
    ['is of another kind', { detail: {} }],
    ['has a key that is not form-encoded', created('incoming/%E4%BD')],
  ])('fails by one message where it %s, and the others go on', async (_what, wrong) => {
    await pipeline.drop('good.pdf', reportOf('某市教育局', 2021, [{ name: '食堂补贴' }]));
    const answer = await handler(batch([wrong, created('incoming/good.pdf')]));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
    expect((await pipeline.receipt('good.pdf')).status).toBe('accepted');
  });
});

describe('when the world fails', () => {
  it('every message that names the document goes back, and no receipt is made up', async () => {
    const broken = createExtractHandler({ ...pipeline.system.environment, TABLE_NAME: 'no-such-table' });
    await pipeline.drop('later.pdf', reportOf('某市教育局', 2021, [{ name: '校舍维修' }]));
    const answer = await broken(batch([created('incoming/later.pdf'), created('incoming/.DS_Store'), created('incoming/later.pdf')]));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }, { itemIdentifier: 'message-2' }] });
    await expect(pipeline.receipt('later.pdf')).rejects.toThrow('no receipt');
  });
});

describe('a cold start', () => {
  it.each(['UPLOADS_BUCKET', 'TABLE_NAME', 'PUBLICATION_DELAY_SECONDS', 'WITHDRAWAL_DELAY_SECONDS'])(
    'without %s stops, and names it',
    (name) => {
      const { [name]: _left, ...environment } = pipeline.system.environment;
      expect(() => createExtractHandler(environment)).toThrow(name);
    },
  );
});

function created(key: string) {
  return { Records: [record(key)] };
}

function record(key: string) {
  return { eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', s3: { bucket: { name: 'jixiao-uploads' }, object: { key } } };
}

function batch(bodies: readonly unknown[]): SQSEvent {
  const records = bodies.map((body, index) => ({
    messageId: `message-${index}`,
    receiptHandle: '',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: { ApproximateReceiveCount: '1', SentTimestamp: '0', SenderId: '', ApproximateFirstReceiveTimestamp: '0' },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:intake',
    awsRegion: 'us-east-1',
  }));
  return { Records: records };
}
