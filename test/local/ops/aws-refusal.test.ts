import { afterEach, expect, it, vi } from 'vitest';
import { awsRefusal } from '../../../local/ops/aws-refusal.ts';
import { stackOutputs } from '../../../local/ops/stack-outputs.ts';

afterEach(() => vi.unstubAllEnvs());

it.each([
  ['no region is said', { AWS_REGION: undefined, AWS_DEFAULT_REGION: undefined }, /^AWS: which region\? Set AWS_REGION/],
  [
    'nobody answers',
    { AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
    /^AWS does not answer: .*ECONNREFUSED.*\nLook at network/,
  ],
  [
    'there is no such name',
    { AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL: 'http://aws.invalid' },
    /^AWS does not answer: .*\nLook at network/,
  ],
])('where %s, an operator reads what to do', async (_what, environment, message) => {
  const keys = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_CONFIG_FILE: '/none', AWS_MAX_ATTEMPTS: '1' };
  for (const [name, value] of Object.entries({ ...keys, ...environment })) vi.stubEnv(name, value);
  const error = await stackOutputs('jixiao-feed').then(
    () => null,
    (error: unknown) => error,
  );
  expect(awsRefusal(error)).toMatch(message);
});

it('what is something else stays what it is', () => {
  expect([new Error('gone'), new TypeError('x is not a function'), 'no error'].map(awsRefusal)).toEqual([null, null, null]);
});
