import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createDynamoClient } from '../../shared/adapters/dynamo-client.ts';
import { createDocumentTable } from '../../shared/adapters/dynamo-document-table.ts';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import { createS3ObjectStore } from '../../shared/adapters/s3-object-store.ts';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import { opsConfig } from '../../shared/config.ts';
import { incomingKey } from '../../shared/core/documents/keys.ts';
import { encodeEventKey } from '../s3/event.ts';
import type { OpsSystem } from './ops-system.ts';

/** SQS's limit for a batch of messages. */
const batchMax = 10;

/**
 * A system on AWS, or on servers that speak its language: names as the stack gives them out (UPLOADS_BUCKET, TABLE_NAME, INTAKE_QUEUE_URL), region,
 * endpoints and keys as the SDK knows them.
 */
export function openAwsOpsSystem(environment: Readonly<Record<string, string | undefined>>): OpsSystem {
  const config = opsConfig(environment);
  const [s3, dynamo, sqs] = [createS3Client(environment), createDynamoClient(environment), new SQSClient({})];
  return {
    table: createDocumentTable(dynamo, config.tableName),
    uploads: createS3ObjectStore(s3, config.uploadsBucket),
    clock: systemClock,
    lookAt: (documents) => sendAll(documents, config, sqs),
    publish: async () => 'The publisher takes it up at its next run, within five minutes.',
    close: async () => {
      for (const client of [s3, dynamo, sqs]) client.destroy();
    },
  };
}

/** Messages as S3 itself would send them: they only name a key. What SQS did not take is sent again; where it takes none, that is an error. */
async function sendAll(documents: readonly string[], { uploadsBucket, intakeQueueUrl }: ReturnType<typeof opsConfig>, sqs: SQSClient) {
  let waiting = [...documents];
  while (waiting.length > 0) {
    const batch = waiting.slice(0, batchMax);
    const Entries = batch.map((document, index) => ({ Id: String(index), MessageBody: messageBody(document, uploadsBucket) }));
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: intakeQueueUrl, Entries }));
    if (Failed.length === batch.length) throw new Error(`the intake queue took nothing: ${Failed[0]?.Code} ${Failed[0]?.Message ?? ''}`);
    waiting = [...Failed.map(({ Id }) => batch[Number(Id)] ?? ''), ...waiting.slice(batch.length)];
  }
}

function messageBody(document: string, bucket: string): string {
  const object = { key: encodeEventKey(incomingKey(document)) };
  return JSON.stringify({ Records: [{ eventSource: 'jixiao:ops', eventName: 'Reprocess', s3: { bucket: { name: bucket }, object } }] });
}
