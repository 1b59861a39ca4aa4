import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, describe, expect, it } from 'vitest';
import { deploymentSettings } from '../../cdk/deployment-settings.ts';
import { PipelineStack } from '../../cdk/pipeline-stack.ts';

const publication = { baseUrl: 'https://data.example.org', datasetTitle: '绩效评价结果', publisher: 'A city', contact: '', licence: '' };
const told = { operationsEmail: 'night@example.org', officersEmail: 'officers@example.org' };
const certificates = { world: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b', china: 'ASCACKCEVSQ6C2EXAMPLE' };
const places = [
  { name: 'aws, wherever', context: {} },
  { name: 'aws, under a domain', context: { region: 'eu-west-1', domain: 'data.example.org', certificate: certificates.world } },
  { name: 'aws-cn', context: { region: 'cn-north-1', domain: 'data.example.org', certificate: certificates.china } },
];

/**
 * What CloudFront in China does not take; AWS's page of differences, and what deployments there were told:
 * https://docs.amazonaws.cn/en_us/aws/latest/userguide/cloudfront.html
 * https://github.com/aws/aws-cdk/issues/31033 (cache policies)
 * https://github.com/awslabs/aws-solutions-constructs/issues/1050 (origin access control)
 */
const lackingInChina = [
  'AWS::CloudFront::CachePolicy',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::Budgets::Budget',
  'AWS::Lambda::Url',
  'AWS::XRay::Group',
];

const report: string[] = [];
afterAll(() => {
  process.stdout.write(`${['cdk-nag AwsSolutions | resources | findings | acknowledged, each with a reason', ...report].join('\n')}\n`);
});

describe.each(places)('the stack in $name', ({ name, context }) => {
  const { template, findings, acknowledged } = synthesized({ ...publication, ...told, ...context });
  const isInChina = context.region === 'cn-north-1';
  const text = JSON.stringify(template);

  it('has no finding of cdk-nag that nobody has given a reason for', () => {
    expect(findings).toEqual([]);
    for (const { reason } of acknowledged) expect(reason).toMatch(/^.{20,}$/);
    const rules = new Set(acknowledged.map(({ id }) => id.replace(/\[.*/, '')));
    report.push(
      `${name} | ${Object.keys(template.Resources).length} | ${findings.length} | ${acknowledged.length}: ${[...rules].toSorted().join(', ')}`,
    );
  });

  it('names no other partition', () => {
    const partitions = new Set([...text.matchAll(/arn:(aws[\w-]*):/g)].map((match) => match[1]));
    partitions.delete(isInChina ? 'aws-cn' : 'aws');
    expect([...partitions]).toEqual([]);
  });

  it('runs nothing of its own at deployment', () => {
    const types = Object.values(template.Resources).map(({ Type }) => Type);
    expect(types.filter((type) => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource')).toEqual([]);
  });

  it('names its distribution to operators, and lets them drop its copies', () => {
    const [id] = Object.entries(template.Resources).find(([, { Type }]) => Type === 'AWS::CloudFront::Distribution') ?? [];
    expect(JSON.stringify(template.Outputs.DistributionId)).toContain(`"${id}"`);
    expect(text).toContain('cloudfront:CreateInvalidation');
  });

  it.runIf(isInChina)('asks for nothing that China lacks, and serves under a domain of its own', () => {
    expect(Object.values(template.Resources).filter(({ Type }) => lackingInChina.includes(Type))).toEqual([]);
    const distribution = Object.values(template.Resources).find(({ Type }) => Type === 'AWS::CloudFront::Distribution');
    expect(text).not.toMatch(/CachePolicyId|ResponseHeadersPolicyId|OriginAccessControlId/);
    expect(distribution?.Properties.DistributionConfig).toMatchObject({
      Aliases: ['data.example.org'],
      HttpVersion: 'http2',
      ViewerCertificate: { IamCertificateId: certificates.china, SslSupportMethod: 'sni-only', MinimumProtocolVersion: 'TLSv1.2_2021' },
      DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https', Compress: true },
      CacheBehaviors: [{ PathPattern: 'latest.json', Compress: false }],
    });
  });
});

it('cdk-nag is asked: a queue without a dead-letter queue is found', () => {
  const careless = (app: App) => void new Queue(new Stack(app, 'careless'), 'Queue');
  expect(() => synthesize(careless)).toThrow('does not have a DLQ');
});

interface Synthesized {
  readonly template: {
    readonly Outputs: Readonly<Record<string, unknown>>;
    readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: Record<string, unknown> }>>;
  };
  readonly findings: readonly unknown[];
  readonly acknowledged: readonly Acknowledged[];
}

interface Acknowledged {
  readonly id: string;
  readonly reason: string;
}

function synthesized(context: Readonly<Record<string, string>>): Synthesized {
  return synthesize((app) => void new PipelineStack(app, 'jixiao-feed', { settings: deploymentSettings(context) }));
}

/** Findings without an acknowledgement are an exception here, and none may hide in the report. */
function synthesize(addStack: (app: App) => void): Synthesized {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-synth-'));
  const app = new App({ outdir: folder, context: { 'aws:cdk:bundling-stacks': [] } });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  addStack(app);
  const acknowledged = app.node.findAll().flatMap(({ node }) => node.metadata.flatMap(acknowledgedBy));
  try {
    const { template } = app.synth().getStackByName('jixiao-feed');
    const { pluginReports } = JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8'));
    return { template, acknowledged, findings: pluginReports.flatMap(({ violations }: { violations: unknown[] }) => violations) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function acknowledgedBy({ type, data }: { readonly type: string; readonly data?: object }): readonly Acknowledged[] {
  if (type !== Validations.ACKNOWLEDGED_RULES_METADATA_KEY) return [];
  return Object.entries(data ?? {}).map(([id, reason]) => ({ id: id.replace(/^annotation::/i, ''), reason: String(reason) }));
}
