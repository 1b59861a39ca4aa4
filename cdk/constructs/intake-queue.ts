import { Aws, Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { type IGrantable, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';

/** AWS asks for a visibility timeout of at least six times the consumer's, so that throttled retries do not hand out a message twice. */
const visibilityTimeouts = 6;

/** Enough to sit out an outage of an hour (visibility timeout × receives); then a person must look. */
const receivesMax = 5;

/** Two and a half tries of a document, or a day's uploads at once: sooner, nobody need be woken. */
const waitMax = Duration.minutes(30);

export interface IntakeQueueProps {
  readonly consumerTimeout: Duration;
  readonly deadLettersTimeout: Duration;
}

/** Between the bucket and the extract Lambda, because a dead-letter queue behind a queue can be redriven. */
export class IntakeQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetterQueue;
  /** Where they wait for a person, when the officers were told. */
  readonly parked: DeadLetterQueue;

  constructor(scope: Construct, id: string, { consumerTimeout, deadLettersTimeout }: IntakeQueueProps) {
    super(scope, id);
    this.parked = new DeadLetterQueue(this, 'Parked', {
      alarmDescription:
        'Operations: at least one upload could not be processed; its receipt tells the officer so. Read the extract function log for the document key, ' +
        'mend the cause, then jixiao ops redrive --all (an event only names a key, so replaying it is safe).',
    });
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', {
      alarmDescription:
        'Operations: uploads that could not be processed wait for the dead-letters function, which tells the officer and parks them within seconds. ' +
        'If the alarm stays, that function does not run: read its log. The messages move on to the parked queue after five failures.',
      consumed: { visibilityTimeout: Duration.seconds(deadLettersTimeout.toSeconds() * visibilityTimeouts), parking: this.parked },
    });
    this.queue = new Queue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(consumerTimeout.toSeconds() * visibilityTimeouts),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: this.deadLetters.queue, maxReceiveCount: receivesMax },
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    new Alarm(this, 'Waiting', {
      alarmDescription:
        'Operations: an upload has been waiting for half an hour. Either there are more than are read at once (the dashboard shows the queue grow and shrink: let it), or one ' +
        'fails and is tried again: read the extract function log for "document not extracted". Its officer sees no receipt until then.',
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: Stats.MAXIMUM }),
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: waitMax.toSeconds(),
      evaluationPeriods: 1,
      // SQS reports nothing for a queue that has been empty and untouched for hours.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** S3 may send here, for this bucket of this account only: a bucket's name can be taken over by another account, an account cannot. */
  grantSendFromBucket(bucketArn: string): void {
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        sid: 'UploadsBucketSendsItsEvents',
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': bucketArn }, StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
  }

  grantSend(grantee: IGrantable): void {
    this.queue.grantSendMessages(grantee);
  }

  grantConsume(grantee: IGrantable): void {
    this.queue.grantConsumeMessages(grantee);
  }
}
