import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { RuntimeApi } from './runtime-api.ts';

export interface LambdaProcessOptions {
  /** The asset, as Lambda would unpack it at /var/task. */
  readonly folder: string;
  /** The property `Handler`: file and export. */
  readonly handler: string;
  /** All that the function may know of its surroundings: nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  /** The property `Timeout`. */
  readonly timeoutSeconds: number;
}

export interface LambdaProcess {
  readonly pid: number;
  /** What the handler answers to an event. Throws what it threw, or how its process ended. */
  invoke(event: unknown): Promise<unknown>;
  /** What it wrote so far. */
  log(): string;
  stop(): Promise<void>;
}

const bootstrap = fileURLToPath(new URL('./lambda-bootstrap.ts', import.meta.url));

/** A function as Lambda starts it: a process of its own, in its own folder, that asks the Runtime API for work. */
export async function startLambdaProcess({ folder, handler, environment, timeoutSeconds }: LambdaProcessOptions): Promise<LambdaProcess> {
  const api = new RuntimeApi();
  const child = spawn(process.execPath, [bootstrap], {
    cwd: folder,
    env: { ...environment, AWS_LAMBDA_RUNTIME_API: await api.listen(), LAMBDA_TASK_ROOT: folder, _HANDLER: handler, TZ: ':UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => (log += chunk));
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      api.fail(new Error(`the process ended: ${code ?? signal}\n${log}`));
      resolve();
    });
  });
  return {
    pid: child.pid ?? 0,
    invoke: (event) => api.invoke(event, timeoutSeconds * 1000),
    log: () => log,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
      await api.close();
    },
  };
}
