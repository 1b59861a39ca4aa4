import { beforeAll, describe, expect, it } from 'vitest';
import { metricNamespace } from '../../shared/metrics.ts';
import { report } from '../convergence/reports.ts';
import { synthesizedStack } from '../support/synthesized-stack.ts';
import { awsMetrics } from './alarms/aws-metrics.ts';
import { countedDay, type DataPoint } from './alarms/counted-day.ts';

const stack = synthesizedStack();
const dashboard = stack.one('AWS::CloudWatch::Dashboard');
stack.remove();
const { widgets } = JSON.parse(literal(dashboard.Properties.DashboardBody)) as { widgets: readonly Widget[] };
const shown = widgets.flatMap(metricsOf);

describe('the dashboard', () => {
  it('shows the flow from left to right, then down, and every alarm below it', () => {
    const places = widgets.map(({ x, y, properties }) => ({ title: properties.title, x, y }));
    expect(places).toEqual([
      { title: '1 Uploads: events', x: 0, y: 0 },
      { title: '2 Queue: waiting, and for how long (s)', x: 6, y: 0 },
      { title: '3 Documents by outcome', x: 12, y: 0 },
      { title: '4 Records', x: 18, y: 0 },
      { title: '5 Publications', x: 0, y: 6 },
      { title: '6 Freshness: oldest due (s)', x: 6, y: 6 },
      { title: '7 Errors, dead letters', x: 12, y: 6 },
      { title: '8 Cost', x: 18, y: 6 },
      { title: '9 Officers: notices, longest untold (s)', x: 0, y: 12 },
      { title: 'Alarms', x: 6, y: 12 },
    ]);
    expect(widgets.at(-1)?.properties.alarms).toHaveLength(stack.all('AWS::CloudWatch::Alarm').length);
  });

  it('shows, beside the errors of every function, each queue where what died lies', () => {
    const errors = metricsOf(widgets.find(({ properties }) => properties.title.startsWith('7')));
    const [functions, queues] = ['Errors', 'ApproximateNumberOfMessagesVisible'].map((name) =>
      errors.filter((metric) => metric.name === name).map(({ dimensions }) => Object.values(dimensions)[0]),
    );
    expect(functions?.toSorted()).toEqual(
      stack
        .all('AWS::Lambda::Function')
        .map(({ id }) => id)
        .toSorted(),
    );
    const dead = stack.all('AWS::SQS::Queue').filter(({ id }) => !id.startsWith('IntakeQueue'));
    expect(queues?.toSorted()).toEqual(dead.map(({ id }) => id).toSorted());
  });

  it('of AWS’s metrics shows those that AWS counts, by their dimensions', () => {
    const theirs = shown.filter(({ namespace }) => namespace !== metricNamespace);
    expect(theirs.length).toBeGreaterThan(15);
    for (const { namespace, name, dimensions } of theirs)
      expect(awsMetrics[namespace]?.[name]).toContain(Object.keys(dimensions).toSorted().join(', '));
  });
});

describe('of ours it shows what a day really counts, and by whom', () => {
  let counted: readonly DataPoint[];
  beforeAll(async () => {
    counted = await aDayOfEverything();
  });

  it.each(shown.filter(({ namespace }) => namespace === metricNamespace))('$name', (metric) => {
    const { namespace, name, dimensions } = metric;
    expect(counted.map(({ value: _, ...point }) => point)).toContainEqual({ namespace, name, dimensions });
  });
});

/** A day on which each outcome comes about. */
async function aDayOfEverything(): Promise<readonly DataPoint[]> {
  const idOf = (name: string) => stack.one('AWS::Lambda::Function', name).id;
  const [agency, football, canteen] = ['某市教育局', { name: '校园足球', score: '88.5' }, { name: '食堂补贴', score: '95', grade: '优' }];
  const [repairs, unreadable] = [
    { name: '校舍维修', score: '81' },
    { name: '绿化', score: '85', amount: '约一千万' },
  ];
  const periods = await countedDay(async (stage, as) => {
    as(idOf('Extract'));
    await stage.put('accepted.pdf', report(agency, 2021, [football, canteen, repairs]));
    await stage.put('copy.pdf', report(agency, 2021, [football, canteen, repairs]));
    await stage.put('partial.pdf', report(agency, 2020, [football, unreadable]));
    await stage.put('held.pdf', report(agency, 2019, [unreadable]));
    await stage.put('rejected.pdf', 'not a PDF');
    as(idOf('Notify'));
    await stage.process().notify();
    as(idOf('Publish'));
    await stage.publish(async (call, carryOut) => {
      if (call.what.startsWith('PutItem release')) await stage.process().publish();
      return carryOut();
    });
    as(idOf('Extract'));
    await stage.put('copy.pdf', report(agency, 2021, [unreadable]));
    await stage.put('accepted.pdf', report(agency, 2021, [unreadable]));
    await stage.remove('copy.pdf', 'accepted.pdf');
    as(idOf('DeadLetters'));
    stage.world.drop('poison.pdf', 'poison');
    await stage.process().deadLetters('poison.pdf');
    as(idOf('Publish'));
    for (let run = 0; run < 3; run++) await stage.publish();
  });
  return periods.flat();
}

interface Widget {
  readonly x: number;
  readonly y: number;
  readonly properties: {
    readonly title: string;
    readonly alarms?: readonly unknown[];
    /** A line of text, or parts: namespace, name, dimension and value, …, options. */
    readonly metrics?: readonly (readonly unknown[])[];
  };
}

function metricsOf(widget: Widget | undefined): readonly Omit<DataPoint, 'value'>[] {
  return (widget?.properties.metrics ?? []).flatMap((parts) => {
    const [namespace, name, ...rest] = parts.filter((part) => typeof part === 'string');
    if (namespace === undefined || name === undefined) return [];
    const dimensions = Object.fromEntries(rest.flatMap((part, index) => (index % 2 === 0 ? [[part, rest[index + 1] ?? '']] : [])));
    return [{ namespace, name, dimensions }];
  });
}

/** The body with the logical ids of resources in the places where their names will stand. */
function literal(body: { 'Fn::Join': [string, readonly (string | { Ref?: string; 'Fn::GetAtt'?: readonly [string, string] })[]] }): string {
  return body['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : (part.Ref ?? part['Fn::GetAtt']?.[0]))).join('');
}
