import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Construct } from 'constructs';
import type { ReconcileEnvironment } from '../../shared/config.ts';
import { metricNames } from '../../shared/metrics.ts';
import type { DeploymentSettings } from '../deployment-settings.ts';
import { handlerCode } from '../handler-code.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { DocumentsTable } from './documents-table.ts';
import type { IntakeQueue } from './intake-queue.ts';
import { metricAlarm } from './metric-alarm.ts';
import { notRunningAlarm } from './not-running-alarm.ts';
import type { NoticeTopic } from './notice-topic.ts';
import { PipelineFunction } from './pipeline-function.ts';
import type { PublicFeed } from './public-feed.ts';
import type { UploadsBucket } from './uploads-bucket.ts';

/** As long as Lambda allows; a run stops by itself a minute before, and the next one goes on. */
const reconcileTimeout = Duration.minutes(15);

/** Half a minute beyond where a run stops by itself. */
const slowAfter = Duration.seconds(870);

/** A run that fails is followed by that of the schedule, from the same cursor. */
const retries = 1;
const runAgeMax = Duration.minutes(30);

export interface ReconcileFunctionProps {
  readonly intake: IntakeQueue;
  readonly uploads: UploadsBucket;
  readonly documents: DocumentsTable;
  readonly feed: PublicFeed;
  /** Looked at, where somebody is meant to hear them. */
  readonly topics: readonly NoticeTopic[];
  readonly settings: DeploymentSettings;
}

export class ReconcileFunction extends Construct {
  readonly failures: DeadLetterQueue;
  readonly handler: PipelineFunction;

  constructor(scope: Construct, id: string, { intake, uploads, documents, feed, topics, settings }: ReconcileFunctionProps) {
    super(scope, id);
    this.failures = new DeadLetterQueue(this, 'Failures', {
      alarmDescription:
        'Operations: reconciling runs failed and were given up. Uploads and publishing go on, but what gets lost is not found until a run succeeds. ' +
        'Read the reconcile function log for the first error, mend it, then jixiao ops redrive --all: a run that succeeds empties this queue; its messages carry nothing.',
    });
    const heard = topics.filter(({ isHeard }) => isHeard);
    const environment: ReconcileEnvironment = {
      UPLOADS_BUCKET: uploads.bucket.bucketName,
      TABLE_NAME: documents.table.tableName,
      FEED_BUCKET: feed.bucket.bucketName,
      INTAKE_QUEUE_URL: intake.queue.queueUrl,
      HEARD_TOPIC_ARNS: heard.map(({ topic }) => topic.topicArn).join(','),
    };
    this.handler = new PipelineFunction(this, 'Handler', {
      description: 'Compares bucket, table and feed, a page at a time; has what got lost looked at again; counts what it cannot set right',
      code: handlerCode('reconcile'),
      environment,
      timeout: reconcileTimeout,
      slowAfter,
      logRetentionDays: settings.logRetentionDays,
      // Two would only do the same pages twice.
      reservedConcurrency: 1,
      errorAlarmDescription:
        'Operations: a reconciling run failed. Uploads and publishing go on; the next run begins where this one stopped. ' +
        'If the alarm stays, read the reconcile function log for the first error.',
    });
    const reconcile = this.handler.function;
    const interval = Duration.hours(settings.reconcileEveryHours);

    reconcile.configureAsyncInvoke({ retryAttempts: retries, maxEventAge: runAgeMax, onFailure: new SqsDestination(this.failures.queue) });
    new Rule(this, 'Schedule', {
      description: 'Has the reconciliation go on from where it stopped, or begin anew',
      // A small dataset is looked at whole in a run, a million documents in fifteen: see ADR 13.
      schedule: Schedule.rate(interval),
      targets: [new LambdaTarget(reconcile, { deadLetterQueue: this.failures.queue, retryAttempts: retries, maxEventAge: runAgeMax })],
    });
    metricAlarm(this, 'OutOfPlace', {
      metricName: metricNames.unreconciled,
      countedBy: reconcile,
      period: interval,
      alarmDescription:
        'Operations: bucket, table and feed do not agree, and the reconciliation cannot set it right by itself. Search the reconcile function log for ' +
        '"out of place" with isSetRight false: each names what, and the document, record or alias. A failed document: mend the cause, then jixiao ops redrive.',
    });
    metricAlarm(this, 'TopicUnheard', {
      metricName: metricNames.unheardTopics,
      countedBy: reconcile,
      period: interval,
      alarmDescription:
        'Operations: nobody has confirmed to listen to the officers topic or the operations topic, though the deployment names an address: officers, or you, are not told of anything. Search the ' +
        'reconcile function log for "nobody listens", which names the topic; have its address confirm the mail of SNS, or subscribe again.',
    });
    notRunningAlarm(this, {
      of: reconcile,
      interval,
      alarmDescription:
        'Operations: the reconciliation has not run for two of its turns. Uploads and publishing go on, but what gets lost is not found, and nobody hears of a topic that nobody listens to. See ' +
        'whether the rule Reconcile/Schedule is enabled and the concurrency of the function is not 0; then jixiao ops reconcile --yes.',
    });
    for (const topic of heard) topic.grantSeeAudience(reconcile);
    intake.grantSend(reconcile);
    uploads.grantSeeDocuments(reconcile);
    uploads.grantReadWriteReceipts(reconcile);
    uploads.grantReadPlans(reconcile);
    documents.grantDocuments(reconcile);
    feed.grantRead(reconcile);
  }
}
