import type { Context } from 'aws-lambda';
import { createDynamoClient } from '../../shared/adapters/dynamo/dynamo-client.ts';
import { createDocumentTable } from '../../shared/adapters/dynamo/dynamo-document-table.ts';
import { createEmfMetrics } from '../../shared/adapters/emf-metrics.ts';
import { createLogger } from '../../shared/adapters/logger.ts';
import { createSnsClient } from '../../shared/adapters/sns-client.ts';
import { createSnsTopic } from '../../shared/adapters/sns-topic.ts';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import { notifyConfig } from '../../shared/config.ts';
import type { Patience } from '../../shared/core/notices/is-time-to-tell.ts';
import { metricNames } from '../../shared/metrics.ts';
import type { Clock, Logger, Metrics, Topic } from '../../shared/ports.ts';
import { type NotifyOutcome, notifyOfficers } from './notify-officers.ts';
import { oldestUntoldSeconds } from './oldest-untold-seconds.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A folder is uploaded within minutes, and its last document read some minutes later; an officer who waits for an answer looks again after half an hour. */
const patience: Patience = { quietMs: 5 * 60_000, waitMsMax: 30 * 60_000 };

/** What a caller on this machine may give instead of what a Lambda makes for itself. */
export interface NotifyParts {
  readonly dynamo: ReturnType<typeof createDynamoClient>;
  readonly sns: ReturnType<typeof createSnsClient>;
  readonly officers: Topic;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly patience: Patience;
}

/** Wires the adapters and returns the handler of the schedule: at most one notice a run. What there is to tell stands in the table. */
export function createNotifyHandler(
  environment: Environment,
  given: Partial<NotifyParts> = {},
): (event: unknown, context: Partial<Pick<Context, 'awsRequestId'>>) => Promise<NotifyOutcome> {
  const config = notifyConfig(environment);
  const clock = given.clock ?? systemClock;
  const logger = given.logger ?? createLogger('notify', environment);
  const ports = {
    table: createDocumentTable(given.dynamo ?? createDynamoClient(environment), config.tableName),
    officers: given.officers ?? createSnsTopic(given.sns ?? createSnsClient(environment), config.officersTopicArn),
    clock,
    metrics: given.metrics ?? createEmfMetrics(environment, clock),
    receiptsBucket: config.uploadsBucket,
    patience: given.patience ?? patience,
  };
  return async (_event, context) => {
    // Before the run: where every run fails, this is what goes on growing.
    ports.metrics.put(metricNames.oldestUntoldSeconds, await oldestUntoldSeconds(clock.now(), ports.table));
    const outcome = await notifyOfficers(ports);
    logger.info('notifier ran', { correlationId: context.awsRequestId, ...outcome });
    if (outcome.kind === 'told') ports.metrics.put(metricNames.notices, 1);
    return outcome;
  };
}
