import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, MathExpression, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { prices } from '../prices.ts';
import type { DocumentsTable } from './documents-table.ts';
import { oneVcpuMegabytes } from './pipeline-function.ts';

const period = Duration.days(1);

/** What grows with the work. */
export interface WorkedFor {
  readonly functions: readonly LambdaFunction[];
  readonly documents: DocumentsTable;
}

export interface CostAlarmProps extends WorkedFor {
  readonly dailyBudgetUsd: number;
}

/**
 * What a day costs of that which grows with the work, functions and table, computed from what AWS counts of them anyway. AWS Budgets would tell a day late, and
 * sees a whole account; this works in every region. What a call
 * costs is left out: a tenth of its time, and an alarm takes no more than ten metrics.
 */
export function costOfDay({ functions, documents }: WorkedFor): MathExpression {
  const perMillisecond = ((oneVcpuMegabytes / 1024) * prices.lambdaGigabyteSecond) / 1000;
  const terms: readonly (readonly [string, IMetric, number])[] = [
    ...functions.map((fn, index) => [`time${index}`, fn.metricDuration({ period, statistic: Stats.SUM }), perMillisecond] as const),
    ['reads', documents.table.metricConsumedReadCapacityUnits({ period, statistic: Stats.SUM }), prices.tableReadUnit],
    ['writes', documents.table.metricConsumedWriteCapacityUnits({ period, statistic: Stats.SUM }), prices.tableWriteUnit],
    // What is written to the indexes is paid too, and counted under their own names.
    ...documents
      .indexWrites({ period, statistic: Stats.SUM })
      .map((metric, index) => [`index${index}`, metric, prices.tableWriteUnit] as const),
  ];
  return new MathExpression({
    label: 'Functions and table, US$ a day',
    period,
    expression: terms.map(([name, , price]) => `FILL(${name},0)*${price.toFixed(12)}`).join('+'),
    usingMetrics: Object.fromEntries(terms.map(([name, metric]) => [name, metric])),
  });
}

export function costAlarm(scope: Construct, id: string, { dailyBudgetUsd, ...worked }: CostAlarmProps): Alarm {
  return new Alarm(scope, id, {
    alarmDescription:
      `Operations: functions and table cost more than ${dailyBudgetUsd} US$ within a day, estimated at list prices. Look at the dashboard for what grew: many uploads are ` +
      'work, the same document again and again is a loop. To stop it, disable what starts the extract function (the runbook has the command): uploads wait in the queue.',
    metric: costOfDay(worked),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: dailyBudgetUsd,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}
