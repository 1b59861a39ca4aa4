/** How much memory another process holds, as the system sees it: a process whose event loop is blocked cannot say so itself. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

/** Milliseconds between two looks: a small file on Linux (30 µs), a program's answer elsewhere (10 ms and more). */
export const memoryWatchMs = process.platform === 'linux' ? 25 : 500;

const run = promisify(execFile);

/** Resident bytes of a process; null where it is gone, or the system does not say. */
export async function residentBytes(pid: number, platform: NodeJS.Platform = process.platform): Promise<number | null> {
  const kilobytes = kilobytesIn(await said(pid, platform), platform);
  return kilobytes === null ? null : kilobytes * 1024;
}

async function said(pid: number, platform: NodeJS.Platform): Promise<string> {
  try {
    if (platform === 'linux') return readFileSync(`/proc/${pid}/status`, 'latin1');
    const [program, ...args] =
      platform === 'win32' ? ['tasklist', '/fi', `PID eq ${pid}`, '/fo', 'csv', '/nh'] : ['ps', '-o', 'rss=', '-p', `${pid}`];
    return (await run(program ?? '', args)).stdout;
  } catch {
    return '';
  }
}

/** `VmRSS:   92340 kB` of Linux; ` 92340` of ps; `"node.exe","4711","Console","1","92.340 K"` of tasklist, grouped as the country does. */
export function kilobytesIn(text: string, platform: NodeJS.Platform): number | null {
  if (platform === 'linux') return digitsOf(/^VmRSS:\s*(\d+) kB$/m.exec(text)?.[1]);
  if (platform === 'win32') return digitsOf(/"([^"]*)"\s*$/.exec(text)?.[1]);
  return digitsOf(/^\s*(\d+)\s*$/.exec(text)?.[1]);
}

function digitsOf(text: string | undefined): number | null {
  const digits = text?.replaceAll(/\D/g, '') ?? '';
  return digits === '' ? null : Number(digits);
}
