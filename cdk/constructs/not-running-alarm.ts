import type { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

export interface NotRunningAlarmProps {
  readonly of: LambdaFunction;
  /** From one turn of its schedule to the next. */
  readonly interval: Duration;
  /** For whom, what it means, what to do first. */
  readonly alarmDescription: string;
}

/** Calls where two turns of a schedule have passed without a run. */
export function notRunningAlarm(scope: Construct, { of, interval, alarmDescription }: NotRunningAlarmProps): Alarm {
  return new Alarm(scope, 'NotRunning', {
    alarmDescription,
    metric: of.metricInvocations({ period: interval, statistic: Stats.SUM }),
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    threshold: 1,
    evaluationPeriods: 2,
    // Lambda reports nothing of a function that nobody calls: that is what this is about.
    treatMissingData: TreatMissingData.BREACHING,
  });
}
