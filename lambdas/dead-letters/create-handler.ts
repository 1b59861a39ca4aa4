import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createDynamoClient } from '../../shared/adapters/dynamo/dynamo-client.ts';
import { createDocumentTable } from '../../shared/adapters/dynamo/dynamo-document-table.ts';
import { createEmfMetrics } from '../../shared/adapters/emf-metrics.ts';
import { createLogger } from '../../shared/adapters/logger.ts';
import { queuedDocuments } from '../../shared/adapters/queued-documents.ts';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import { createS3ObjectStore } from '../../shared/adapters/s3-object-store.ts';
import { createSqsClient } from '../../shared/adapters/sqs-client.ts';
import { createSqsQueue } from '../../shared/adapters/sqs-queue.ts';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import { deadLettersConfig } from '../../shared/config.ts';
import { metricNames } from '../../shared/metrics.ts';
import type { Clock, Logger, MessageQueue, Metrics } from '../../shared/ports.ts';
import { markFailed } from './mark-failed.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a caller on this machine may give instead of what a Lambda makes for itself. */
export interface DeadLettersParts {
  readonly s3: ReturnType<typeof createS3Client>;
  readonly dynamo: ReturnType<typeof createDynamoClient>;
  /** Where messages wait for a person. */
  readonly parked: MessageQueue;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/**
 * Wires the adapters and returns the handler of what ran out of tries: the receipts of the documents named say so, then each message is parked, where an
 * operator finds it and starts it again. A message that fails here too is parked by the queue itself.
 */
export function createDeadLettersHandler(
  environment: Environment,
  given: Partial<DeadLettersParts> = {},
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  const config = deadLettersConfig(environment);
  const logger = given.logger ?? createLogger('dead-letters', environment);
  const clock = given.clock ?? systemClock;
  const metrics = given.metrics ?? createEmfMetrics(environment, clock);
  const parked = given.parked ?? createSqsQueue(createSqsClient(), config.parkedQueueUrl);
  const ports = {
    uploads: createS3ObjectStore(given.s3 ?? createS3Client(environment), config.uploadsBucket),
    table: createDocumentTable(given.dynamo ?? createDynamoClient(environment), config.tableName),
    clock,
  };
  return async (event) => {
    const failed = new Set<string>();
    for (const [document, messages] of queuedDocuments(event, logger).documents) {
      // As the extraction logged it, five times.
      const [correlationId] = messages;
      try {
        const outcome = await markFailed(document, ports);
        logger.info('dead letter', { correlationId, document, outcome });
        if (outcome === 'marked') metrics.put(metricNames.failedDocuments, 1);
      } catch (error) {
        logger.error('failure not marked', { correlationId, document, error });
        for (const message of messages) failed.add(message);
      }
    }
    await parked.send(event.Records.filter(({ messageId }) => !failed.has(messageId)).map(({ body }) => body));
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}
