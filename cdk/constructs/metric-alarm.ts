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
  /** The value that calls. Left out: one. */
  readonly threshold?: number;
  /** Left out: five minutes. Where something is counted seldom, the time from one count to the next, so that the alarm stays until then. */
  readonly period?: Duration;
  /** In how many periods on end. Left out: one. */
  readonly evaluationPeriods?: number;
  /** Where silence itself is the fault. Left out: nothing is counted while nothing runs. */
  readonly missingIsBreaching?: boolean;
}

/** Calls as soon as one of our functions has counted so many of something. */
export function metricAlarm(scope: Construct, id: string, props: MetricAlarmProps): Alarm {
  const { metricName, countedBy, alarmDescription, threshold = 1, period, evaluationPeriods = 1, missingIsBreaching = false } = props;
  return new Alarm(scope, id, {
    alarmDescription,
    metric: countedMetric(metricName, countedBy, Stats.MAXIMUM, period),
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    threshold,
    evaluationPeriods,
    treatMissingData: missingIsBreaching ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
}

/** A count of ours, over five minutes where nothing else is said. */
export function countedMetric(metricName: MetricName, countedBy: LambdaFunction, statistic: string, period = Duration.minutes(5)): Metric {
  return new Metric({
    namespace: metricNamespace,
    metricName,
    dimensionsMap: { [metricDimension]: countedBy.functionName },
    period,
    statistic,
  });
}
