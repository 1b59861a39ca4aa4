import { SQSClient } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { createSqsQueue } from '../../shared/adapters/sqs-queue.ts';

interface Entry {
  readonly Id: string;
  readonly MessageBody: string;
}

it('sends what it is given in batches of ten, and again what was not taken', async () => {
  const sent: (readonly string[])[] = [];
  const queue = queueThat((batch) => {
    sent.push(batch.map(({ MessageBody }) => MessageBody));
    return { Failed: sent.length === 1 ? batch.slice(8).map(({ Id }) => ({ Id, Code: 'Throttled' })) : [] };
  });
  await queue.send(Array.from({ length: 12 }, (_, index) => `m${index}`));
  expect(sent).toEqual([
    ['m0', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9'],
    ['m8', 'm9', 'm10', 'm11'],
  ]);
});

it('fails where nothing is taken, with what the queue says', async () => {
  const queue = queueThat((batch) => ({ Failed: batch.map(({ Id }) => ({ Id, Code: 'AccessDenied', Message: 'no' })) }));
  await expect(queue.send(['m'])).rejects.toThrow('the queue took nothing: AccessDenied no');
});

it('sends nothing where there is nothing to send', async () => {
  const queue = queueThat(() => {
    throw new Error('a call');
  });
  await queue.send([]);
});

/** A queue behind the real client, whose answers are ours. */
function queueThat(answer: (batch: readonly Entry[]) => object) {
  const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  client.middlewareStack.add(
    (_next) => async (args) =>
      ({ response: {}, output: { $metadata: {}, ...answer((args.input as { Entries: readonly Entry[] }).Entries) } }) as never,
    { step: 'initialize', priority: 'low' },
  );
  return createSqsQueue(client, 'http://127.0.0.1:9/queue');
}
