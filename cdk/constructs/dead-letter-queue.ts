import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface DeadLetterQueueProps {
  /** For whom, what it means, what to do first. */
  readonly alarmDescription: string;
}

/** Where messages wait for a person, and the alarm that calls one: the two exist only together. */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue;
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, { alarmDescription }: DeadLetterQueueProps) {
    super(scope, id);
    // As long as SQS allows: a message keeps the age it had when it was first sent.
    this.queue = new Queue(this, 'Queue', {
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
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
