import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds between two looks: a process that is killed takes what is known of it along. */
const EVERY_MS = 5;

/** Watches the processes that this one has started; the function that it returns ends that, and gives the most memory that one ever held, in megabytes (0 where not on Linux). */
export function watchPeak(): () => number {
  let kilobytes = 0;
  const look = (): void => {
    for (const pid of childrenOf(process.pid)) kilobytes = Math.max(kilobytes, peakOf(pid));
  };
  const watch = setInterval(look, EVERY_MS);
  return () => {
    look();
    clearInterval(watch);
    return Math.round(kilobytes / 1000);
  };
}

function childrenOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'latin1').split(' ').filter(Boolean),
    );
  } catch {
    return [];
  }
}

function peakOf(pid: string): number {
  try {
    return Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
