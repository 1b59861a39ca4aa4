import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { awsKeys } from '../aws-keys.ts';

/** A connection within a region takes milliseconds; one that is not there after a second will not come. */
const connectionTimeoutMs = 10_000;
/** The largest request is a batch of 4 MiB; the slowest answer a page of 1 MiB. */
const requestTimeoutMs = 10_000;
/** The first one and four more, with the SDK's own backoff: a short throttling is ridden out, a long one is the queue's to retry. */
const attemptsMax = 5;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The client of the table. Region, endpoint (AWS_ENDPOINT_URL_DYNAMODB, then AWS_ENDPOINT_URL) and keys are taken from the given environment under the
 * SDK's own names; what is not there, the SDK looks for as it always does.
 */
export function createDynamoClient(environment: Environment): DynamoDBDocumentClient {
  const region = environment.AWS_REGION;
  const endpoint = environment.AWS_ENDPOINT_URL_DYNAMODB ?? environment.AWS_ENDPOINT_URL;
  const credentials = awsKeys(environment);
  const client = new DynamoDBClient({
    ...(region && { region }),
    ...(endpoint && { endpoint }),
    ...(credentials && { credentials }),
    maxAttempts: attemptsMax,
    requestHandler: { connectionTimeout: connectionTimeoutMs, requestTimeout: requestTimeoutMs, throwOnRequestTimeout: true },
  });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
