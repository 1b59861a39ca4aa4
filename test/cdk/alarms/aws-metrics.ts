import { readFileSync } from 'node:fs';

/** Where aws-cdk-lib keeps what the console of CloudWatch knows of a service: generated from AWS's own list, and nothing of ours. */
const services = { 'AWS/Lambda': 'lambda', 'AWS/SQS': 'sqs', 'AWS/DynamoDB': 'dynamodb' } as const;

/** What AWS says that its services count, by namespace and name: the dimensions under which it is found, one set a text, sorted. */
export const awsMetrics: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = Object.fromEntries(
  Object.entries(services).map(([namespace, service]) => [namespace, metricsOf(service)]),
);

function metricsOf(service: string): Readonly<Record<string, readonly string[]>> {
  const names = new Map(
    [...generated(service, 'js').matchAll(/static (\w+)\(dimensions\)\{return\{namespace:"[^"]+",metricName:"(\w+)"/g)].map(
      ([, method, name]) => [method, name],
    ),
  );
  const found: Record<string, string[]> = {};
  for (const [, method, dimensions = ''] of generated(service, 'd.ts').matchAll(/static (\w+)\(this: void, dimensions: \{([^}]*)\}\)/g)) {
    const set = [...dimensions.matchAll(/(\w+): string/g)].map((match) => match[1] ?? '');
    const name = names.get(method) ?? '';
    found[name] = [...(found[name] ?? []), set.toSorted().join(', ')];
  }
  return found;
}

function generated(service: string, kind: 'js' | 'd.ts'): string {
  const file = `aws-cdk-lib/aws-${service}/lib/${service}-canned-metrics.generated.${kind}`;
  return readFileSync(new URL(`../../../node_modules/${file}`, import.meta.url), 'utf8');
}
