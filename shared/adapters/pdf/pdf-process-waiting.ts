/** How long other work has kept another process waiting: on a busy machine most of the time there is, and no document's fault. */
import { readFileSync } from 'node:fs';

/** The unit of times in /proc/<pid>/stat, in milliseconds: 100 a second on every machine that Node runs on (USER_HZ). */
const TICK_MS = 10;
const NANOSECONDS_PER_MS = 1e6;
/** After the program's name, which may hold anything: the time that all threads ran, in a program and in the system for it (proc(5), stat). */
const TICKS = [11, 12] as const;

/**
 * Milliseconds since its start that its main thread was ready to run and had no core, but for those in which its own other threads ran: what a document makes them do
 * is the document's. 0 where the system does not say, so that all of the time counts: only Linux does (schedstat).
 */
export function keptWaitingMs(pid: number, platform: NodeJS.Platform = process.platform): number {
  if (platform !== 'linux') return 0;
  try {
    const [ran = 0, waited = 0] = readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ').map(Number);
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
    const allRan = TICKS.reduce((sum, place) => sum + Number(fields[place]), 0) * TICK_MS;
    const ownOthers = Math.max(0, allRan - ran / NANOSECONDS_PER_MS);
    return Math.max(0, waited / NANOSECONDS_PER_MS - ownOthers);
  } catch {
    return 0; // it is gone, or the system keeps no such times
  }
}
