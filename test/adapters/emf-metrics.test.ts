import { afterEach, expect, it, vi } from 'vitest';
import { createEmfMetrics } from '../../shared/adapters/emf-metrics.ts';
import { metricNames } from '../../shared/metrics.ts';

const clock = { now: () => new Date('2026-03-01T08:00:00Z') };

afterEach(() => {
  vi.restoreAllMocks();
});

it('a metric is one line of the log, in the form that CloudWatch takes for a data point', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  createEmfMetrics({ AWS_LAMBDA_FUNCTION_NAME: 'publish-1' }, clock).put(metricNames.withheldDocuments, 3);
  const [line] = write.mock.calls[0] ?? [];
  expect(String(line).endsWith('\n')).toBe(true);
  expect(JSON.parse(String(line))).toEqual({
    _aws: {
      Timestamp: Date.parse('2026-03-01T08:00:00Z'),
      CloudWatchMetrics: [
        { Namespace: 'JixiaoFeed', Dimensions: [['FunctionName']], Metrics: [{ Name: 'WithheldDocuments', Unit: 'Count' }] },
      ],
    },
    FunctionName: 'publish-1',
    WithheldDocuments: 3,
  });
});

it('what measures time is told in seconds', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  createEmfMetrics({ AWS_LAMBDA_FUNCTION_NAME: 'publish-1' }, clock).put(metricNames.oldestDueSeconds, 90);
  const { _aws } = JSON.parse(String(write.mock.calls[0]?.[0]));
  expect(_aws.CloudWatchMetrics[0].Metrics).toEqual([{ Name: 'OldestDueSeconds', Unit: 'Seconds' }]);
});

it('outside Lambda nothing is written', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  createEmfMetrics({}, clock).put(metricNames.keptRecords, 1);
  expect(write).not.toHaveBeenCalled();
});
