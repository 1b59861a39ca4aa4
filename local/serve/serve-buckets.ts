import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { receiptsPrefix } from '../../shared/core/documents/keys.ts';
import { exposedHeaders, framePolicy } from '../../shared/core/feed/public-headers.ts';
import { UsageError } from '../input-files.ts';

/** Where the embedded S3 has what is served. */
export interface ServedBuckets {
  readonly endpoint: string;
  readonly feedBucket: string;
  readonly uploadsBucket: string;
}

export interface FeedServer {
  readonly address: string;
  close(): Promise<void>;
}

/** What the CDN hands on of an object's headers. */
const handedOn = ['content-type', 'content-length', 'cache-control', 'etag', 'last-modified'] as const;

/**
 * What the CDN does, on this machine only: the feed bucket at `/`, and receipts, which on AWS are the officers' alone, at `/receipts/`. GET and HEAD,
 * conditional requests, and the stack's own headers (`cdk/constructs/public-feed.ts`).
 */
export async function serveBuckets(buckets: ServedBuckets, port: number): Promise<FeedServer> {
  const server = createServer((incoming, outgoing) => {
    answer(buckets, incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.listen(port, '127.0.0.1');
  await Promise.race([once(server, 'listening'), once(server, 'error').then(([error]) => Promise.reject(unableToListen(error, port)))]);
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => closed(server),
  };
}

function unableToListen(error: NodeJS.ErrnoException, port: number): Error {
  return error.code === 'EADDRINUSE' ? new UsageError(`port ${port} is taken: give another one with --port`) : error;
}

async function closed(server: Server): Promise<void> {
  const done = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await done;
}

async function answer(buckets: ServedBuckets, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(headersForAll)) outgoing.setHeader(name, value);
  const method = incoming.method ?? '';
  if (method === 'OPTIONS') return end(outgoing, 204, preflight);
  if (method !== 'GET' && method !== 'HEAD') return end(outgoing, 405, { allow: 'GET, HEAD, OPTIONS' });
  const target = objectOf(buckets, incoming.url ?? '/');
  if (target === null) return end(outgoing, 400);
  const found = await fetch(target, { method, headers: conditions(incoming) });
  if (found.status === 404 || found.status === 403) return end(outgoing, 404, { 'cache-control': 'no-cache' });
  const headers = Object.fromEntries(handedOn.flatMap((name) => [[name, found.headers.get(name)]]).filter(([, value]) => value !== null));
  if (target.pathname.startsWith(`/${buckets.uploadsBucket}/`)) headers['cache-control'] = 'no-cache';
  outgoing.writeHead(found.status, headers);
  if (method === 'HEAD' || found.body === null) return void outgoing.end();
  await pipeline(found.body, outgoing);
}

const headersForAll = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': exposedHeaders.join(', '),
  'x-content-type-options': 'nosniff',
  'content-security-policy': framePolicy,
};

const preflight = {
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': '*',
  'access-control-max-age': '86400',
};

/** The object that a path means; null where it means none that is served. */
function objectOf({ endpoint, feedBucket, uploadsBucket }: ServedBuckets, url: string): URL | null {
  const path = url.split('?')[0] ?? '/';
  if (!/^\/[\x21-\x5b\x5d-\x7e]*$/u.test(path) || /(?:^|\/)\.{1,2}(?:\/|$)/u.test(decoded(path))) return null;
  if (path.startsWith(`/${receiptsPrefix}`)) return new URL(`/${uploadsBucket}${path}`, endpoint);
  return new URL(`/${feedBucket}${path === '/' ? '/index.html' : path}`, endpoint);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/..';
  }
}

function conditions({ headers }: IncomingMessage): Record<string, string> {
  const etag = headers['if-none-match'];
  return etag === undefined ? {} : { 'if-none-match': etag };
}

function end(outgoing: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  outgoing.writeHead(status, { 'content-length': '0', ...headers }).end();
}
