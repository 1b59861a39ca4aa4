import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MemoryStore } from './memory-store.ts';

/** A feed in memory over HTTP, with the headers of its objects. */
export async function serveStore(store: MemoryStore): Promise<{ readonly address: string; close(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    const path = decodeURIComponent((incoming.url ?? '/').split('?')[0] ?? '/').slice(1);
    const file = store.files.get(path === '' ? 'index.html' : path);
    if (file === undefined) return void outgoing.writeHead(404).end();
    outgoing.writeHead(200, { 'content-type': file.contentType, 'cache-control': file.cacheControl ?? '' }).end(file.bytes);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
