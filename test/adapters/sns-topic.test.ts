import { SNSClient } from '@aws-sdk/client-sns';
import { expect, it } from 'vitest';
import { createSnsTopic } from '../../shared/adapters/sns-topic.ts';

it('sends subject and text to its topic, and fails where SNS does not take them', async () => {
  const sent: object[] = [];
  const client = new SNSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  client.middlewareStack.add(
    (_next) => async (args) => {
      sent.push(args.input);
      if (sent.length > 1) throw new Error('AuthorizationError');
      return { response: {}, output: { $metadata: {}, MessageId: '1' } } as never;
    },
    { step: 'initialize', priority: 'low' },
  );
  const topic = createSnsTopic(client, 'arn:aws:sns:us-east-1:123456789012:officers');
  const message = { number: 1, subject: 'Notice 1', text: '第 1 号' };
  await topic.send(message);
  expect(sent).toEqual([{ TopicArn: 'arn:aws:sns:us-east-1:123456789012:officers', Subject: 'Notice 1', Message: '第 1 号' }]);
  await expect(topic.send(message)).rejects.toThrow('AuthorizationError');
});
