import { Readable } from 'node:stream';

/** What the SDK hands to a request handler, as far as it matters here. */
export interface HttpCall {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null | undefined>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What the SDK takes for an answer. */
export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

export function httpAnswer(statusCode: number, headers: Readonly<Record<string, string>> = {}, body?: Uint8Array): HttpAnswer {
  return { statusCode, headers, body: Readable.from(body === undefined || body.length === 0 ? [] : [body]) };
}
