import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { type MetricName, metricDimension, metricNamespace } from '../../shared/metrics.ts';

export interface MetricAlarmProps {
  readonly metricName: MetricName;
  /** Whose count it is. */
  readonly countedBy: LambdaFunction;
  /** For whom, what it means, what to do first. */
  readonly alarmDescription: string;
}

/** Calls as soon as one of our functions has counted at least one of something. */
export function metricAlarm(scope: Construct, id: string, { metricName, countedBy, alarmDescription }: MetricAlarmProps): Alarm {
  return new Alarm(scope, id, {
    alarmDescription,
    metric: new Metric({
      namespace: metricNamespace,
      metricName,
      dimensionsMap: { [metricDimension]: countedBy.functionName },
      period: Duration.minutes(5),
      statistic: Stats.MAXIMUM,
    }),
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    threshold: 1,
    evaluationPeriods: 1,
    // Nothing is counted while nothing runs.
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}
