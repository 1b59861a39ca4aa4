import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The n-th request of the SDK, counted from 1 and retries included; `before`: it never arrives; `after`: it takes effect and its answer is lost. */
export interface Fault {
  readonly operation: string;
  readonly request: number;
  readonly when: 'before' | 'after';
  /** Whether the SDK sends it again (a cut connection), or the caller sees it (the process dies). */
  readonly retried: boolean;
  /** What happens elsewhere meanwhile. */
  readonly meanwhile?: () => Promise<unknown>;
}

/** Makes one request of a client fail. Says how many requests of that operation were sent. */
export function injectFault(client: DynamoDBDocumentClient, fault: Fault): { readonly requests: () => number } {
  let requests = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== fault.operation) return next(args);
      requests++;
      if (requests !== fault.request) return next(args);
      if (fault.when === 'after') await next(args);
      await fault.meanwhile?.();
      throw fault.retried ? cutConnection() : new Error('the process died here');
    },
    { step: 'deserialize', priority: 'high', name: 'injectedFault' },
  );
  return { requests: () => requests };
}

function cutConnection(): Error {
  return Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' });
}
