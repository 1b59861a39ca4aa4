import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { metricNamespace } from '../../../shared/metrics.ts';
import { synthesizedStack } from '../../support/synthesized-stack.ts';
import { awsMetrics } from './aws-metrics.ts';
import { type BadDay, badDays } from './bad-days.ts';
import type { DataPoint } from './counted-day.ts';
import { fires } from './fires.ts';

const stack = synthesizedStack();
const functionId = (name: string) => stack.one('AWS::Lambda::Function', name).id;
const days = badDays({
  extract: functionId('Extract'),
  publish: functionId('Publish'),
  reconcile: functionId('Reconcile'),
  notify: functionId('Notify'),
});
const topic = stack.one('AWS::SNS::Topic', 'Alarms');
const officers = stack.one('AWS::SNS::Topic', 'Officers');
const topicPolicy = stack.one('AWS::SNS::TopicPolicy', 'Alarms').Properties.PolicyDocument.Statement;
const key = stack.one('AWS::KMS::Key');
stack.remove();

const alarms = stack.all('AWS::CloudWatch::Alarm').map(({ Properties }) => ({
  name: String(Properties.AlarmName).replace(/^jixiao-feed-/, ''),
  ...Properties,
}));
const runbook = readFileSync(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');
const sections = new Set([...runbook.matchAll(/^## (.+)$/gm)].map((match) => anchorOf(match[1] ?? '')));
const proven: string[] = [];

afterAll(() => {
  process.stdout.write(`${['alarm | metric is counted by | rule fired at', ...proven].join('\n')}\n`);
});

describe('every alarm', () => {
  it('has a bad day on which it must call, and a section of the runbook; and no other is there', () => {
    const names = alarms.map(({ name }) => name).toSorted();
    expect(Object.keys(days).toSorted()).toEqual(names);
    expect(
      [...sections].filter((section) => /^(intake|extract|publish|bulk|operations|reconcile|dead|notify)-/.test(section)).toSorted(),
    ).toEqual(names);
  });

  it.each(alarms)('$name says for whom it is, what to do first, and where to read on', ({ name, AlarmDescription }) => {
    expect(AlarmDescription).toMatch(/^Operations: .{100,}/);
    expect(AlarmDescription.endsWith(` Runbook: docs/runbook.md#${name}`)).toBe(true);
    // CloudWatch's own limit.
    expect(AlarmDescription.length).toBeLessThanOrEqual(1024);
  });

  it.each(alarms)('$name calls when it begins and when it ends', ({ AlarmActions, OKActions }) => {
    expect([AlarmActions, OKActions]).toEqual([[{ Ref: topic.id }], [{ Ref: topic.id }]]);
  });

  it.each(alarms.filter(({ Namespace }) => Namespace !== metricNamespace))('$name looks at metrics that AWS counts so', (alarm) => {
    const metrics = metricsOf(alarm);
    expect(metrics.length).toBeGreaterThan(0);
    for (const { Namespace, MetricName, Dimensions } of metrics)
      expect(awsMetrics[Namespace]?.[MetricName]).toContain(
        Dimensions.map(({ Name }) => Name)
          .toSorted()
          .join(', '),
      );
  });

  it.each(alarms)('$name calls on its bad day', async (alarm) => {
    const day = await days[alarm.name]?.();
    if (day === undefined) throw new Error('no bad day');
    expect(day.counted === 'ours').toBe(alarm.Namespace === metricNamespace);
    const periods = periodsOf(alarm, day);
    expect(fires(alarm, periods)).toBe(true);
    proven.push(`${alarm.name} | ${day.counted === 'ours' ? 'our log' : `AWS, ${day.counted}`} | ${periods.join(', ')}`);
  });

  it.each(alarms)('$name keeps silent where nothing is wrong', (alarm) => {
    const well = alarm.ComparisonOperator === 'LessThanThreshold' ? 1 : 0;
    const silent = alarm.TreatMissingData === 'breaching' ? [well, well, well] : [null];
    expect(fires(alarm, silent)).toBe(false);
  });
});

it.each([
  ['a feed that nobody publishes any more is not taken for a quiet one', 'publish-feed-stale'],
  ['officers whom nothing tells any more are not taken for content', 'notify-officers-not-told'],
  ['files of all records that nobody has rebuilt are not taken for fresh ones', 'bulk-not-running'],
  ['a reconciliation that nobody starts any more is not taken for one that finds nothing', 'reconcile-not-running'],
])('%s', (_what, section) => {
  const alarm = alarms.find(({ name }) => name === section);
  expect(alarm !== undefined && fires(alarm, [null, null, null])).toBe(true);
});

describe('the way from an alarm to a person', () => {
  const fromAlarms = { Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } };

  it('the topic lets alarms of this account in', () => {
    expect(topicPolicy).toContainEqual(
      expect.objectContaining({
        ...fromAlarms,
        Action: 'sns:Publish',
        Resource: { Ref: topic.id },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    );
  });

  it('the topic is encrypted with a key that lets alarms use it; that of officers with the same', () => {
    for (const { Properties } of [topic, officers]) expect(Properties.KmsMasterKeyId).toEqual({ 'Fn::GetAtt': [key.id, 'Arn'] });
    expect(key.Properties.KeyPolicy.Statement).toContainEqual(
      expect.objectContaining({ ...fromAlarms, Action: ['kms:Decrypt', 'kms:GenerateDataKey'] }),
    );
  });

  it('ends at the address that the deployment names, as that from a notice to officers does', () => {
    const context = { ...deployment, operationsEmail: 'night@example.org', officersEmail: 'officers@example.org' };
    const told = synthesizedStack({ context });
    told.remove();
    expect(told.all('AWS::SNS::Subscription').map(({ Properties }) => Properties)).toEqual([
      { Protocol: 'email', Endpoint: 'officers@example.org', TopicArn: { Ref: officers.id } },
      { Protocol: 'email', Endpoint: 'night@example.org', TopicArn: { Ref: topic.id } },
    ]);
  });
});

const deployment = { baseUrl: 'https://data.example.org', datasetTitle: '绩效评价结果', publisher: 'A city', contact: '', licence: '' };

type AlarmProperties = (typeof alarms)[number];

interface AlarmMetric {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: unknown }[];
}

function metricsOf({ Namespace, MetricName, Dimensions, Metrics }: AlarmProperties): readonly AlarmMetric[] {
  if (Metrics === undefined) return [{ Namespace, MetricName, Dimensions }];
  return Metrics.flatMap(({ MetricStat }: { MetricStat?: { Metric: AlarmMetric } }) =>
    MetricStat === undefined ? [] : [MetricStat.Metric],
  );
}

/** A period's value by the alarm's statistic, of those data points that it looks at: its namespace, its name, its function. */
function periodsOf({ Namespace, MetricName, Dimensions, Statistic }: AlarmProperties, { periods }: BadDay): readonly (number | null)[] {
  const isSeen = ({ namespace, name, dimensions }: DataPoint) =>
    namespace === Namespace &&
    name === MetricName &&
    Object.keys(dimensions).length === Dimensions.length &&
    Dimensions.every(({ Name, Value }: { Name: string; Value: { Ref: string } }) => dimensions[Name] === Value.Ref);
  return periods.map((period) => {
    if (typeof period === 'number') return period;
    const values = period.filter(isSeen).map(({ value }) => value);
    if (values.length === 0) return null;
    return Statistic === 'Sum' ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values);
  });
}

/** As GitHub makes an anchor of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .trim()
    .replaceAll(/\s+/g, '-');
}
