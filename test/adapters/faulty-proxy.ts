import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What happens to a request on its way: `pass`; `break-before`: the connection breaks and the server never hears of it; `break-after`: the server
 * does it, and the connection breaks instead of the answer; an answer instead of the server's; or a query with something added to it.
 */
export type Fault =
  | 'pass'
  | 'break-before'
  | 'break-after'
  | { readonly status: number; readonly body?: string }
  | { readonly addedQuery: string };

export interface FaultyProxy {
  readonly endpoint: string;
  /** Method and path of each request so far. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Stands before an HTTP server and fails the n-th request as told (n from 1). */
export async function startFaultyProxy(endpoint: string, faultOf: (n: number, seen: IncomingMessage) => Fault): Promise<FaultyProxy> {
  const requests: string[] = [];
  const server = createServer(async (incoming, outgoing) => {
    requests.push(`${incoming.method} ${incoming.url?.split('?')[0]}`);
    const fault = faultOf(requests.length, incoming);
    if (fault === 'break-before') incoming.socket.destroy();
    else if (typeof fault === 'object' && 'status' in fault) answer(incoming, outgoing, fault);
    else await forward(endpoint, incoming, outgoing, fault);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(incoming: IncomingMessage, outgoing: ServerResponse, { status, body = '' }: { status: number; body?: string }): void {
  incoming.resume().on('end', () => outgoing.writeHead(status, { 'content-type': 'application/xml' }).end(body));
}

async function forward(endpoint: string, incoming: IncomingMessage, outgoing: ServerResponse, fault: Fault): Promise<void> {
  const { method, url = '', headers } = incoming;
  const path = typeof fault === 'object' && 'addedQuery' in fault ? `${url}&${fault.addedQuery}` : url;
  const sent = request(endpoint, { method, path, headers });
  incoming.pipe(sent);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  if (fault === 'break-after') {
    response.resume().on('end', () => incoming.socket.destroy());
    return;
  }
  outgoing.writeHead(response.statusCode ?? 0, response.headers);
  response.pipe(outgoing);
}
