import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { BlobFolder } from './blobs.ts';
import { S3Error } from './error.ts';
import type { S3Change } from './event.ts';
import { S3Index } from './object-index.ts';
import { runOperation } from './operation.ts';
import type { S3Request, S3Response, S3Store } from './request.ts';
import { renderXml } from './xml.ts';

export interface S3ServerOptions {
  /** A folder of the server's own; what is in the buckets survives there. One server at a time. */
  readonly root: string;
  /** Left out: any free one. */
  readonly port?: number;
  readonly clock?: () => Date;
  /** Called once for each change, in order and before the request that made it is answered. Must not throw. */
  readonly onChange?: (change: S3Change) => void;
}

export interface S3Server {
  readonly endpoint: string;
  close(): Promise<void>;
}

/**
 * A small S3 over HTTP: what the project uses of it, done as S3 does it, path-style, on this machine only. Signatures are not checked: whoever
 * reaches the port may do everything. What it lacks (multipart uploads, ACLs, tags, encryption, version 1 listings, …) it refuses with NotImplemented.
 */
export async function startS3Server(options: S3ServerOptions): Promise<S3Server> {
  mkdirSync(options.root, { recursive: true });
  const index = openIndex(options.root);
  const blobs = new BlobFolder(join(options.root, 'blobs'));
  blobs.sweep(index.blobs());
  const store: S3Store = {
    index,
    blobs,
    clock: options.clock ?? (() => new Date()),
    onChange: options.onChange ?? (() => {}),
    conditionalWrites: new Set(),
  };
  const underway = new Set<Promise<void>>();
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (incoming, outgoing) => {
    const answered = answer(store, incoming, outgoing).finally(() => underway.delete(answered));
    underway.add(answered);
  });
  try {
    await listen(server, options.port ?? 0);
  } catch (error) {
    index.close();
    throw error;
  }
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await Promise.all(underway);
      index.close();
    },
  };
}

/** Longer than a run pauses between two requests: a connection closed just as a client takes it up again would be a failure of our own making. */
const keepAliveMs = 60_000;

function openIndex(root: string): S3Index {
  try {
    return new S3Index(join(root, 'index.sqlite'));
  } catch (error) {
    if (!String(error).includes('database is locked')) throw error;
    throw new Error(`${root} is in use by another run; stop that one first, or choose another folder`, { cause: error });
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

async function answer(store: S3Store, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const requestId = randomUUID().replaceAll('-', '').slice(0, requestIdDigits).toUpperCase();
  outgoing.setHeader('server', 'jixiao-embedded-s3');
  outgoing.setHeader('x-amz-request-id', requestId);
  const response = await respond(store, incoming, requestId);
  outgoing.writeHead(response.status, {
    ...(response.body === undefined && hasNoLength(response) ? { 'content-length': '0' } : {}),
    ...response.headers,
  });
  if (response.body === undefined || typeof response.body === 'string') {
    outgoing.end(response.body);
    return;
  }
  // A reader that goes away, or a file that cannot be read, breaks the connection; there is nobody left to tell.
  await pipeline(response.body, outgoing).catch(() => outgoing.destroy());
}

/** As many as S3's have. */
const requestIdDigits = 16;

function hasNoLength(response: S3Response): boolean {
  return response.status !== 204 && response.status !== 304 && response.headers?.['content-length'] === undefined;
}

async function respond(store: S3Store, incoming: IncomingMessage, requestId: string): Promise<S3Response> {
  try {
    return await runOperation(store, readRequest(incoming));
  } catch (error) {
    return errorResponse(error, incoming, requestId);
  }
}

function errorResponse(error: unknown, incoming: IncomingMessage, requestId: string): S3Response {
  const known = error instanceof S3Error ? error : new S3Error('InternalError', `We encountered an internal error: ${String(error)}`);
  if (incoming.method === 'HEAD' || known.status === 304) return { status: known.status, headers: known.headers };
  const resource = (incoming.url ?? '').split('?')[0] ?? '';
  const body = renderXml('Error', { Code: known.code, Message: known.message, Resource: resource, RequestId: requestId }, '');
  return { status: known.status, headers: { ...known.headers, 'content-type': 'application/xml' }, body };
}

/** The path as it came: `//`, `.` and `..` are parts of keys here, so nothing may normalise it. */
function readRequest(incoming: IncomingMessage): S3Request {
  const [path = '', query = ''] = splitOnce(incoming.url ?? '', '?');
  const [bucket = '', key = ''] = splitOnce(path.replace(/^\//, ''), '/');
  return {
    method: incoming.method ?? '',
    bucket,
    key: decodeKey(key),
    query: new URLSearchParams(query),
    headers: incoming.headers,
    body: incoming,
  };
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    throw new S3Error('InvalidURI', "Couldn't parse the specified URI.");
  }
}
