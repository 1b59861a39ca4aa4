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

/** S3 delivers most events within seconds, some after a minute; a document that is renamed is a new one and a removed one, in either order. */
const withdrawalDelay = Duration.minutes(5);

export interface ExtractFunctionProps {
  readonly intake: IntakeQueue;
  readonly uploads: UploadsBucket;
  readonly documents: DocumentsTable;
  readonly settings: DeploymentSettings;
}

export class ExtractFunction extends Construct {
  readonly handler: PipelineFunction;
  /** What starts it: disabled, uploads wait in the queue. Without concurrency they would become dead letters within an hour. */
  readonly trigger: string;

  constructor(scope: Construct, id: string, { intake, uploads, documents, settings }: ExtractFunctionProps) {
    super(scope, id);
    const environment: ExtractEnvironment = {
      UPLOADS_BUCKET: uploads.bucket.bucketName,
      TABLE_NAME: documents.table.tableName,
      PUBLICATION_DELAY_SECONDS: String(settings.publicationDelaySeconds),
      WITHDRAWAL_DELAY_SECONDS: String(withdrawalDelay.toSeconds()),
    };
    this.handler = new PipelineFunction(this, 'Handler', {
      description: 'Reads the document that an event names, as it is in the bucket now; saves its records; writes its receipt',
      code: handlerCode('extract'),
      environment,
      timeout: extractTimeout,
      logRetentionDays: settings.logRetentionDays,
      // As many as the queue may start at once: fewer would be throttled, more would never be used.
      reservedConcurrency: settings.concurrentReadersMax,
      errorAlarmDescription:
        'Operations: the extract function crashed, ran out of time or memory, or could not start. Uploads wait in the intake queue and are tried again; ' +
        'look into its log for the first error, and at the intake dead-letter queue for documents that ran out of tries.',
    });
    const extract = this.handler.function;

    const source = new SqsEventSource(intake.queue, {
      batchSize: documentsPerInvocation,
      maxConcurrency: settings.concurrentReadersMax,
      reportBatchItemFailures: true,
    });
    extract.addEventSource(source);
    this.trigger = source.eventSourceMappingId;
    metricAlarm(this, 'DocumentRejected', {
      metricName: metricNames.rejectedDocuments,
      countedBy: extract,
      alarmDescription:
        'Operations: no table could be read from a document. Its officer is told by the receipt; look whether it is one document (nothing to do), ' +
        'or many of one form or one day: then reading has a fault, see the saved query "documents that need attention" and jixiao inspect.',
    });
    metricAlarm(this, 'RecordsHeld', {
      metricName: metricNames.heldRecords,
      countedBy: extract,
      alarmDescription:
        'Operations: records of a document were held, since a value could not be read beyond doubt. The receipt tells its officer which, where and why. Look whether the same ' +
        'finding holds many documents: then the form is new to the rules (docs/rules.md), and the officers cannot mend it.',
    });
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
