import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { LambdaClient } from '@aws-sdk/client-lambda';
import type { PublishOutcome } from '../../lambdas/publish/publish-feed.ts';
import type { Reconciled } from '../../lambdas/reconcile/reconcile.ts';
import { createCloudFrontCopies } from '../../shared/adapters/cloudfront-copies.ts';
import { createDynamoClient } from '../../shared/adapters/dynamo/dynamo-client.ts';
import { createDocumentTable } from '../../shared/adapters/dynamo/dynamo-document-table.ts';
import { invokeFunction } from '../../shared/adapters/invoke-function.ts';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import { createS3ObjectStore } from '../../shared/adapters/s3-object-store.ts';
import { listVersionsOf } from '../../shared/adapters/s3-versions.ts';
import { createSqsClient } from '../../shared/adapters/sqs-client.ts';
import { createSqsInspection } from '../../shared/adapters/sqs-inspection.ts';
import { createSqsQueue } from '../../shared/adapters/sqs-queue.ts';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import type { OpsOutputs } from '../../shared/config.ts';
import { lookAgainMessage } from '../../shared/core/documents/look-again-message.ts';
import { describePublication } from '../describe-publication.ts';
import { UsageError } from '../input-files.ts';
import type { OpsQueue, OpsSystem } from './ops-system.ts';

/** As long as a function may run, and a little: a run is waited for once, since a second one would only be refused. */
const runMsMax = 930_000;

/** A system on AWS, or on servers that speak its language, as its stack says; region, endpoints and keys as the SDK knows them. */
export function openAwsOpsSystem(outputs: OpsOutputs): OpsSystem {
  const [s3, dynamo, sqs] = [createS3Client(process.env), createDynamoClient(process.env), createSqsClient()];
  const lambda = new LambdaClient({ maxAttempts: 1, requestHandler: { requestTimeout: runMsMax } });
  const cloudFront = new CloudFrontClient({});
  const intake = createSqsQueue(sqs, outputs.IntakeQueueUrl);
  const queue = (name: string, holds: OpsQueue['holds'], url: string): OpsQueue => ({
    name,
    holds,
    inspection: createSqsInspection(sqs, url),
  });
  return {
    table: createDocumentTable(dynamo, outputs.TableName),
    uploads: createS3ObjectStore(s3, outputs.UploadsBucketName),
    feed: createS3ObjectStore(s3, outputs.FeedBucketName),
    uploadVersions: (key, max) => listVersionsOf(s3, outputs.UploadsBucketName, key, max),
    clock: systemClock,
    copies: outputs.DistributionId === undefined ? null : createCloudFrontCopies(cloudFront, outputs.DistributionId),
    queues: [
      queue('intake', 'uploads', outputs.IntakeQueueUrl),
      queue('dead letters', 'dead uploads', outputs.IntakeDeadLettersUrl),
      queue('parked', 'parked uploads', outputs.IntakeParkedUrl),
      queue('publish failures', 'publishing runs', outputs.PublishFailuresUrl),
      queue('reconcile failures', 'reconciling runs', outputs.ReconcileFailuresUrl),
    ],
    lookAt: (documents) => intake.send(documents.map((document) => lookAgainMessage(document, 'Ops'))),
    publish: async () => 'The publisher takes it up at its next run, within five minutes.',
    runPublisher: async () => {
      const outcome = (await runOnce(lambda, outputs.PublishFunctionName)) as PublishOutcome;
      return outcome.kind === 'overtaken' ? 'Another publisher was at work.' : describePublication(outcome);
    },
    buildBulk: async () => void (await runOnce(lambda, outputs.BulkFunctionName)),
    reconcile: async () => (await runOnce(lambda, outputs.ReconcileFunctionName)) as Reconciled,
    close: async () => {
      for (const client of [s3, dynamo, sqs, lambda, cloudFront]) client.destroy();
    },
  };
}

/** Each of them runs once at a time. */
async function runOnce(lambda: LambdaClient, name: string): Promise<unknown> {
  try {
    return await invokeFunction(lambda, name);
  } catch (error) {
    if ((error as Error).name !== 'TooManyRequestsException') throw error;
    throw new UsageError(`${name} runs already, once at a time: try again in some minutes, or read what comes of it in its log`);
  }
}
