import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { createDynamoClient } from '../../../shared/adapters/dynamo/dynamo-client.ts';

const keys = { AWS_REGION: 'cn-north-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };

describe('the client of the table', () => {
  it.each([
    ['its own', { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1111', AWS_ENDPOINT_URL: 'http://127.0.0.1:2222' }, 1111],
    ['that of all services', { AWS_ENDPOINT_URL: 'http://127.0.0.1:2222' }, 2222],
  ])('goes to %s endpoint where the environment names one', async (_, environment, port) => {
    const endpoint = await createDynamoClient({ ...keys, ...environment }).config.endpoint?.();
    expect([endpoint?.hostname, endpoint?.port]).toEqual(['127.0.0.1', port]);
  });

  it("takes the region and the keys, a session's token among them, from the environment", async () => {
    const { config } = createDynamoClient({ ...keys, AWS_SESSION_TOKEN: 'token' });
    expect(await config.region()).toBe('cn-north-1');
    expect(await config.credentials()).toMatchObject({ accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'token' });
  });

  it('tries five times, then says what is wrong', async () => {
    const client = createDynamoClient({ ...keys, AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9' });
    expect(await client.config.maxAttempts()).toBe(5);
    await expect(client.send(new GetCommand({ TableName: 'table', Key: { pk: 'a', sk: 'b' } }))).rejects.toMatchObject({
      code: 'ECONNREFUSED',
      $metadata: { attempts: 5 },
    });
  });
});
