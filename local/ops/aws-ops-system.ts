import { createDynamoClient } from '../../shared/adapters/dynamo-client.ts';
import { createDocumentTable } from '../../shared/adapters/dynamo-document-table.ts';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import { createS3ObjectStore } from '../../shared/adapters/s3-object-store.ts';
import { createSqsClient } from '../../shared/adapters/sqs-client.ts';
import { createSqsQueue } from '../../shared/adapters/sqs-queue.ts';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import { opsConfig } from '../../shared/config.ts';
import { lookAgainMessage } from '../../shared/core/documents/look-again-message.ts';
import type { OpsSystem } from './ops-system.ts';

/**
 * A system on AWS, or on servers that speak its language: names as the stack gives them out (UPLOADS_BUCKET, FEED_BUCKET, TABLE_NAME, INTAKE_QUEUE_URL), region,
 * endpoints and keys as the SDK knows them.
 */
export function openAwsOpsSystem(environment: Readonly<Record<string, string | undefined>>): OpsSystem {
  const config = opsConfig(environment);
  const [s3, dynamo, sqs] = [createS3Client(environment), createDynamoClient(environment), createSqsClient()];
  const intake = createSqsQueue(sqs, config.intakeQueueUrl);
  return {
    table: createDocumentTable(dynamo, config.tableName),
    uploads: createS3ObjectStore(s3, config.uploadsBucket),
    feed: createS3ObjectStore(s3, config.feedBucket),
    clock: systemClock,
    lookAt: (documents) => intake.send(documents.map((document) => lookAgainMessage(document, 'Reprocess'))),
    publish: async () => 'The publisher takes it up at its next run, within five minutes.',
    close: async () => {
      for (const client of [s3, dynamo, sqs]) client.destroy();
    },
  };
}
