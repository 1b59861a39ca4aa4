import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { serveCommand } from '../../local/serve-command.ts';
import type { PublishedRecord, Receipt } from '../../shared/core/document.ts';
import type { Latest } from '../../shared/core/feed/manifest.ts';
import { reportOf, reportPdf } from '../support/report-pdf.ts';

/** Reading a file takes a second where the machine is busy with other tests. */
const patienceMs = 45_000;

describe('a folder that is served', () => {
  let folder: string;
  let address: string;
  let stop: AbortController;
  let served: Promise<number>;

  const start = (): void => {
    stop = new AbortController();
    served = serveCommand([path.join(folder, 'in'), '--out', path.join(folder, 'out'), '--port', new URL(address).port], stop.signal);
  };
  const get = (file: string, options?: RequestInit): Promise<Response> => fetch(`${address}/${file}`, options);
  const sequence = async (): Promise<number> => {
    const answer = await get('latest.json').catch(() => null);
    return answer?.ok ? ((await answer.json()) as Latest).sequence : 0;
  };
  /** The page is written after the pointer and the bulk files. */
  const until = async (wanted: number): Promise<void> => {
    const isOut = async () => (await (await get('')).text()).includes(`"version":"${wanted}"`);
    await vi.waitUntil(() => isOut().catch(() => false), { timeout: patienceMs, interval: 100 });
  };
  const records = async (): Promise<PublishedRecord[]> => {
    const lines = (await (await get('records.ndjson')).text()).split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as PublishedRecord);
  };
  const report = (score: string) => reportPdf(reportOf('市教育局', 2021, [{ name: '校舍维修', score }]));
  const file = (name: string): string => path.join(folder, 'in', name);

  beforeAll(async () => {
    vi.spyOn(console, 'log').mockImplementation(() => {});
    folder = await mkdtemp(path.join(tmpdir(), 'jixiao-serve-'));
    address = `http://localhost:${await freePort()}`;
    start();
    await vi.waitUntil(() => get('').catch(() => null), { timeout: patienceMs });
  });
  afterAll(async () => {
    stop.abort();
    await served;
    await rm(folder, { recursive: true, force: true });
    vi.restoreAllMocks();
  });

  it('shows feed, receipt and page of what is dropped', async () => {
    await writeFile(file('甲.pdf'), report('88'));
    await until(1);
    expect((await records()).map(({ projectName }) => projectName)).toEqual(['校舍维修']);
    const receipt = async () => (await (await get(`receipts/${encodeURIComponent('甲.pdf')}.json`)).json()) as Receipt;
    await vi.waitUntil(async () => (await receipt()).publication === 1, { timeout: patienceMs });
    expect(await receipt()).toMatchObject({ status: 'accepted', recordsAccepted: 1 });
    expect(await (await get('')).text()).toContain('<title>绩效评价结果');
  });

  it('follows what is replaced', async () => {
    await writeFile(file('甲.pdf'), report('85'));
    await until(2);
    expect(await records()).toMatchObject([{ score: 85, revision: 2 }]);
  });

  it('loses nothing when a file is renamed: nothing new is published', async () => {
    await rename(file('甲.pdf'), file('乙.pdf'));
    await vi.waitUntil(async () => (await get(`receipts/${encodeURIComponent('乙.pdf')}.json`)).ok, { timeout: patienceMs });
    await pause(1_000);
    expect(await sequence()).toBe(2);
    expect(await records()).toMatchObject([{ status: 'current', score: 85 }]);
  });

  it('goes on where it stopped, and sees what changed meanwhile', async () => {
    stop.abort();
    expect(await served).toBe(0);
    await writeFile(file('丙.pdf'), reportPdf(reportOf('市教育局', 2021, [{ name: '图书购置' }])));
    start();
    await until(3);
    expect((await records()).map(({ projectName }) => projectName).sort()).toEqual(['图书购置', '校舍维修']);
  });

  it('withdraws what is deleted', async () => {
    await rm(file('乙.pdf'));
    await until(4);
    expect((await records()).find(({ projectName }) => projectName === '校舍维修')?.status).toBe('withdrawn');
  });

  it('answers as the stack does: types, caching, ETags, HEAD, anyone may read', async () => {
    const latest = await get('latest.json', { method: 'HEAD' });
    expect(Object.fromEntries(latest.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=60, must-revalidate',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "frame-ancestors 'none'",
    });
    expect(await latest.text()).toBe('');
    const etag = latest.headers.get('etag') ?? '';
    expect((await get('latest.json', { headers: { 'if-none-match': etag } })).status).toBe(304);
    const { manifest } = (await (await get('latest.json')).json()) as Latest;
    expect((await get(manifest.path)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it.each([
    'nothing.json',
    'receipts/../incoming/%E4%B8%99.pdf',
    'receipts/%2e%2e/incoming/%E4%B8%99.pdf',
    'incoming/%E4%B8%99.pdf',
    'plans/',
  ])('gives nothing at %s', async (where) => {
    expect([400, 404]).toContain((await get(where)).status);
  });

  it('takes no other method', async () => {
    expect((await get('latest.json', { method: 'PUT', body: '{}' })).status).toBe(405);
    expect((await get('latest.json', { method: 'OPTIONS' })).status).toBe(204);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
