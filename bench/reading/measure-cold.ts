import { spawn } from 'node:child_process';
import { watchPeak } from '../../test/hostile/watch-peak.ts';
import type { Contestant } from '../peers/contestants.ts';
import type { Results } from '../results/results.ts';
import { spread } from '../spread.ts';
import { startTimedReader, type TimedName } from './timed-reader.ts';

interface Starter {
  readonly name: string;
  readonly version: string;
  /** A process from its start to its end, over one document. Resolves to the most memory that it held. */
  readonly run: (document: string) => Promise<number>;
}

interface Run {
  readonly ms: number;
  readonly megabytes: number;
}

const timed: readonly TimedName[] = ['engine', 'getText', 'getTable'];

/** A fresh process for each document: all contestants with it in turn, then all with the next. */
export async function measureCold(documents: readonly string[], programs: readonly Contestant[], runs: number): Promise<Results['cold']> {
  const starters = [...timed.map(timedStarter), ...programs.map(programStarter)];
  const measured: ReadonlyMap<string, Run>[] = [];
  for (let run = 0; run < runs; run += 1) {
    for (const document of documents) measured.push(await runInTurn(starters, document));
  }
  return starters.map(({ name, version }) => {
    const peak = Math.max(...measured.map((round) => runOf(round, name).megabytes));
    return {
      name,
      version,
      ms: spread(measured.map((round) => runOf(round, name).ms)),
      toGetText: spread(measured.map((round) => runOf(round, name).ms / runOf(round, 'getText').ms)),
      peakMegabytes: peak || null,
    };
  });
}

async function runInTurn(starters: readonly Starter[], document: string): Promise<ReadonlyMap<string, Run>> {
  const round = new Map<string, Run>();
  for (const { name, run } of starters) {
    const started = performance.now();
    const megabytes = await run(document);
    round.set(name, { ms: performance.now() - started, megabytes });
  }
  return round;
}

function runOf(round: ReadonlyMap<string, Run>, name: string): Run {
  const run = round.get(name);
  if (run === undefined) throw new Error(`${name} did not run`);
  return run;
}

function timedStarter(name: TimedName): Starter {
  return {
    name,
    version: '',
    run: async (document) => {
      const reader = startTimedReader(name);
      try {
        await reader.read(document);
        return await reader.peakMegabytes();
      } finally {
        await reader.close();
      }
    },
  };
}

function programStarter({ name, version, command: [program, ...args] }: Contestant): Starter {
  const output = name === 'pdftotext -layout' ? ['-'] : [];
  return {
    name,
    version,
    run: async (document) => {
      const peak = watchPeak();
      const child = spawn(program, [...args, document, ...output], { stdio: 'ignore' });
      const code = await new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', resolve);
      });
      const megabytes = peak();
      if (code !== 0) throw new Error(`${name} ended with ${code} over ${document}`);
      return megabytes;
    },
  };
}
