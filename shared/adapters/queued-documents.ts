import type { S3Event, SQSEvent, SQSRecord } from 'aws-lambda';
import { decodeEventKey } from '../core/documents/event-key.ts';
import { type KeyMeaning, meaningOfKey } from '../core/documents/keys.ts';
import type { Logger } from '../ports.ts';

export interface QueuedDocuments {
  /** The documents that a batch names, each once, with the messages that named it. */
  readonly documents: ReadonlyMap<string, readonly string[]>;
  /** Messages that cannot be understood. */
  readonly notUnderstood: readonly string[];
}

/** A batch of the intake's messages: what happened to a key is nothing to us, only its name. */
export function queuedDocuments(event: SQSEvent, logger: Logger): QueuedDocuments {
  const documents = new Map<string, string[]>();
  const notUnderstood: string[] = [];
  for (const message of event.Records) {
    try {
      for (const meaning of meaningsOf(message)) {
        if (meaning.kind === 'passed-over') logger.info('passed over', { why: meaning.why });
        else documents.set(meaning.document, [...(documents.get(meaning.document) ?? []), message.messageId]);
      }
    } catch (error) {
      logger.error('message not understood', { correlationId: message.messageId, error });
      notUnderstood.push(message.messageId);
    }
  }
  return { documents, notUnderstood };
}

function meaningsOf(message: SQSRecord): readonly KeyMeaning[] {
  const body = JSON.parse(message.body) as Partial<S3Event> & { readonly Event?: string };
  if (body.Event === 's3:TestEvent') return [{ kind: 'passed-over', why: "S3's test event" }];
  if (!Array.isArray(body.Records)) throw new Error('neither an S3 event nor its test event');
  return body.Records.map((record) => meaningOfKey(decodeEventKey(record.s3.object.key)));
}
