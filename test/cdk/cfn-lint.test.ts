import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { synthesizedStack } from '../support/synthesized-stack.ts';

/** What is known of cfn-lint is known of this version: it brings what CloudFormation's registry has in each region. */
const cfnLintVersion = '1.58';
const note = isInstalled() ? '' : ` (skipped: pip install 'cfn-lint~=${cfnLintVersion}.0')`;

const settings = {
  ...{ baseUrl: 'https://data.example.org', datasetTitle: '绩效评价结果', publisher: 'A city', contact: '', licence: '' },
  ...{ operationsEmail: 'night@example.org', officersEmail: 'officers@example.org', domain: 'data.example.org' },
};
const world = { ...settings, certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b' };
const china = { ...settings, region: 'cn-north-1', certificate: 'ASCACKCEVSQ6C2EXAMPLE' };

describe.skipIf(!isInstalled())(`the template as AWS's own linter reads it${note}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-lint-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['in a region of the world', world, ['us-east-1', 'eu-west-1']],
    ['in both regions of China', china, ['cn-north-1', 'cn-northwest-1']],
  ])('%s every type and property is there', { timeout: 120_000 }, (_where, context, regions) => {
    expect(lint(context, regions)).toBe('');
  });

  it('is asked: China has no origin access control, which that of the world needs', { timeout: 120_000 }, () => {
    expect(lint(world, ['cn-north-1'])).toContain("'AWS::CloudFront::OriginAccessControl' does not exist in 'cn-north-1'");
  });

  function lint(context: Readonly<Record<string, string>>, regions: readonly string[]): string {
    const { template, remove } = synthesizedStack({ context });
    remove();
    const file = join(folder, 'template.json');
    writeFileSync(file, JSON.stringify(template));
    // W3005: the construct library says of what a resource depends where a reference says so already.
    const args = ['--ignore-checks', 'W3005', '--regions', ...regions, '--template', file];
    const { stdout, stderr } = spawnSync('cfn-lint', args, { encoding: 'utf8' });
    return stdout + stderr;
  }
});

function isInstalled(): boolean {
  try {
    const version = execFileSync('cfn-lint', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return version.startsWith(`cfn-lint ${cfnLintVersion}.`);
  } catch {
    return false;
  }
}
