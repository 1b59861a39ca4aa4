import { SNSClient } from '@aws-sdk/client-sns';
import { awsKeys } from './aws-keys.ts';

/** As for the table: see dynamo-client.ts. */
const connectionTimeoutMs = 10_000;
const requestTimeoutMs = 10_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** The client of topics. Region, endpoint (AWS_ENDPOINT_URL_SNS, then AWS_ENDPOINT_URL) and keys are taken from the given environment: see dynamo-client.ts. */
export function createSnsClient(environment: Environment): SNSClient {
  const region = environment.AWS_REGION;
  const endpoint = environment.AWS_ENDPOINT_URL_SNS ?? environment.AWS_ENDPOINT_URL;
  const credentials = awsKeys(environment);
  return new SNSClient({
    ...(region && { region }),
    ...(endpoint && { endpoint }),
    ...(credentials && { credentials }),
    requestHandler: { connectionTimeout: connectionTimeoutMs, requestTimeout: requestTimeoutMs, throwOnRequestTimeout: true },
  });
}
