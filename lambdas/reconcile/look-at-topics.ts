import { metricNames } from '../../shared/metrics.ts';
import type { Audience, Logger, Metrics } from '../../shared/ports.ts';

export interface TopicPorts {
  readonly audience: Audience;
  /** Those that the deployment gave an address: somebody is meant to hear them. */
  readonly topics: readonly string[];
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Whether anybody listens to the topics that somebody is meant to hear. Only a person can confirm a subscription. */
export async function lookAtTopics({ audience, topics, logger, metrics }: TopicPorts): Promise<void> {
  let unheard = 0;
  for (const topic of topics) {
    if ((await audience.listeners(topic)) > 0) continue;
    unheard += 1;
    logger.info('nobody listens', { topic });
  }
  metrics.put(metricNames.unheardTopics, unheard);
}
