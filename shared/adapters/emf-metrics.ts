import { type MetricName, metricDimension, metricNamespace, metricUnit } from '../metrics.ts';
import type { Clock, Metrics } from '../ports.ts';

/**
 * Metrics in CloudWatch's embedded format: a line of the log that CloudWatch takes for a data point, without a call. Nothing is written where nobody
 * takes it: outside Lambda.
 */
export function createEmfMetrics(environment: Readonly<Record<string, string | undefined>>, clock: Clock): Metrics {
  const functionName = environment.AWS_LAMBDA_FUNCTION_NAME;
  if (functionName === undefined) return { put: () => {} };
  return { put: (name, value) => void process.stdout.write(`${JSON.stringify(embedded(name, value, functionName, clock.now()))}\n`) };
}

function embedded(name: MetricName, value: number, functionName: string, now: Date) {
  return {
    _aws: {
      Timestamp: now.getTime(),
      CloudWatchMetrics: [
        { Namespace: metricNamespace, Dimensions: [[metricDimension]], Metrics: [{ Name: name, Unit: metricUnit(name) }] },
      ],
    },
    [metricDimension]: functionName,
    [name]: value,
  };
}
