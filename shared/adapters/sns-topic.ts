import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Topic } from '../ports.ts';

/** A topic of SNS: it keeps what it has taken, and tells whoever has confirmed to listen. */
export function createSnsTopic(client: SNSClient, topicArn: string): Topic {
  return {
    send: async ({ subject, text }) => {
      await client.send(new PublishCommand({ TopicArn: topicArn, Subject: subject, Message: text }));
    },
  };
}
