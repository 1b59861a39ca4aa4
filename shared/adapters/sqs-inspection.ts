import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { QueueInspection, TakenMessage } from '../ports.ts';

/** SQS's limit for a batch of messages. */
const batchMax = 10;
/** For how long what was taken is out of others' sight: far longer than a batch is dealt with, and short where that dies. */
const takenSeconds = 300;
/** With none, SQS asks only some of its servers, and may find nothing where there is something. */
const waitSeconds = 1;

/** A queue of SQS, looked into by hand. */
export function createSqsInspection(client: SQSClient, queueUrl: string): QueueInspection {
  return {
    depth: async () => {
      const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
      const { Attributes = {} } = await client.send(
        new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...AttributeNames] }),
      );
      return {
        waiting: Number(Attributes.ApproximateNumberOfMessages ?? 0),
        taken: Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
      };
    },

    take: async () => {
      const options = { MaxNumberOfMessages: batchMax, VisibilityTimeout: takenSeconds, WaitTimeSeconds: waitSeconds };
      const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: queueUrl, ...options }));
      return Messages.map(({ MessageId = '', Body = '', ReceiptHandle = '' }) => ({ id: MessageId, body: Body, handle: ReceiptHandle }));
    },

    remove: (messages) => inBatches(messages, (Entries) => client.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }))),

    putBack: (messages) =>
      inBatches(messages, (Entries) =>
        client.send(
          new ChangeMessageVisibilityBatchCommand({
            QueueUrl: queueUrl,
            Entries: Entries.map((entry) => ({ ...entry, VisibilityTimeout: 0 })),
          }),
        ),
      ),
  };
}

interface Entry {
  readonly Id: string;
  readonly ReceiptHandle: string;
}

/** What the queue refuses of a batch is an error: the message is in sight again soon, and nothing is lost. */
async function inBatches(
  messages: readonly TakenMessage[],
  send: (
    entries: Entry[],
  ) => Promise<{ readonly Failed?: readonly { readonly Code: string | undefined; readonly Message?: string | undefined }[] | undefined }>,
): Promise<void> {
  for (let begin = 0; begin < messages.length; begin += batchMax) {
    const batch = messages.slice(begin, begin + batchMax);
    const { Failed = [] } = await send(batch.map(({ handle }, index) => ({ Id: String(index), ReceiptHandle: handle })));
    if (Failed.length > 0) throw new Error(`the queue refused ${Failed.length} message(s): ${Failed[0]?.Code} ${Failed[0]?.Message ?? ''}`);
  }
}
