import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutBucketVersioningCommand, type S3Client } from '@aws-sdk/client-s3';
import { type S3ServerOptions, startS3Server } from '../../../local/s3/server.ts';
import { createS3Client } from '../../../shared/adapters/s3-client.ts';

export interface S3Fixture {
  readonly root: string;
  readonly endpoint: string;
  readonly client: S3Client;
  /** Stops the server and starts another on the same folder; the client speaks to the new one. */
  restart(): Promise<S3Fixture>;
  close(): Promise<void>;
}

/** An embedded server on a folder of its own, with a bucket `plain` and a bucket `versioned`. */
export async function startS3Fixture(options: Omit<S3ServerOptions, 'root'> = {}): Promise<S3Fixture> {
  const fixture = await openFixture(mkdtempSync(join(tmpdir(), 'jixiao-s3-')), options);
  await fixture.client.send(new CreateBucketCommand({ Bucket: 'plain' }));
  await fixture.client.send(new CreateBucketCommand({ Bucket: 'versioned' }));
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await fixture.client.send(new PutBucketVersioningCommand({ Bucket: 'versioned', VersioningConfiguration }));
  return fixture;
}

async function openFixture(root: string, options: Omit<S3ServerOptions, 'root'>): Promise<S3Fixture> {
  const server = await startS3Server({ root, ...options });
  const client = s3ClientFor(server.endpoint);
  const stop = async () => {
    client.destroy();
    await server.close();
  };
  return {
    root,
    endpoint: server.endpoint,
    client,
    restart: async () => {
      await stop();
      return openFixture(root, options);
    },
    close: async () => {
      await stop();
      rmSync(root, { recursive: true });
    },
  };
}

/** Any keys will do: the embedded server looks at none. */
export function s3ClientFor(endpoint: string): S3Client {
  return createS3Client({
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
}
