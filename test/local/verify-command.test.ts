import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { UsageError } from '../../local/input-files.ts';
import { verifyCommand } from '../../local/verify-command.ts';
import { hotline } from '../core/changes/example-records.ts';
import { publication } from '../core/feed/example-feed.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { publishHistory } from '../support/publish-history.ts';

const feed = new MemoryStore();
let folder: string;
let server: Server;
let address: string;

beforeAll(async () => {
  await publishHistory([[hotline], [{ ...hotline, score: 89 }]], { feed, publication, page: { script: '', style: '' } });
  folder = await mkdtemp(path.join(tmpdir(), 'jixiao-verify-'));
  for (const [key, { bytes }] of feed.files) {
    await mkdir(path.dirname(path.join(folder, key)), { recursive: true });
    await writeFile(path.join(folder, key), bytes);
  }
  server = await listening(
    createServer((request, response) => {
      const file = feed.files.get((request.url ?? '').slice(1));
      response.writeHead(file === undefined ? 404 : 200).end(file?.bytes);
    }),
  );
  address = addressOf(server);
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true });
});

let said: string[];
beforeEach(() => {
  said = [];
  for (const method of ['log', 'error'] as const) vi.spyOn(console, method).mockImplementation((text) => void said.push(String(text)));
});
afterEach(() => vi.restoreAllMocks());

describe('npx jixiao verify', () => {
  it('takes a folder, an address, and the address of latest.json', async () => {
    for (const place of [folder, address, `${address}/`, `${address}/latest.json`]) {
      expect([place, await verifyCommand([place])]).toEqual([place, 0]);
      expect(said.at(-1)).toMatch(
        /^✓ Release 2, published 2024-01-01T00:00:02\.000Z: 1 current and 0 withdrawn records\.\n✓ The chain leads back to release 1: /u,
      );
    }
  });

  it('says that the witness holds, and ends with 1 where it does not', async () => {
    const { sha256 } = JSON.parse(feed.text('latest.json')).manifest;
    expect(await verifyCommand([folder, '--witness', `2:${sha256}`])).toBe(0);
    expect(said.at(-1)).toMatch(/✓ The witness holds\.$/u);
    expect(await verifyCommand([folder, '--witness', `1:${sha256}`])).toBe(1);
    expect(said.at(-1)).toMatch(/^✗ manifests\/1-[0-9a-f]{64}\.json: the witness remembers release 1 as /u);
  });

  it('says of how many files a later version wrote more than it knows, and finds nothing wrong with that', async () => {
    const pointer = path.join(folder, 'latest.json');
    const latest = await readFile(pointer, 'utf8');
    await writeFile(pointer, JSON.stringify({ ...JSON.parse(latest), mirrors: [] }));
    expect(await verifyCommand([folder])).toBe(0);
    await writeFile(pointer, latest);
    expect(said.join('\n')).toContain(
      '! 1 file(s) have fields that this program does not know, and did not judge: a later version wrote them.',
    );
  });

  it('names what is off, as data too', async () => {
    await writeFile(path.join(folder, 'changes.json'), '{}');
    expect(await verifyCommand([folder, '--json'])).toBe(1);
    const { problem, sequence } = JSON.parse(said.at(-1) ?? '');
    expect([sequence, problem.path]).toEqual([2, 'changes.json']);
    expect(problem.what).toMatch(/^it is not the changes\/2-/u);
  });

  it('says of a folder without a feed that it has none', async () => {
    expect(await verifyCommand([path.join(folder, 'records')])).toBe(1);
    expect(said.at(-1)).toBe('✗ latest.json: it is not there');
  });

  it.each([[[]], [['a', 'b']], [['a', '--witness', '1']], [['a', '--witness', '0:00']], [['a', '--what']]])(
    'is told how it is called: %j',
    async (args) => {
      await expect(verifyCommand(args)).rejects.toThrow(UsageError);
    },
  );

  it('says in one line what to do where the place cannot be read, which says nothing of the feed', async () => {
    const busy = await listening(createServer((_request, response) => void response.writeHead(503).end()));
    const closed = await listening(createServer());
    const [overloaded, silent] = [addressOf(busy), addressOf(closed)];
    await new Promise((resolve) => closed.close(resolve));
    const places: [string, string][] = [
      [silent, `${silent}/latest.json cannot be read (ECONNREFUSED): check the address`],
      ['http://127.0.0.1:1', 'http://127.0.0.1:1/latest.json cannot be read (bad port): check the address'],
      ['http://nowhere.invalid/feed/', 'http://nowhere.invalid/feed/latest.json cannot be read (E'],
      ['http://:0', 'http://:0/latest.json cannot be read (ERR_INVALID_URL): check the address'],
      [overloaded, `${overloaded}/latest.json cannot be read (Error: HTTP 503): check the address`],
      [path.join(folder, 'latest.json'), `${path.join(folder, 'latest.json', 'latest.json')} cannot be read (Error: ENOTDIR`],
    ];
    for (const [place, message] of places) {
      const error = await verifyCommand([place]).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(UsageError);
      expect((error as UsageError).message.slice(0, message.length)).toBe(message);
      expect((error as UsageError).message).toMatch(/^[^\n]* then try again; nothing is said of the feed$/u);
    }
    busy.close();
    busy.closeAllConnections();
  });
});

async function listening(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
