export interface Traffic {
  requests: number;
  /** Of bodies, both ways, in bytes. */
  read: number;
  written: number;
}

interface HttpMessage {
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface RequestHandler {
  handle(request: HttpMessage, options?: unknown): Promise<{ readonly response: HttpMessage }>;
}

/** Counts what a client of the SDK sends and gets, each retry as a request of its own. */
export function countTraffic(client: { readonly config: object }): Traffic {
  const traffic: Traffic = { requests: 0, read: 0, written: 0 };
  const { requestHandler } = client.config as { readonly requestHandler: RequestHandler };
  const handle = requestHandler.handle.bind(requestHandler);
  requestHandler.handle = async (request, options) => {
    const answer = await handle(request, options);
    traffic.requests += 1;
    traffic.written += Number(request.headers['x-amz-decoded-content-length'] ?? request.headers['content-length'] ?? 0);
    if (request.method !== 'HEAD') traffic.read += Number(answer.response.headers['content-length'] ?? 0);
    return answer;
  };
  return traffic;
}
