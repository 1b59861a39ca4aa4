import { readdirSync, readFileSync } from 'node:fs';

/** Seconds of some threads. */
export interface ProcessorTime {
  /** On a core. */
  readonly ran: number;
  /** Ready to run, while other work had the cores: on a quiet machine nearly nothing. */
  readonly waited: number;
}

export interface ProcessorTimes {
  /** The thread that everything but reading goes through. */
  readonly main: ProcessorTime;
  /** This process with all its threads. */
  readonly own: ProcessorTime;
  /** The processes that it started, as far as they still run: they read. */
  readonly readers: ProcessorTime;
}

/** Of this process since its start; null where the system does not say (proc(5), schedstat). */
export function processorTimes(): ProcessorTimes | null {
  if (process.platform !== 'linux') return null;
  const own = threadsOf(process.pid);
  const children = own.flatMap((thread) => readFileSync(`${thread}/children`, 'latin1').split(' ').filter(Boolean));
  return {
    main: timeOf([`/proc/${process.pid}/task/${process.pid}`]),
    own: timeOf(own),
    readers: timeOf(children.flatMap((child) => threadsOf(Number(child)))),
  };
}

function threadsOf(pid: number): readonly string[] {
  const tasks = `/proc/${pid}/task`;
  return readdirSync(tasks).map((task) => `${tasks}/${task}`);
}

function timeOf(threads: readonly string[]): ProcessorTime {
  const times = threads.map((thread) => readFileSync(`${thread}/schedstat`, 'latin1').split(' '));
  const sum = (place: number): number => times.reduce((total, fields) => total + Number(fields[place]), 0) / nanosecondsPerSecond;
  return { ran: sum(0), waited: sum(1) };
}

const nanosecondsPerSecond = 1e9;
