import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { NotifyEnvironment } from '../../shared/config.ts';
import { metricNames } from '../../shared/metrics.ts';
import type { DeploymentSettings } from '../deployment-settings.ts';
import { handlerCode } from '../handler-code.ts';
import type { DocumentsTable } from './documents-table.ts';
import { metricAlarm } from './metric-alarm.ts';
import type { NoticeTopic } from './notice-topic.ts';
import { PipelineFunction } from './pipeline-function.ts';
import type { UploadsBucket } from './uploads-bucket.ts';

/** A thousand documents at a time, some ten requests each, eight at once: a minute, and some in reserve. */
const notifyTimeout = Duration.minutes(5);

const schedule = Schedule.rate(Duration.minutes(5));

/** A notice waits for half an hour at most; what is older has been tried several times. */
const toldWithin = Duration.hours(1);

export interface NotifyFunctionProps {
  readonly uploads: UploadsBucket;
  readonly documents: DocumentsTable;
  readonly officers: NoticeTopic;
  readonly settings: DeploymentSettings;
}

/** Sees the table and the topic; of the bucket it knows the name only. */
export class NotifyFunction extends Construct {
  readonly handler: PipelineFunction;

  constructor(scope: Construct, id: string, { uploads, documents, officers, settings }: NotifyFunctionProps) {
    super(scope, id);
    const environment: NotifyEnvironment = {
      UPLOADS_BUCKET: uploads.bucket.bucketName,
      TABLE_NAME: documents.table.tableName,
      OFFICERS_TOPIC_ARN: officers.topic.topicArn,
    };
    this.handler = new PipelineFunction(this, 'Handler', {
      description: 'Tells officers of documents that need them, many in one notice',
      code: handlerCode('notify'),
      environment,
      timeout: notifyTimeout,
      logRetentionDays: settings.logRetentionDays,
      // Two would fix one notice, and send it twice.
      reservedConcurrency: 1,
      errorAlarmDescription:
        'Operations: a run that tells officers failed. Nothing is lost: what there is to tell stands in the table, and the next run tells it, perhaps a second time under ' +
        'the same number. Receipts and publishing are not concerned. If the alarm stays, read the notify function log for the first error.',
    });
    const notify = this.handler.function;
    // The schedule itself tries again in five minutes: a retry in between would only do the same.
    notify.configureAsyncInvoke({ retryAttempts: 0 });
    new Rule(this, 'Schedule', {
      description: 'Has officers told of documents that need them',
      schedule,
      targets: [new LambdaTarget(notify, { retryAttempts: 0 })],
    });
    metricAlarm(this, 'OfficersNotTold', {
      metricName: metricNames.oldestUntoldSeconds,
      countedBy: notify,
      threshold: toldWithin.toSeconds(),
      evaluationPeriods: 3,
      // A notifier that is never called counts nothing: that is the worst case, not the best.
      missingIsBreaching: true,
      alarmDescription:
        'Operations: officers should have been told of a document for an hour, or the notifier does not run at all. Their receipts are right meanwhile, but nobody looks at them. Read the ' +
        'notify function log for the first error; where there is no line at all, look whether the schedule is enabled and the function is throttled.',
    });
    documents.grantSingleItems(notify);
    documents.grantIndex('tellIndex', notify);
    officers.grantSend(notify);
  }
}
