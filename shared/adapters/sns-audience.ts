import { GetTopicAttributesCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Audience } from '../ports.ts';

/** Who has confirmed to listen to topics of SNS: an address that was never confirmed is none. */
export function createSnsAudience(client: SNSClient): Audience {
  return {
    listeners: async (topicArn) => {
      const { Attributes } = await client.send(new GetTopicAttributesCommand({ TopicArn: topicArn }));
      return Number(Attributes?.SubscriptionsConfirmed ?? 0);
    },
  };
}
