import { setTimeout } from 'node:timers/promises';
import type { SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { LocalQueue } from '../../local/local-queue.ts';
import type { S3Change } from '../../local/s3/event.ts';

describe('the queue between S3 and the handler', () => {
  it('delivers in batches', async () => {
    const queue = queueOf(7);
    const sizes: number[] = [];
    await queue.drain(
      [
        async ({ Records }) => {
          sizes.push(Records.length);
          return { batchItemFailures: [] };
        },
      ],
      () => {},
    );
    expect(sizes).toEqual([5, 2]);
  });

  it('delivers again only what failed, counting the receives', async () => {
    const seen: string[] = [];
    const done: string[] = [];
    await queueOf(2).drain(
      [
        async ({ Records }) => {
          seen.push(...Records.map(({ body, attributes }) => `${keyOf(body)} ${attributes.ApproximateReceiveCount}`));
          const failed = Records.filter(({ body, attributes }) => keyOf(body) === 'k1' && attributes.ApproximateReceiveCount === '1');
          return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
        },
      ],
      ({ key }) => done.push(key),
    );
    expect(seen).toEqual(['k0 1', 'k1 1', 'k1 2']);
    expect(done).toEqual(['k0', 'k1']);
  });

  it('has as many batches out as there are consumers, and ends when the last is done', async () => {
    const queue = queueOf(15);
    const [out, most] = [new Set<number>(), [] as number[]];
    const consumer = (id: number) => async () => {
      out.add(id);
      most.push(out.size);
      await setTimeout(5);
      out.delete(id);
      return { batchItemFailures: [] };
    };
    const done: string[] = [];
    await queue.drain([consumer(1), consumer(2)], ({ key }) => done.push(key));
    expect([Math.max(...most), out.size, done.length]).toEqual([2, 0, 15]);
  });

  it.each<[string, (event: SQSEvent) => { itemIdentifier: string }[]]>([
    [
      'throws',
      () => {
        throw new Error('no world');
      },
    ],
    ['names a message that is not of the batch', () => [{ itemIdentifier: 'another' }]],
  ])('fails the whole batch where the handler %s; after five receives they are dead letters', async (_what, answer) => {
    const queue = queueOf(2);
    let calls = 0;
    await queue.drain(
      [
        async (event) => {
          calls += 1;
          return { batchItemFailures: answer(event) };
        },
      ],
      () => {},
    );
    expect(calls).toBe(5);
    expect(queue.deadLetters.map(({ key }) => key)).toEqual(['k0', 'k1']);
  });
});

function queueOf(messages: number): LocalQueue {
  const queue = new LocalQueue({ batchMax: 5 });
  for (let index = 0; index < messages; index++) queue.send(change(`k${index}`));
  return queue;
}

function change(key: string): S3Change {
  return {
    bucket: 'b',
    key,
    kind: 'created',
    eventName: 'ObjectCreated:Put',
    versionId: 'v',
    sequencer: '00',
    etag: 'e',
    bytes: 1,
    eventTime: '2026-01-01T00:00:00.000Z',
  };
}

function keyOf(body: string): string {
  return JSON.parse(body).Records[0].s3.object.key;
}
