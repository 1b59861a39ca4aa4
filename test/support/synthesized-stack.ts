import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { deploymentSettings } from '../../cdk/deployment-settings.ts';
import { PipelineStack } from '../../cdk/pipeline-stack.ts';

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON of AWS's own shapes; the tests say what they expect in it
  readonly Properties: any;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
}

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface SynthesizedStack {
  readonly template: {
    readonly Resources: Readonly<Record<string, Resource>>;
    readonly Parameters: Readonly<Record<string, unknown>>;
    readonly Outputs: Readonly<Record<string, unknown>>;
  };
  /** Logical id and resource of the only one of its type whose id begins so. */
  one(type: string, idPrefix?: string): { readonly id: string } & Resource;
  all(type: string): readonly ({ readonly id: string } & Resource)[];
  /** What the policies of a function's role say. */
  statements(fn: Resource): readonly Statement[];
  /** The folder of a function's asset. */
  asset(resource: Resource): string;
  remove(): void;
}

/** The stack as `cdk synth` gives it. Without `bundle`, the functions' code is left out: quick, and enough where only the template is looked at. */
export function synthesizedStack(
  options: { readonly bundle?: boolean; readonly context?: Readonly<Record<string, unknown>> } = {},
): SynthesizedStack {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-synth-'));
  const app = new App({ outdir: folder, context: options.bundle === true ? {} : { 'aws:cdk:bundling-stacks': [] } });
  new PipelineStack(app, 'jixiao-feed', { settings: deploymentSettings(options.context ?? {}) });
  const template = app.synth().getStackByName('jixiao-feed').template as SynthesizedStack['template'];
  const all = (type: string) =>
    Object.entries(template.Resources).flatMap(([id, resource]) => (resource.Type === type ? [{ id, ...resource }] : []));
  return {
    template,
    all,
    one: (type, idPrefix = '') => {
      const found = all(type).filter(({ id }) => id.startsWith(idPrefix));
      const [only] = found;
      if (only === undefined || found.length > 1) throw new Error(`${found.length} of ${type} ${idPrefix}`);
      return only;
    },
    statements: (fn) =>
      all('AWS::IAM::Policy')
        .filter(({ Properties }) => Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === fn.Properties.Role['Fn::GetAtt'][0]))
        .flatMap(({ Properties }) => Properties.PolicyDocument.Statement),
    asset: ({ Properties }) => join(folder, `asset.${Properties.Code.S3Key.replace('.zip', '')}`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
