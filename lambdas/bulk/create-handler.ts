import type { Context } from 'aws-lambda';
import { createLogger } from '../../shared/adapters/logger.ts';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import { createS3ObjectStore } from '../../shared/adapters/s3-object-store.ts';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import { bulkConfig } from '../../shared/config.ts';
import type { Clock, Logger } from '../../shared/ports.ts';
import { type BulkOutcome, buildBulk } from './build-bulk.ts';
import { sweepBuilds } from './sweep-builds.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a caller on this machine may give instead of what a Lambda makes for itself. */
export interface BulkParts {
  readonly s3: ReturnType<typeof createS3Client>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Wires the adapters and returns the handler. It is called by a schedule; what there is to do stands in the feed. */
export function createBulkHandler(
  environment: Environment,
  given: Partial<BulkParts> = {},
): (event: unknown, context: Partial<Pick<Context, 'awsRequestId'>>) => Promise<BulkOutcome> {
  const config = bulkConfig(environment);
  const clock = given.clock ?? systemClock;
  const logger = given.logger ?? createLogger('bulk', environment);
  const feed = createS3ObjectStore(given.s3 ?? createS3Client(environment), config.feedBucket);
  return async (_event, context) => {
    const outcome = await buildBulk({ feed, publication: config.publication });
    const swept = await sweepBuilds(feed, clock.now());
    logger.info('bulk files looked at', { correlationId: context.awsRequestId, ...outcome, swept });
    return outcome;
  };
}
