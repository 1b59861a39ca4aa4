import { describe, expect, it } from 'vitest';
import { createS3Client } from '../../shared/adapters/s3-client.ts';

const keys = { AWS_REGION: 'cn-north-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };

describe('the S3 client', () => {
  it("speaks to an endpoint of one's own in path style, with the keys of the environment", async () => {
    const client = createS3Client({
      ...keys,
      AWS_SESSION_TOKEN: 'token',
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9000',
      AWS_ENDPOINT_URL: 'http://other',
    });
    const endpoint = await client.config.endpoint?.();
    expect([client.config.forcePathStyle, endpoint?.hostname, endpoint?.port, await client.config.region()]).toEqual([
      true,
      '127.0.0.1',
      9000,
      'cn-north-1',
    ]);
    expect(await client.config.credentials()).toMatchObject({ accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'token' });
  });

  it('takes the endpoint of all services where S3 has none of its own', async () => {
    const endpoint = await createS3Client({ ...keys, AWS_ENDPOINT_URL: 'http://127.0.0.1:9001' }).config.endpoint?.();
    expect(endpoint?.port).toBe(9001);
  });

  it('leaves endpoint and style to the SDK on AWS', () => {
    const { config } = createS3Client(keys);
    expect([config.endpoint, config.forcePathStyle]).toEqual([undefined, false]);
  });

  it('tries five times, and streams in pieces that S3 takes', async () => {
    const { config } = createS3Client(keys);
    expect([await config.maxAttempts(), config.requestStreamBufferSize]).toEqual([5, 65_536]);
  });
});
