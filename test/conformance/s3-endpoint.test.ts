import { it } from 'vitest';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import { describeS3 } from './s3-conformance.ts';

/**
 * The points, put to any S3: S3_CONFORMANCE_ENDPOINT (`https://s3.<region>.amazonaws.com` for the real one), S3_CONFORMANCE_PLAIN_BUCKET (never
 * versioned) and S3_CONFORMANCE_VERSIONED_BUCKET, both there already; region and keys under the SDK's own names. About 1,500 small objects and
 * 100 MB are written, and deleted again.
 */
const { S3_CONFORMANCE_ENDPOINT: endpoint, S3_CONFORMANCE_PLAIN_BUCKET: plain, S3_CONFORMANCE_VERSIONED_BUCKET: versioned } = process.env;

if (endpoint && plain && versioned) {
  describeS3(endpoint, async () => {
    const client = createS3Client({ ...process.env, AWS_ENDPOINT_URL_S3: endpoint });
    return { client, plain, versioned, close: async () => client.destroy() };
  });
} else it.skip('S3 of your own: name it in S3_CONFORMANCE_ENDPOINT, …_PLAIN_BUCKET and …_VERSIONED_BUCKET', () => {});
