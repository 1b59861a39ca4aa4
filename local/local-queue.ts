import { randomUUID } from 'node:crypto';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type S3Change, s3SqsEvent } from './s3/event.ts';

/** As the stack's queue has it: messages a batch, and receives before the dead-letter queue. */
const batchMax = 1;
const receivesMax = 5;

interface Message {
  readonly change: S3Change;
  readonly messageId: string;
  readonly sentAt: Date;
  receiveCount: number;
}

export type Consumer = (event: SQSEvent) => Promise<SQSBatchResponse>;

/** What a queue between S3 and Lambda does: batches, partial batch responses, a redelivery for what failed, dead letters at the end. */
export class LocalQueue {
  readonly deadLetters: S3Change[] = [];
  readonly #batchMax: number;
  #waiting: Message[] = [];

  constructor(options: { readonly batchMax?: number } = {}) {
    this.#batchMax = options.batchMax ?? batchMax;
  }

  send(change: S3Change): void {
    this.#waiting.push({ change, messageId: randomUUID(), sentAt: new Date(), receiveCount: 0 });
  }

  /**
   * Delivers until nothing waits, or it is told to stop between two batches. Each consumer has one batch at a time, so that there are as many at work as
   * there are consumers. `onDone` hears of each message that is through: taken, or dead.
   */
  async drain(consumers: readonly Consumer[], onDone: (change: S3Change) => void, stop?: AbortSignal): Promise<void> {
    while (this.#waiting.length > 0 && stop?.aborted !== true) {
      await Promise.all(consumers.map((consumer) => this.#serve(consumer, onDone, stop)));
    }
  }

  async #serve(consumer: Consumer, onDone: (change: S3Change) => void, stop: AbortSignal | undefined): Promise<void> {
    while (this.#waiting.length > 0 && stop?.aborted !== true) {
      const batch = this.#waiting.splice(0, this.#batchMax);
      for (const message of batch) message.receiveCount += 1;
      const failed = await this.#deliver(batch, consumer);
      for (const message of batch) {
        if (!failed.has(message.messageId)) onDone(message.change);
        else if (message.receiveCount < receivesMax) this.#waiting.push(message);
        else {
          this.deadLetters.push(message.change);
          onDone(message.change);
        }
      }
    }
  }

  /** The dead letters, as the queue behind the queue delivers them. */
  deadLetterEvent(): SQSEvent {
    const deliveries = this.deadLetters.map((change, index) => ({
      change,
      delivery: {
        messageId: `dead-${index}`,
        receiveCount: 1,
        sentAt: new Date(change.eventTime),
        queueName: 'jixiao-intake-dead-letters',
      },
    }));
    return s3SqsEvent(deliveries);
  }

  /** An exception, or an identifier that is not of the batch, fails the whole batch: so does Lambda. */
  async #deliver(batch: readonly Message[], consumer: Consumer): Promise<ReadonlySet<string>> {
    const all = new Set(batch.map(({ messageId }) => messageId));
    const deliveries = batch.map(({ change, ...delivery }) => ({ change, delivery: { ...delivery, queueName: 'jixiao-intake' } }));
    try {
      const { batchItemFailures } = await consumer(s3SqsEvent(deliveries));
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      return [...failed].every((id) => all.has(id)) ? failed : all;
    } catch {
      return all;
    }
  }
}
