import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type TimedName = 'engine' | 'getText' | 'getTable';

export type TimedRequest = { readonly kind: 'read'; readonly path: string } | { readonly kind: 'peak' };

export type TimedAnswer =
  | { readonly kind: 'read'; readonly ms: number; readonly pages: number | null }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'peak'; readonly megabytes: number };

export interface TimedReader {
  /** Milliseconds from bytes to result, and the pages where the contestant gives their number. Throws where it cannot read the document. */
  read(path: string): Promise<{ readonly ms: number; readonly pages: number | null }>;
  /** The most memory that the process which reads ever held; 0 where this machine does not say. Nothing is read afterwards. */
  peakMegabytes(): Promise<number>;
  /** Resolves when its process is gone. */
  close(): Promise<void>;
}

const program = fileURLToPath(new URL('./read-for-time.ts', import.meta.url));

/** A contestant in a process of its own, which stays until it is closed: what it loaded and compiled for one document is there for the next. */
export function startTimedReader(name: TimedName): TimedReader {
  const child = fork(program, [name], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ask = (request: TimedRequest): Promise<TimedAnswer> =>
    new Promise((resolve, reject) => {
      const fail = (): void => reject(new Error(`the process of ${name} ended`));
      child.once('exit', fail);
      child.once('message', (answer) => {
        child.off('exit', fail);
        resolve(answer as TimedAnswer);
      });
      child.send(request);
    });
  return {
    read: async (path) => {
      const answer = await ask({ kind: 'read', path });
      if (answer.kind !== 'read') throw new Error(`${name} cannot read ${path}: ${answer.kind === 'failed' ? answer.why : answer.kind}`);
      return answer;
    },
    peakMegabytes: async () => {
      const answer = await ask({ kind: 'peak' });
      return answer.kind === 'peak' ? answer.megabytes : 0;
    },
    close: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
