import type { SQSEvent } from 'aws-lambda';
import { meaningsOfMessage } from '../core/documents/meanings-of-message.ts';
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
      for (const meaning of meaningsOfMessage(message.body)) {
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
