import type { Context } from 'aws-lambda';
import { correlatedLogger } from '../../shared/adapters/correlated-logger.ts';
import { createDynamoClient } from '../../shared/adapters/dynamo/dynamo-client.ts';
import { createDocumentTable } from '../../shared/adapters/dynamo/dynamo-document-table.ts';
import { createEmfMetrics } from '../../shared/adapters/emf-metrics.ts';
import { createLogger } from '../../shared/adapters/logger.ts';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import { createS3ObjectStore } from '../../shared/adapters/s3-object-store.ts';
import { createSnsAudience } from '../../shared/adapters/sns-audience.ts';
import { createSnsClient } from '../../shared/adapters/sns-client.ts';
import { createSqsClient } from '../../shared/adapters/sqs-client.ts';
import { createSqsQueue } from '../../shared/adapters/sqs-queue.ts';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import { reconcileConfig } from '../../shared/config.ts';
import type { Clock, Logger, MessageQueue, Metrics } from '../../shared/ports.ts';
import { lookAtTopics } from './look-at-topics.ts';
import { type Reconciled, reconcile } from './reconcile.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Below this, in milliseconds, no other page is begun: the next run goes on from the cursor. */
const pageMsMin = 60_000;

/** An upload may be on its way so long: five receives of a message that is hidden for twelve minutes after each. In milliseconds. */
const onItsWayMs = 3_600_000;

/** What a caller on this machine may give instead of what a Lambda makes for itself. */
export interface ReconcileParts {
  readonly s3: ReturnType<typeof createS3Client>;
  readonly dynamo: ReturnType<typeof createDynamoClient>;
  readonly sns: ReturnType<typeof createSnsClient>;
  readonly intake: MessageQueue;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly onItsWayMs: number;
}

/** Of what Lambda tells a function about its run: the time that is left, and the id that its own lines of the log have too. */
export type ReconcileContext = Pick<Context, 'getRemainingTimeInMillis'> & Partial<Pick<Context, 'awsRequestId'>>;

/** Wires the adapters and returns the handler of the schedule: as much of one pass as there is time for. */
export function createReconcileHandler(
  environment: Environment,
  given: Partial<ReconcileParts> = {},
): (event: unknown, context: ReconcileContext) => Promise<Reconciled> {
  const config = reconcileConfig(environment);
  const baseLogger = given.logger ?? createLogger('reconcile', environment);
  const s3 = given.s3 ?? createS3Client(environment);
  const clock = given.clock ?? systemClock;
  const ports = {
    uploads: createS3ObjectStore(s3, config.uploadsBucket),
    feed: createS3ObjectStore(s3, config.feedBucket),
    table: createDocumentTable(given.dynamo ?? createDynamoClient(environment), config.tableName),
    intake: given.intake ?? createSqsQueue(createSqsClient(), config.intakeQueueUrl),
    clock,
    metrics: given.metrics ?? createEmfMetrics(environment, clock),
    onItsWayMs: given.onItsWayMs ?? onItsWayMs,
  };
  const audience = createSnsAudience(given.sns ?? createSnsClient(environment));
  return async (_event, context) => {
    const logger = correlatedLogger(baseLogger, context.awsRequestId);
    const reconciled = await reconcile({ ...ports, logger }, () => context.getRemainingTimeInMillis() >= pageMsMin);
    const { found, ...tally } = reconciled;
    logger.info('reconciler ran', tally);
    await lookAtTopics({ audience, topics: config.heardTopicArns, logger, metrics: ports.metrics });
    return reconciled;
  };
}
