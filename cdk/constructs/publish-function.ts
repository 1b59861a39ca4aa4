import { Duration, Validations } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { tableDefinition } from '../../shared/adapters/dynamo/dynamo-table-definition.ts';
import type { PublishEnvironment } from '../../shared/config.ts';
import { metricNames } from '../../shared/metrics.ts';
import type { DeploymentSettings } from '../deployment-settings.ts';
import { handlerCode } from '../handler-code.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { DocumentsTable } from './documents-table.ts';
import { metricAlarm } from './metric-alarm.ts';
import { PipelineFunction } from './pipeline-function.ts';
import type { PublicFeed } from './public-feed.ts';
import { publicationEnvironment } from './publication-environment.ts';
import type { UploadsBucket } from './uploads-bucket.ts';

/** A run takes in a bounded number of documents; what a run leaves, the next one finishes. */
const publishTimeout = Duration.minutes(5);

/** The second bell: for embargoes that end, and for what a lost event or a dead run left behind. */
const schedule = Schedule.rate(Duration.minutes(5));

/** Gathers the uploads of one moment into one release. */
const bellWindow = Duration.seconds(10);
const headsPerBell = 1000;

/** A bell has nothing to lose (what is due stands in the table), so it need not ring for long. */
const bellRetries = 2;
const bellAgeMax = Duration.hours(1);

/** A publisher that is rung while it runs is refused, as it should be; for half an hour on end, it is more than bells. */
const throttledPeriods = 6;

/** The schedule rings every five minutes, and a run may take as long: six of them without success are no accident. */
const freshWithin = Duration.minutes(30);

export interface PublishFunctionProps {
  readonly documents: DocumentsTable;
  readonly uploads: UploadsBucket;
  readonly feed: PublicFeed;
  readonly settings: DeploymentSettings;
}

export class PublishFunction extends Construct {
  readonly failures: DeadLetterQueue;
  readonly handler: PipelineFunction;

  constructor(scope: Construct, id: string, { documents, uploads, feed, settings }: PublishFunctionProps) {
    super(scope, id);
    this.failures = new DeadLetterQueue(this, 'Failures', {
      alarmDescription:
        'Operations: publishing runs failed and were given up. The feed is older than the table until a run succeeds; the schedule keeps trying. ' +
        'Read the publish function log for the first error, mend it, then jixiao ops redrive --all: a run that succeeds empties this queue; its messages carry nothing.',
    });
    const environment: PublishEnvironment = {
      UPLOADS_BUCKET: uploads.bucket.bucketName,
      TABLE_NAME: documents.table.tableName,
      FEED_BUCKET: feed.bucket.bucketName,
      PUBLICATION_DELAY_SECONDS: String(settings.publicationDelaySeconds),
      ...publicationEnvironment(settings),
      SOURCES_PUBLIC: String(settings.sourcesPublic),
      WITHDRAWALS_MAX: String(settings.collapse.recordsMax),
      WITHDRAWALS_SHARE_MAX: String(settings.collapse.shareMax),
    };
    this.handler = new PipelineFunction(this, 'Handler', {
      description: 'Compares what is due with the feed; fixes, writes and switches to one release; brings receipts up to date',
      code: handlerCode('publish'),
      environment,
      timeout: publishTimeout,
      logRetentionDays: settings.logRetentionDays,
      // Two writers could not tear a release, they would only get in each other's way.
      reservedConcurrency: 1,
      throttledPeriods,
      errorAlarmDescription:
        'Operations: a publishing run failed. The public sees the last complete release meanwhile; the next run finishes what this one left. ' +
        'If the alarm stays, read the publish function log for the first error.',
    });
    const publish = this.handler.function;

    publish.addEventSource(
      // The cast: the library declares its optional properties without exactOptionalPropertyTypes in mind.
      new DynamoEventSource(documents.table as ITable, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        filters: [FilterRule.isEqual(tableDefinition.bells.head), FilterRule.beginsWith(tableDefinition.bells.orders)].map(bellAt),
        batchSize: headsPerBell,
        maxBatchingWindow: bellWindow,
        retryAttempts: bellRetries,
        maxRecordAge: bellAgeMax,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        onFailure: new SqsDlq(this.failures.queue),
      }),
    );
    // Invoked by the schedule, asynchronously: twice more, then to the failures.
    publish.configureAsyncInvoke({
      retryAttempts: bellRetries,
      maxEventAge: bellAgeMax,
      onFailure: new SqsDestination(this.failures.queue),
    });
    new Rule(this, 'Schedule', {
      description: 'Rings the bell of the publisher, whether or not anything happened',
      schedule,
      targets: [new LambdaTarget(publish, { deadLetterQueue: this.failures.queue, retryAttempts: bellRetries, maxEventAge: bellAgeMax })],
    });

    metricAlarm(this, 'FeedStale', {
      metricName: metricNames.oldestDueSeconds,
      countedBy: publish,
      threshold: freshWithin.toSeconds(),
      evaluationPeriods: 3,
      // A publisher that is never called counts nothing: that is the worst case, not the best.
      missingIsBreaching: true,
      alarmDescription:
        'Operations: what was accepted has been due for publication for half an hour, or the publisher does not run at all. The public sees an older feed. Read the publish ' +
        'function log for the first error; where there is no line at all, look whether the schedule is enabled and the function is throttled.',
    });
    metricAlarm(this, 'Overtaken', {
      metricName: metricNames.overtakenRuns,
      countedBy: publish,
      evaluationPeriods: 3,
      alarmDescription:
        'Operations: for a quarter of an hour each run of the publisher found another one at work. No release can be torn by it, but none may come out. There should be one: look ' +
        'for a second stack, or a person with a local run, that writes to this feed bucket; if there is none, the feed was restored without the table.',
    });
    metricAlarm(this, 'WithdrawalsHeldBack', {
      metricName: metricNames.withheldDocuments,
      countedBy: publish,
      alarmDescription:
        'Operations: so many records would have been withdrawn within a day that the withdrawals are held back; the public still sees the records, all else ' +
        'goes out. See which documents (jixiao ops release-collapse). Meant: let them go with --yes. A mishap: put the documents back, and it ends by itself.',
    });

    Validations.of(this.handler).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'dynamodb:ListStreams, which an event source needs, knows no narrower resource',
    });
    documents.grantDocuments(publish);
    documents.grantIndex('dueIndex', publish);
    uploads.grantReadWriteReceipts(publish);
    uploads.grantReadWritePlans(publish);
    uploads.grantReadRedactions(publish);
    if (settings.sourcesPublic) uploads.grantReadDocuments(publish);
    feed.grantPublish(publish);
  }
}

/** A row whose change rings: a head, or an order on a record. */
function bellAt(sortKey: unknown) {
  return FilterCriteria.filter({ dynamodb: { Keys: { [tableDefinition.sortKey]: { S: sortKey } } } });
}
