import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Invocation {
  readonly id: string;
  readonly event: unknown;
  readonly deadline: number;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

const base = '/2018-06-01/runtime/';

/** Lambda's Runtime API for one function: hands out events to whoever asks for the next one, and takes the answers. */
export class RuntimeApi {
  readonly #server: Server;
  readonly #waiting: Invocation[] = [];
  readonly #underway = new Map<string, Invocation>();
  #asking: ServerResponse | null = null;
  #dead: Error | null = null;

  constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  /** Host and port, as AWS_LAMBDA_RUNTIME_API names them. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What the handler answers. Rejects with what it threw, or why there is nobody to answer. */
  invoke(event: unknown, timeoutMs: number): Promise<unknown> {
    if (this.#dead !== null) return Promise.reject(this.#dead);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id: randomUUID(), event, deadline: Date.now() + timeoutMs, resolve, reject });
      this.#handOut();
    });
  }

  /** The function is gone: nobody waits for it any longer. */
  fail(error: Error): void {
    this.#dead ??= error;
    for (const { reject } of [...this.#waiting.splice(0), ...this.#underway.values()]) reject(this.#dead);
    this.#underway.clear();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').slice(base.length);
    if (path === 'invocation/next') {
      this.#asking = response;
      this.#handOut();
      return;
    }
    this.#take(path, await text(request));
    response.writeHead(202).end();
  }

  #handOut(): void {
    if (this.#asking === null) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#underway.set(next.id, next);
    const headers = { 'lambda-runtime-aws-request-id': next.id, 'lambda-runtime-deadline-ms': String(next.deadline) };
    this.#asking.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(next.event));
    this.#asking = null;
  }

  #take(path: string, body: string): void {
    if (path === 'init/error') {
      this.fail(errorOf(body));
      return;
    }
    const [, id = '', kind] = path.split('/');
    const invocation = this.#underway.get(id);
    this.#underway.delete(id);
    if (kind === 'response') invocation?.resolve(JSON.parse(body));
    else invocation?.reject(errorOf(body));
  }
}

function errorOf(body: string): Error {
  const { errorType, errorMessage, trace } = JSON.parse(body) as { errorType: string; errorMessage: string; trace: string[] };
  return new Error(`${errorType}: ${errorMessage}\n${trace.join('\n')}`);
}
