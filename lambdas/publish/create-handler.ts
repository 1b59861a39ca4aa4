import type { Context } from 'aws-lambda';
import { readBundledPage } from '../../shared/adapters/bundled-page.ts';
import { createDynamoClient } from '../../shared/adapters/dynamo/dynamo-client.ts';
import { createDocumentTable } from '../../shared/adapters/dynamo/dynamo-document-table.ts';
import { createEmfMetrics } from '../../shared/adapters/emf-metrics.ts';
import { createLogger } from '../../shared/adapters/logger.ts';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import { createS3ObjectStore } from '../../shared/adapters/s3-object-store.ts';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import { publishConfig } from '../../shared/config.ts';
import type { PageProgram } from '../../shared/core/pages/page-program.ts';
import { metricNames } from '../../shared/metrics.ts';
import type { Clock, Logger, Metrics } from '../../shared/ports.ts';
import { oldestDueSeconds } from './oldest-due-seconds.ts';
import { type PublishOutcome, publishFeed } from './publish-feed.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Below this, in milliseconds, another run is not begun: the schedule rings again. */
const runMsMin = 120_000;

/** What a caller on this machine may give instead of what a Lambda makes for itself. */
export interface PublishParts {
  readonly s3: ReturnType<typeof createS3Client>;
  readonly dynamo: ReturnType<typeof createDynamoClient>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly page: PageProgram;
}

/** Of what Lambda tells a function about its run: the time that is left, and the id that its own lines of the log have too. */
export type PublishContext = Pick<Context, 'getRemainingTimeInMillis'> & Partial<Pick<Context, 'awsRequestId'>>;

/** Wires the adapters and returns the handler. Stream and schedule are only the bell: what there is to do stands in the table. */
export function createPublishHandler(
  environment: Environment,
  given: Partial<PublishParts> = {},
): (event: unknown, context: PublishContext) => Promise<PublishOutcome> {
  const config = publishConfig(environment);
  const logger = given.logger ?? createLogger('publish', environment);
  const s3 = given.s3 ?? createS3Client(environment);
  const clock = given.clock ?? systemClock;
  const ports = {
    uploads: createS3ObjectStore(s3, config.uploadsBucket),
    feed: createS3ObjectStore(s3, config.feedBucket),
    table: createDocumentTable(given.dynamo ?? createDynamoClient(environment), config.tableName),
    clock,
    publication: config.publication,
    sourcesPublic: config.sourcesPublic,
    publicationDelaySeconds: config.publicationDelaySeconds,
    collapse: config.collapse,
    metrics: given.metrics ?? createEmfMetrics(environment, clock),
    page: given.page ?? readBundledPage(),
  };
  return async (_event, context) => {
    // Before the run: where every run fails, this is what goes on growing.
    ports.metrics.put(metricNames.oldestDueSeconds, await oldestDueSeconds(clock.now(), ports.table));
    for (;;) {
      const outcome = await publishFeed(ports);
      logger.info('publisher ran', { correlationId: context.awsRequestId, ...outcome });
      if (outcome.kind === 'published') ports.metrics.put(metricNames.releases, 1);
      if (outcome.kind === 'overtaken') ports.metrics.put(metricNames.overtakenRuns, 1);
      const more = outcome.kind !== 'overtaken' && outcome.more;
      if (!more || context.getRemainingTimeInMillis() < runMsMin) return outcome;
    }
  };
}
