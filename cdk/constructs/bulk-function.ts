import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { BulkEnvironment } from '../../shared/config.ts';
import type { DeploymentSettings } from '../deployment-settings.ts';
import { handlerCode } from '../handler-code.ts';
import { notRunningAlarm } from './not-running-alarm.ts';
import { PipelineFunction } from './pipeline-function.ts';
import type { PublicFeed } from './public-feed.ts';
import { publicationEnvironment } from './publication-environment.ts';

/** A million records are read and written in some ten minutes; the most that Lambda gives. */
const bulkTimeout = Duration.minutes(15);

/** How old the files of all records may be, once the feed is too large to write them with each release. */
const interval = Duration.hours(1);

export interface BulkFunctionProps {
  readonly feed: PublicFeed;
  readonly settings: DeploymentSettings;
}

/** Sees the feed and nothing else, and deletes nothing there but files of all records. */
export class BulkFunction extends Construct {
  readonly handler: PipelineFunction;

  constructor(scope: Construct, id: string, { feed, settings }: BulkFunctionProps) {
    super(scope, id);
    const environment: BulkEnvironment = { FEED_BUCKET: feed.bucket.bucketName, ...publicationEnvironment(settings) };
    this.handler = new PipelineFunction(this, 'Handler', {
      description: 'Builds the files of all records, where they are too large to be written with each release',
      code: handlerCode('bulk'),
      environment,
      timeout: bulkTimeout,
      logRetentionDays: settings.logRetentionDays,
      // Two would build the same; and a takedown that has run it knows that no build of before is under way.
      reservedConcurrency: 1,
      errorAlarmDescription:
        'Operations: building the files of all records failed. Releases, shards and changes are not concerned; records.csv and its like stay as they ' +
        'were. The next hour tries again; if the alarm stays, read the bulk function log for the first error.',
    });
    const bulk = this.handler.function;
    // The schedule itself tries again in an hour: a retry in between would only do the same.
    bulk.configureAsyncInvoke({ retryAttempts: 0 });
    new Rule(this, 'Schedule', {
      description: 'Has the files of all records rebuilt, where a release is newer than they are',
      schedule: Schedule.rate(interval),
      targets: [new LambdaTarget(bulk, { retryAttempts: 0 })],
    });
    notRunningAlarm(this, {
      of: bulk,
      interval,
      alarmDescription:
        'Operations: nobody has had the files of all records (records.csv and its like) rebuilt for two hours; of a large feed they stay as they were. Releases, shards and changes are not ' +
        'concerned. See whether the rule Bulk/Schedule is enabled and the concurrency of the function is not 0.',
    });
    feed.grantPublish(bulk);
    feed.grantSweepBuilds(bulk);
  }
}
