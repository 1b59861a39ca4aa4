import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';
import { createDynamoClient } from '../shared/adapters/dynamo/dynamo-client.ts';
import { ensureTable } from './ensure-table.ts';
import { UsageError } from './input-files.ts';

export interface DynamoServer {
  readonly endpoint: string;
  readonly tableName: string;
  close(): Promise<void>;
}

/**
 * An embedded DynamoDB on 127.0.0.1, its table created where it is not there yet. `root` is the folder of its LevelDB: what stands there survives
 * a restart. Throws where the folder cannot be written, or belongs to a server that is still running.
 */
export async function startDynamoServer(options: {
  readonly root: string;
  /** Left out: any free one. */
  readonly port?: number;
  readonly tableName?: string;
}): Promise<DynamoServer> {
  const { root, port = 0, tableName = 'jixiao-documents' } = options;
  await mkdir(root, { recursive: true });
  await assertFree(root);
  const server = dynalite({ path: root, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  outliveBrokenRequests(server);
  await listen(server, port);
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createDynamoClient({ ...localEnvironment, AWS_ENDPOINT_URL_DYNAMODB: endpoint });
  try {
    await ensureTable(client, tableName).finally(() => client.destroy());
  } catch (error) {
    await close(server);
    throw error;
  }
  return { endpoint, tableName, close: () => close(server) };
}

/** Any will do: the server asks for keys and looks at none of them. */
const localEnvironment = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };

/** dynalite opens its folder at the first request and takes the process down where that fails, so it is tried before, with the same LevelDB. */
async function assertFree(root: string): Promise<void> {
  const { Level } = createRequire(createRequire(import.meta.url).resolve('dynalite'))('level');
  const probe = new Level(root);
  try {
    await probe.open();
  } catch (error) {
    const code = (error as { cause?: { code?: string } }).cause?.code;
    if (code === 'LEVEL_LOCKED')
      throw new UsageError(`${root}: another run is using it; stop it (npm run serve, an operator's command), or wait for its end`);
    throw new Error(`${root}: it cannot be opened as a database`, { cause: error });
  }
  await probe.close();
}

/** dynalite throws where a client breaks off in the middle of a request, which would end the whole run. The request is dropped instead. */
function outliveBrokenRequests(server: Server): void {
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    request.removeAllListeners('error').on('error', () => response.destroy());
  });
}

/** dynalite frees its folder only when it stops listening: where the port is taken, it listens on another for a moment. */
async function listen(server: Server, port: number): Promise<void> {
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
  } catch (error) {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    await close(server);
    throw error;
  }
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
  });
}
