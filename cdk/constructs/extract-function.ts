import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { ExtractEnvironment } from '../../shared/config.ts';
import { metricNames } from '../../shared/metrics.ts';
import type { DeploymentSettings } from '../deployment-settings.ts';
import { handlerCode } from '../handler-code.ts';
import type { DocumentsTable } from './documents-table.ts';
import type { IntakeQueue } from './intake-queue.ts';
import { metricAlarm } from './metric-alarm.ts';
import { PipelineFunction } from './pipeline-function.ts';
import type { UploadsBucket } from './uploads-bucket.ts';

/** A report takes seconds; what takes longer than this is stopped and told of. */
export const extractTimeout = Duration.seconds(120);

/** One document an invocation: one that takes the process down (memory, time) takes no other with it, and costs no other its receives. */
const documentsPerInvocation = 1;

/** At some seconds a document this reads thousands an hour, and leaves the account's other functions their concurrency. */
const concurrentReadersMax = 10;

/** S3 delivers most events within seconds, some after a minute; a document that is renamed is a new one and a removed one, in either order. */
const withdrawalDelay = Duration.minutes(5);

export interface ExtractFunctionProps {
  readonly intake: IntakeQueue;
  readonly uploads: UploadsBucket;
  readonly documents: DocumentsTable;
  readonly settings: DeploymentSettings;
}

export class ExtractFunction extends Construct {
  constructor(scope: Construct, id: string, { intake, uploads, documents, settings }: ExtractFunctionProps) {
    super(scope, id);
    const environment: ExtractEnvironment = {
      UPLOADS_BUCKET: uploads.bucket.bucketName,
      TABLE_NAME: documents.table.tableName,
      PUBLICATION_DELAY_SECONDS: String(settings.publicationDelaySeconds),
      WITHDRAWAL_DELAY_SECONDS: String(withdrawalDelay.toSeconds()),
    };
    const extract = new PipelineFunction(this, 'Handler', {
      description: 'Reads the document that an event names, as it is in the bucket now; saves its records; writes its receipt',
      code: handlerCode('extract'),
      environment,
      timeout: extractTimeout,
      errorAlarmDescription:
        'Operations: the extract function crashed, ran out of time or memory, or could not start. Uploads wait in the intake queue and are tried again; ' +
        'look into its log for the first error, and at the intake dead-letter queue for documents that ran out of tries.',
    }).function;

    extract.addEventSource(
      new SqsEventSource(intake.queue, {
        batchSize: documentsPerInvocation,
        maxConcurrency: concurrentReadersMax,
        reportBatchItemFailures: true,
      }),
    );
    metricAlarm(this, 'PublicOlderThanDocument', {
      metricName: metricNames.keptRecords,
      countedBy: extract,
      alarmDescription:
        'Operations: a new version of a document could not be read whole, so the public still shows records of the version before. The receipt says which and ' +
        'why (search the receipts for "kept"); see to it that the officer puts a readable version in.',
    });
    uploads.grantReadDocuments(extract);
    uploads.grantReadWriteReceipts(extract);
    documents.grantDocuments(extract);
  }
}
