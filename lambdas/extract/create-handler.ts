import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createDynamoClient } from '../../shared/adapters/dynamo/dynamo-client.ts';
import { createDocumentTable } from '../../shared/adapters/dynamo/dynamo-document-table.ts';
import { createEmfMetrics } from '../../shared/adapters/emf-metrics.ts';
import { createLogger } from '../../shared/adapters/logger.ts';
import { createPdfProcessReader } from '../../shared/adapters/pdf/pdf-process-reader.ts';
import { queuedDocuments } from '../../shared/adapters/queued-documents.ts';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import { createS3ObjectStore } from '../../shared/adapters/s3-object-store.ts';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import { extractConfig } from '../../shared/config.ts';
import { engineVersion } from '../../shared/core/engine.ts';
import type { Clock, Logger, Metrics, PageReader } from '../../shared/ports.ts';
import { type ExtractedDocument, extractDocument } from './extract-document.ts';

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
): (event: SQSEvent, context?: Partial<Pick<Context, 'awsRequestId'>>) => Promise<SQSBatchResponse> {
  const config = extractConfig(environment);
  const logger = given.logger ?? createLogger('extract', environment);
  const clock = given.clock ?? systemClock;
  const ports = {
    uploads: createS3ObjectStore(given.s3 ?? createS3Client(environment), config.uploadsBucket),
    table: createDocumentTable(given.dynamo ?? createDynamoClient(environment), config.tableName),
    reader: given.reader ?? createPdfProcessReader({ logger, startsAhead: true }),
    engine: given.engine ?? engineVersion,
    clock,
    metrics: given.metrics ?? createEmfMetrics(environment, clock),
    publicationDelaySeconds: config.publicationDelaySeconds,
    withdrawalDelaySeconds: config.withdrawalDelaySeconds,
  };
  return async (event, context = {}) => {
    const { documents, notUnderstood } = queuedDocuments(event, logger);
    const failed = new Set(notUnderstood);
    for (const [document, messages] of documents) {
      // The message's id stays the same through every retry, and among the dead letters.
      const [correlationId] = messages;
      // Before it is read: where a run is cut off, nothing else says at which document. Lambda's own lines have its request id.
      logger.info('document begun', { correlationId, requestId: context.awsRequestId, document });
      try {
        const extracted = await extractDocument(document, ports);
        logger.info('document extracted', { correlationId, document, ...(extracted === null ? { state: 'absent' } : told(extracted)) });
      } catch (error) {
        logger.error('document not extracted', { correlationId, document, error });
        for (const message of messages) failed.add(message);
      }
    }
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

/** What the log says of a document: what became of it, by codes; none of its text. */
function told({ head, receipt }: ExtractedDocument) {
  const { state, versionId, revision } = head;
  const { status, recordsAccepted, recordsHeld, findings, records } = receipt;
  const recordsKept = records.filter((record) => record.status === 'kept').length;
  // One text: of a list, a question to the log can show single places only.
  const codes = [...new Set(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code))].join(' ');
  return { state, version: versionId, revision, status, recordsAccepted, recordsHeld, recordsKept, codes };
}
