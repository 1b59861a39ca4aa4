import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { MessageQueue } from '../ports.ts';

/** SQS's limit for a batch of messages. */
const batchMax = 10;

/** A queue of SQS. What it did not take is sent again; where it takes none, that is an error. */
export function createSqsQueue(client: SQSClient, queueUrl: string): MessageQueue {
  return {
    send: async (bodies) => {
      let waiting = [...bodies];
      while (waiting.length > 0) {
        const batch = waiting.slice(0, batchMax);
        const Entries = batch.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
        const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
        if (Failed.length === batch.length) throw new Error(`the queue took nothing: ${Failed[0]?.Code} ${Failed[0]?.Message ?? ''}`);
        waiting = [...Failed.map(({ Id }) => batch[Number(Id)] ?? ''), ...waiting.slice(batch.length)];
      }
    },
  };
}
