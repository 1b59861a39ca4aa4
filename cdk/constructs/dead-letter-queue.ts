import { Duration, Validations } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface DeadLetterQueueProps {
  /** For whom, what it means, what to do first. */
  readonly alarmDescription: string;
  /** Where a function empties it: for how long a message is hidden from a second one, and where what that cannot take goes. */
  readonly consumed?: { readonly visibilityTimeout: Duration; readonly parking: DeadLetterQueue };
}

/** Receives of a message by the function that empties it, before it is parked unseen. */
const receivesMax = 5;

/** Where messages wait for a person, and the alarm that calls one: the two exist only together. */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue;
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, { alarmDescription, consumed }: DeadLetterQueueProps) {
    super(scope, id);
    // As long as SQS allows: a message keeps the age it had when it was first sent.
    this.queue = new Queue(this, 'Queue', {
      retentionPeriod: Duration.days(14),
      ...(consumed && {
        visibilityTimeout: consumed.visibilityTimeout,
        deadLetterQueue: { queue: consumed.parking.queue, maxReceiveCount: receivesMax },
      }),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    Validations.of(this.queue).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'It is a dead-letter queue: behind it stands a person' });
    this.alarm = new Alarm(this, 'NotEmpty', {
      alarmDescription,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: Stats.MAXIMUM }),
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 1,
      // SQS reports nothing for a queue that has been empty and untouched for hours.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
