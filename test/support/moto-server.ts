import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What is known of moto is known of this version; another one says nothing. */
export const motoVersion = '5.2';
const startupSecondsMax = 30;

/** A server of AWS that others have written. It is not part of the project; where it is not installed, nothing is lost but the second opinion. */
export interface MotoServer {
  readonly endpoint: string;
  stop(): Promise<void>;
}

export function isMotoInstalled(): boolean {
  return installedMoto().startsWith(`${motoVersion}.`);
}

/** Empty where Python, moto or what its server needs is not there. */
function installedMoto(): string {
  try {
    const program = 'import moto, moto.server; print(moto.__version__)';
    return execFileSync('python3', ['-c', program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

export async function startMotoServer(): Promise<MotoServer> {
  const port = await freePort();
  const moto = spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  process.once('exit', () => moto.kill());
  await answered(port);
  return { endpoint: `http://127.0.0.1:${port}`, stop: () => stop(moto) };
}

async function stop(moto: ChildProcess): Promise<void> {
  const ended = once(moto, 'exit');
  moto.kill();
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function answered(port: number): Promise<void> {
  for (let tenth = 0; tenth < startupSecondsMax * 10; tenth++) {
    const response = await fetch(`http://127.0.0.1:${port}/moto-api/`).catch(() => null);
    if (response?.ok) return;
    await pause(100);
  }
  throw new Error('moto did not start');
}
