import { SNSClient } from '@aws-sdk/client-sns';
import { expect, it } from 'vitest';
import { createSnsAudience } from '../../shared/adapters/sns-audience.ts';

it.each([
  ['those who have confirmed', { SubscriptionsConfirmed: '2', SubscriptionsPending: '1' }, 2],
  ['nobody where none has', { SubscriptionsConfirmed: '0', SubscriptionsPending: '3' }, 0],
])('%s listen', async (_who, Attributes, listeners) => {
  const client = new SNSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  client.middlewareStack.add((_next) => async () => ({ response: {}, output: { $metadata: {}, Attributes } }) as never, {
    step: 'initialize',
    priority: 'low',
  });
  expect(await createSnsAudience(client).listeners('arn:aws:sns:us-east-1:123456789012:officers')).toBe(listeners);
});
