import type { S3Event, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { createDynamoClient } from '../../shared/adapters/dynamo-client.ts';
import { createDocumentTable } from '../../shared/adapters/dynamo-document-table.ts';
import { createEmfMetrics } from '../../shared/adapters/emf-metrics.ts';
import { createLogger } from '../../shared/adapters/logger.ts';
import { createPdfProcessReader } from '../../shared/adapters/pdf-process-reader.ts';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import { createS3ObjectStore } from '../../shared/adapters/s3-object-store.ts';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import { extractConfig } from '../../shared/config.ts';
import { type KeyMeaning, meaningOfKey } from '../../shared/core/documents/keys.ts';
import { engineVersion } from '../../shared/core/engine.ts';
import type { Clock, Logger, Metrics, PageReader } from '../../shared/ports.ts';
import { extractDocument } from './extract-document.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a caller on this machine may give instead of what a Lambda makes for itself. */
export interface ExtractParts {
  readonly s3: ReturnType<typeof createS3Client>;
  readonly dynamo: ReturnType<typeof createDynamoClient>;
  readonly reader: PageReader;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** The version of what the reader and the checks give. */
  readonly engine: string;
}

/** Wires the adapters and returns the handler of the queue's events: each message names keys, each key is brought up to what the bucket holds now. */
export function createExtractHandler(
  environment: Environment,
  given: Partial<ExtractParts> = {},
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  const config = extractConfig(environment);
  const logger = given.logger ?? createLogger('extract', environment);
  const clock = given.clock ?? systemClock;
  const ports = {
    uploads: createS3ObjectStore(given.s3 ?? createS3Client(environment), config.uploadsBucket),
    table: createDocumentTable(given.dynamo ?? createDynamoClient(environment), config.tableName),
    reader: given.reader ?? createPdfProcessReader({ logger }),
    engine: given.engine ?? engineVersion,
    clock,
    metrics: given.metrics ?? createEmfMetrics(environment, clock),
    publicationDelaySeconds: config.publicationDelaySeconds,
    withdrawalDelaySeconds: config.withdrawalDelaySeconds,
  };
  return async (event) => {
    const failed = new Set<string>();
    for (const [document, messages] of documentsOf(event, logger, failed)) {
      try {
        const head = await extractDocument(document, ports);
        logger.info('document extracted', { document, state: head?.state ?? 'absent', version: head?.versionId, revision: head?.revision });
      } catch (error) {
        logger.error('document not extracted', { document, error });
        for (const message of messages) failed.add(message);
      }
    }
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

/** The documents that a batch names, each once, with the messages that named it. A message that cannot be understood fails by itself. */
function documentsOf(event: SQSEvent, logger: Logger, failed: Set<string>): ReadonlyMap<string, readonly string[]> {
  const documents = new Map<string, string[]>();
  for (const message of event.Records) {
    try {
      for (const meaning of meaningsOf(message)) {
        if (meaning.kind === 'passed-over') logger.info('passed over', { why: meaning.why });
        else documents.set(meaning.document, [...(documents.get(meaning.document) ?? []), message.messageId]);
      }
    } catch (error) {
      logger.error('message not understood', { messageId: message.messageId, error });
      failed.add(message.messageId);
    }
  }
  return documents;
}

function meaningsOf(message: SQSRecord): readonly KeyMeaning[] {
  const body = JSON.parse(message.body) as Partial<S3Event> & { readonly Event?: string };
  if (body.Event === 's3:TestEvent') return [{ kind: 'passed-over', why: "S3's test event" }];
  if (!Array.isArray(body.Records)) throw new Error('neither an S3 event nor its test event');
  return body.Records.map((record) => meaningOfKey(decodeKey(record.s3.object.key)));
}

/** S3's notifications form-encode keys: `+` is a space, the rest UTF-8 in percent escapes. */
function decodeKey(key: string): string {
  return decodeURIComponent(key.replaceAll('+', ' '));
}
