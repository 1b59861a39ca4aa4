import { SQSClient } from '@aws-sdk/client-sqs';

/** As for the table: see dynamo-client.ts. */
const connectionTimeoutMs = 10_000;
const requestTimeoutMs = 10_000;

/** The client of the queues; region, endpoint and keys as the SDK finds them. */
export function createSqsClient(): SQSClient {
  return new SQSClient({
    requestHandler: { connectionTimeout: connectionTimeoutMs, requestTimeout: requestTimeoutMs, throwOnRequestTimeout: true },
  });
}
