import { describe, expect, it } from 'vitest';
import { assumptions } from '../../cdk/cost/assumptions.ts';
import { memoryCosts } from '../../cdk/cost/memory-cost.ts';
import { costOf, monthlyCost } from '../../cdk/cost/monthly-cost.ts';
import { thousandPagesCost } from '../../cdk/cost/thousand-pages-cost.ts';
import { walls } from '../../cdk/cost/walls.ts';
import { headsMax } from '../../lambdas/publish/due-work.ts';
import { metricNames } from '../../shared/metrics.ts';
import { synthesizedStack } from '../support/synthesized-stack.ts';

describe('what a month costs', () => {
  const line = (what: string) => monthlyCost({ name: 'city', documentsPerMonth: 1_000, records: 10_000 }).find((one) => one.what === what);

  it('counts the reads of uploads: 1,000 documents of 5 reads at 0.4 US$ a million', () => {
    const reads = line('uploads: S3 reads');
    expect(reads?.count).toBe(5_000);
    expect(reads && costOf(reads)).toBeCloseTo(0.002, 10);
  });

  it('counts the looks of the reconciliation as often as there are, and a mail for each of ten in a hundred documents', () => {
    const reads = (hours: number) =>
      monthlyCost({ name: '', documentsPerMonth: 1_000, records: 10_000 }, hours).find(({ what }) => what === 'reconciliation: S3 reads')
        ?.count;
    expect([reads(1), reads(24)]).toEqual([28_800_000, 1_200_000]);
    expect(line('notices: mails')?.count).toBe(100);
  });

  it('has no hourly files of all records where releases write them', () => {
    const files = (records: number) =>
      monthlyCost({ name: '', documentsPerMonth: 1, records }).find(({ what }) => what.startsWith('files of all'))?.count;
    expect(files(2_500)).toBe(0);
    expect(files(10_000)).toBe(720_000);
  });
});

it('a thousand pages are 83 reports of twelve, each read, published and told of', () => {
  const [hundred, none] = [100_000, 0].map((documentsPerMonth) =>
    monthlyCost({ name: '', documentsPerMonth, records: 0 }).reduce((sum, line) => sum + costOf(line), 0),
  );
  expect(thousandPagesCost()).toBeCloseTo((((hundred ?? 0) - (none ?? 0)) / 100_000) * (1_000 / 12), 10);
});

it('a size is priced by the time that was measured at it and the waiting, by its memory', () => {
  const [first] = memoryCosts();
  expect(first?.seconds).toBeCloseTo((first?.furtherSeconds ?? 0) + 0.6, 10);
  expect(first?.usdPerMillion).toBeCloseTo(1e6 * (first?.seconds ?? 0) * 0.5 * 0.0000133334, 10);
});

it('the size of the stack is one that was measured, and holds both processes of the extract function', () => {
  const chosen = memoryCosts().find(({ megabytes }) => megabytes === assumptions.memoryMegabytes);
  expect(chosen?.peakMegabytes).toBeLessThan(assumptions.memoryMegabytes / 2);
});

it('the walls stand nearest first, and one key takes 900,000 documents an hour', () => {
  const heights = walls().map(({ documentsPerHour }) => documentsPerHour);
  expect(heights).toEqual([...heights].sort((a, b) => a - b));
  expect(heights).toContain(900_000);
});

it('counts with what the stack has', () => {
  const { all, remove } = synthesizedStack();
  const functions = all('AWS::Lambda::Function').map(({ Properties }) => Properties);
  expect(new Set(functions.map(({ MemorySize }) => MemorySize))).toEqual(new Set([assumptions.memoryMegabytes]));
  expect(Math.max(...functions.map((one) => one.ReservedConcurrentExecutions ?? 0))).toBe(assumptions.readersMax);
  const windows = all('AWS::Lambda::EventSourceMapping').map(({ Properties }) => Properties.MaximumBatchingWindowInSeconds);
  expect(windows).toContain(assumptions.bellWindowSeconds);
  const watched = all('AWS::CloudWatch::Alarm').map(({ Properties: { Metrics } }) => (Metrics ?? [{ MetricStat: {} }]).filter(isWatched));
  expect(watched.flat()).toHaveLength(assumptions.alarmMetrics);
  expect(Math.max(...watched.map(({ length }) => length))).toBeLessThanOrEqual(alarmMetricsMax);
  expect(Object.keys(metricNames)).toHaveLength(assumptions.metrics);
  remove();
  expect(headsMax).toBe(assumptions.headsPerRun);
});

/** So many CloudWatch takes in one alarm. */
const alarmMetricsMax = 10;

function isWatched({ MetricStat }: { readonly MetricStat?: object }): boolean {
  return MetricStat !== undefined;
}
