import { S3Client } from '@aws-sdk/client-s3';
import { awsKeys } from './aws-keys.ts';

/**
 * A connection within a region takes milliseconds, but the SDK counts from the call: the wait for one of its 50 sockets is in it, and so is the time
 * in which this process was busy with a large document and looked at no socket.
 */
const connectionTimeoutMs = 10_000;
/** Silence on a connection, our own business included. A limit on the whole request would have to grow with the object, up to gigabytes. */
const socketTimeoutMs = 30_000;
/** The first one and four more, with the SDK's own backoff: a short trouble is ridden out, a long one is the queue's to retry. */
const attemptsMax = 5;
/** S3 refuses a streamed body in pieces below 8 KiB (InvalidChunkSizeError) and recommends 64 KiB; without this the SDK sends pieces as they come. */
const streamPieceBytes = 65_536;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The client of the buckets. Region, endpoint (AWS_ENDPOINT_URL_S3, then AWS_ENDPOINT_URL) and keys are taken from the given environment under the
 * SDK's own names; what is not there, the SDK looks for as it always does. An endpoint of one's own is spoken to in path style, for its host name has
 * no subdomains.
 */
export function createS3Client(environment: Environment): S3Client {
  const region = environment.AWS_REGION;
  const endpoint = environment.AWS_ENDPOINT_URL_S3 ?? environment.AWS_ENDPOINT_URL;
  const credentials = awsKeys(environment);
  return new S3Client({
    ...(region && { region }),
    ...(endpoint && { endpoint, forcePathStyle: true }),
    ...(credentials && { credentials }),
    maxAttempts: attemptsMax,
    requestStreamBufferSize: streamPieceBytes,
    logger: silent,
    requestHandler: { connectionTimeout: connectionTimeoutMs, socketTimeout: socketTimeoutMs },
  });
}

/** The SDK would write text of its own between the lines of JSON, about failures that come out as errors anyway. */
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
