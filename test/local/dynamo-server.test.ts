import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DynamoServer, startDynamoServer } from '../../local/dynamo-server.ts';
import { createDynamoClient } from '../../shared/adapters/dynamo/dynamo-client.ts';
import { createDocumentTable } from '../../shared/adapters/dynamo/dynamo-document-table.ts';
import type { DocumentTable } from '../../shared/ports.ts';
import { sampleHead, sampleRevision, sampleSha256 } from '../support/sample-documents.ts';

describe('the embedded DynamoDB server', () => {
  let root: string;
  const running: DynamoServer[] = [];

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'dynamo-server-'));
  });
  afterEach(async () => {
    for (const server of running.splice(0)) await server.close();
    await rm(root, { recursive: true });
  });

  async function start(options: { root: string; port?: number; tableName?: string }): Promise<DynamoServer> {
    const server = await startDynamoServer(options);
    running.push(server);
    return server;
  }

  async function stop(server: DynamoServer): Promise<void> {
    running.splice(running.indexOf(server), 1);
    await server.close();
  }

  function tableOf({ endpoint, tableName }: DynamoServer): DocumentTable {
    const keys = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
    return createDocumentTable(createDynamoClient({ ...keys, AWS_ENDPOINT_URL_DYNAMODB: endpoint }), tableName);
  }

  it('keeps everything over a restart: heads, rows, claims, the index, the plan mark', async () => {
    const head = sampleHead({ dueAt: '2026-03-01T09:00:00Z' });
    const revision = sampleRevision();
    const subject = `bytes#${sampleSha256}` as const;
    const claim = { document: head.document, revision: revision.id, index: 0 };
    const mark = { sequence: 1, planSha256: sampleSha256, settled: false, withdrawals: [] };
    const first = await start({ root });
    const before = tableOf(first);
    await before.putRevision(revision);
    await before.putClaims([{ subject, claim }]);
    await before.putHead(head, null);
    await before.putPlanMark(mark, null);
    await stop(first);

    const after = tableOf(await start({ root }));
    expect(await after.getHead(head.document)).toEqual(head);
    expect(await after.getRevision(head.document, revision.id)).toEqual(revision);
    expect(await after.claimsOn(subject)).toEqual([claim]);
    expect(await after.dueDocuments(new Date('2026-03-02'), 10)).toEqual([head.document]);
    expect(await after.getPlanMark()).toEqual(mark);
  });

  it('listens on the port that it is given, and can do so again after it was closed', async () => {
    const first = await start({ root });
    const port = Number(new URL(first.endpoint).port);
    await stop(first);
    expect((await start({ root, port })).endpoint).toBe(`http://127.0.0.1:${port}`);
  });

  it('says so where the port is taken, and leaves the folder free', async () => {
    const other = await start({ root: join(root, 'other') });
    await expect(start({ root, port: Number(new URL(other.endpoint).port) })).rejects.toThrow('EADDRINUSE');
    await start({ root });
  });

  it('closes while a client still holds its connection open', async () => {
    const server = await start({ root });
    await tableOf(server).getHead('a.pdf');
    const started = performance.now();
    await stop(server);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('says so where its folder belongs to a server that is running', async () => {
    await start({ root });
    await expect(start({ root })).rejects.toThrow(`${root}: another run is using it`);
  });

  it('says so where its folder is a file', async () => {
    const file = join(root, 'file');
    await writeFile(file, '');
    await expect(start({ root: file })).rejects.toThrow('EEXIST');
  });

  it('refuses a table that an earlier version made, without an index of today, and leaves the folder free', async () => {
    const server = await start({ root });
    const client = createDynamoClient({
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL_DYNAMODB: server.endpoint,
    });
    await client.send(
      new CreateTableCommand({
        TableName: 'older',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      }),
    );
    await waitUntilTableExists({ client, maxWaitTime: 5, minDelay: 0.05 }, { TableName: 'older' });
    client.destroy();
    await stop(server);
    await expect(start({ root, tableName: 'older' })).rejects.toThrow('an earlier version of this program began the system in this folder');
    await start({ root });
  });

  it('goes on when a client breaks off in the middle of a request', async () => {
    const server = await start({ root });
    const socket = connect(Number(new URL(server.endpoint).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{"Table');
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.resetAndDestroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await tableOf(server).getHead('a.pdf')).toBeNull();
  });

  it('is not reached from another machine', async () => {
    const { port } = new URL((await start({ root })).endpoint);
    const outward = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    for (const { address } of outward.filter(({ internal, family }) => !internal && family === 'IPv4')) {
      const socket = connect(Number(port), address);
      await expect(once(socket, 'connect')).rejects.toThrow('ECONNREFUSED');
    }
  });
});
