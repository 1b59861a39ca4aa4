import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Contestant } from './contestants.ts';
import type { Reading } from './reading.ts';

export interface Run {
  /** From the process's start to its end: loading, and a JVM where it needs one, count. */
  readonly ms: number;
  /** By the document's path. A document that the process did not come to is not in it. */
  readonly readings: ReadonlyMap<string, Reading>;
  /** Why the process ended before its last document; null where it did not. */
  readonly brokeOff: string | null;
}

/** One process, all documents. Nobody took a fifth of this for 30 reports; the one that hangs should not hang the others. */
const runMsMax = 20 * 60_000;

export async function runContestant({ command }: Contestant, documents: readonly string[]): Promise<Run> {
  const [program, ...args] = command;
  const readings = new Map<string, Reading>();
  const started = performance.now();
  const child = spawn(program, [...args, ...documents], { stdio: ['ignore', 'pipe', 'ignore'], timeout: runMsMax, killSignal: 'SIGKILL' });
  const ended = new Promise<string | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code === 0 ? null : `ended with ${signal ?? `code ${code}`}`));
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{"document"')) continue; // a library's own word on stdout
    const reading = JSON.parse(line) as Reading;
    readings.set(reading.document, reading);
  }
  const brokeOff = await ended;
  return { ms: performance.now() - started, readings, brokeOff };
}
