import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { startDynamoServer } from '../../local/dynamo-server.ts';
import { startS3Server } from '../../local/s3/server.ts';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import { createS3ObjectStore } from '../../shared/adapters/s3-object-store.ts';
import { incomingKey, receiptsPrefix } from '../../shared/core/documents/keys.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { environmentOf, startHandlers } from './process.ts';
import { ReportReader } from './reports.ts';
import { type Officer, scenario, secondsBetweenSteps, settings, walkUndisturbed } from './walk.ts';
import { feedBucket, uploadsBucket, World } from './world.ts';

it('the servers in memory lead to the same public tree and receipts as the embedded servers over HTTP', { timeout: 120_000 }, async () => {
  const reader = new ReportReader();
  const undisturbed = await walkUndisturbed(reader);
  const inMemory = new Map([...(undisturbed.at(-1)?.after ?? [])].filter(([place]) => /^(feed|uploads receipts)/.test(place)));
  expect(await walkOverHttp(reader)).toEqual(new Map([...inMemory].map(([place, text]) => [place, bodyOf(text)])));
});

/** The same scenario, from the same time on. */
async function walkOverHttp(reader: ReportReader): Promise<ReadonlyMap<string, string>> {
  const time = new World();
  const root = await mkdtemp(path.join(tmpdir(), 'jixiao-'));
  const s3 = await startS3Server({ root: path.join(root, 's3'), clock: () => time.now });
  const dynamo = await startDynamoServer({ root: path.join(root, 'dynamodb') });
  const environment = {
    ...environmentOf(settings),
    AWS_ENDPOINT_URL_S3: s3.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
    TABLE_NAME: dynamo.tableName,
  };
  const client = createS3Client(environment);
  for (const Bucket of [uploadsBucket, feedBucket]) {
    await client.send(new CreateBucketCommand({ Bucket }));
    await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  }
  const [uploads, feed] = [createS3ObjectStore(client, uploadsBucket), createS3ObjectStore(client, feedBucket)];
  const logger = { info: () => {}, error: () => {} };
  // There is no embedded SNS: what is told has its own tests.
  const officersTopic = { send: async () => {} };
  const process = startHandlers(environment, { reader, logger, clock: { now: () => time.now }, officers: officersTopic });
  const officer: Officer = {
    drop: async (document, content) => void (await uploads.put(incomingKey(document), content, { contentType: 'application/pdf' })),
    remove: (document) => uploads.delete(incomingKey(document)),
  };
  try {
    for (const step of scenario) {
      time.pass(secondsBetweenSteps);
      await step.happens(officer);
      expect(await step.does(process)).toBe(true);
    }
    return new Map([...(await bodies('feed', feed, '')), ...(await bodies('uploads', uploads, receiptsPrefix))]);
  } finally {
    client.destroy();
    await s3.close();
    await dynamo.close();
    await rm(root, { recursive: true, force: true });
  }
}

async function bodies(name: string, store: ObjectStore, prefix: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for await (const { key, bytes } of store.list(prefix)) {
    const object = await store.get(key, { bytesMax: bytes });
    found.set(`${name} ${key}`, withoutVersion(new TextDecoder().decode(object?.bytes)));
  }
  return found;
}

/** An object's text stands below a line with its headers. */
function bodyOf(text: string): string {
  return withoutVersion(text.slice(text.indexOf('\n') + 1));
}

/** Version ids are each server's own. */
function withoutVersion(text: string): string {
  return text.replace(/"versionId": "[^"]*"/, 'versionId').replace(/版本：<span class="code">[^<]*/, '版本');
}
