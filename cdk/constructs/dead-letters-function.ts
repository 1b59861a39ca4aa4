import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { DeadLettersEnvironment } from '../../shared/config.ts';
import type { DeploymentSettings } from '../deployment-settings.ts';
import { handlerCode } from '../handler-code.ts';
import type { DocumentsTable } from './documents-table.ts';
import type { IntakeQueue } from './intake-queue.ts';
import { PipelineFunction } from './pipeline-function.ts';
import type { UploadsBucket } from './uploads-bucket.ts';

/** A receipt takes less than a second. */
export const deadLettersTimeout = Duration.seconds(60);

const messagesPerInvocation = 10;

/** Where thousands fail at once, the officers' receipts need not be the first to take the table's throughput. */
const concurrentMax = 2;

export interface DeadLettersFunctionProps {
  readonly intake: IntakeQueue;
  readonly uploads: UploadsBucket;
  readonly documents: DocumentsTable;
  readonly settings: DeploymentSettings;
}

export class DeadLettersFunction extends Construct {
  readonly handler: PipelineFunction;

  constructor(scope: Construct, id: string, { intake, uploads, documents, settings }: DeadLettersFunctionProps) {
    super(scope, id);
    const environment: DeadLettersEnvironment = {
      UPLOADS_BUCKET: uploads.bucket.bucketName,
      TABLE_NAME: documents.table.tableName,
      PARKED_QUEUE_URL: intake.parked.queue.queueUrl,
    };
    this.handler = new PipelineFunction(this, 'Handler', {
      description: 'Tells officers of documents that the system could not process, and parks the messages for an operator',
      code: handlerCode('dead-letters'),
      environment,
      timeout: deadLettersTimeout,
      logRetentionDays: settings.logRetentionDays,
      // As many as the queue may start at once: else whatever fills the account's concurrency keeps officers from being told.
      reservedConcurrency: concurrentMax,
      errorAlarmDescription:
        'Operations: the function that tells officers of uploads that could not be processed crashed or ran out of time. Nothing is lost: such messages are ' +
        'parked after five tries. Read its log for the first error; the documents are those in the parked queue whose receipts do not say so.',
    });
    const deadLetters = this.handler.function;

    deadLetters.addEventSource(
      new SqsEventSource(intake.deadLetters.queue, {
        batchSize: messagesPerInvocation,
        maxConcurrency: concurrentMax,
        reportBatchItemFailures: true,
      }),
    );
    intake.parked.queue.grantSendMessages(deadLetters);
    uploads.grantSeeDocuments(deadLetters);
    uploads.grantReadWriteReceipts(deadLetters);
    documents.grantDocuments(deadLetters);
  }
}
