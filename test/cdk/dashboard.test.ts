import { describe, expect, it } from 'vitest';
import { metricDimension, metricNames, metricNamespace } from '../../shared/metrics.ts';
import { synthesizedStack } from '../support/synthesized-stack.ts';
import { awsMetrics } from './alarms/aws-metrics.ts';

const stack = synthesizedStack();
const dashboard = stack.one('AWS::CloudWatch::Dashboard');
stack.remove();
const { widgets } = JSON.parse(literal(dashboard.Properties.DashboardBody)) as { widgets: readonly Widget[] };

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

  it('shows metrics that are counted, and no others', () => {
    const shown = widgets.flatMap(({ properties }) => properties.metrics ?? []).filter(([namespace]) => typeof namespace === 'string');
    expect(shown.length).toBeGreaterThan(15);
    for (const [namespace, name, dimension] of shown) {
      const [dimensions, names] =
        namespace === metricNamespace
          ? [[metricDimension], Object.values(metricNames)]
          : [awsMetrics[String(namespace)]?.dimensions, awsMetrics[String(namespace)]?.names];
      expect({ namespace, dimensions, names }).toEqual({
        namespace,
        dimensions: expect.arrayContaining([dimension]),
        names: expect.arrayContaining([name]),
      });
    }
  });
});

it('saved queries ask logs that are there', () => {
  const logs = stack.all('AWS::Logs::LogGroup').map(({ id }) => id);
  const queries = stack.all('AWS::Logs::QueryDefinition').map(({ Properties }) => Properties);
  expect(queries.map(({ Name }) => Name)).toEqual([
    'jixiao-feed/first errors',
    'jixiao-feed/one document (put its name in)',
    'jixiao-feed/documents that need attention',
    'jixiao-feed/publications',
    'jixiao-feed/slowest runs',
  ]);
  const asked = queries.flatMap(({ LogGroupNames }) => LogGroupNames.map(({ Ref }: { Ref: string }) => Ref));
  expect(new Set(asked)).toEqual(new Set(logs));
});

interface Widget {
  readonly x: number;
  readonly y: number;
  readonly properties: {
    readonly title: string;
    readonly alarms?: readonly unknown[];
    readonly metrics?: readonly (readonly unknown[])[];
  };
}

/** The body with the names of resources in the places where they will stand. */
function literal(body: { 'Fn::Join': [string, readonly (string | object)[]] }): string {
  return body['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : 'name')).join('');
}
