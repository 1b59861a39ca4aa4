import type { Results } from '../results/results.ts';
import { spread } from '../spread.ts';
import { startTimedReader, type TimedName } from './timed-reader.ts';

const names: readonly TimedName[] = ['engine', 'getText', 'getTable'];

/** Runs before those that count: loading and compiling are what the cold runs measure. */
const warmUpRuns = 2;

interface Run {
  readonly pages: number;
  readonly ms: Readonly<Record<TimedName, number>>;
}

/** Many runs, a process for each contestant: each document by all of them in turn, so that what else the machine does meets them alike. */
export async function measureWarm(documents: readonly string[], runs: number): Promise<Results['warm']> {
  const readers = { engine: startTimedReader('engine'), getText: startTimedReader('getText'), getTable: startTimedReader('getTable') };
  try {
    const measured: Run[] = [];
    for (let run = 0; run < warmUpRuns + runs; run += 1) {
      for (const document of documents) {
        const engine = await readers.engine.read(document);
        const getText = await readers.getText.read(document);
        const getTable = await readers.getTable.read(document);
        if (run < warmUpRuns) continue;
        measured.push({ pages: getText.pages ?? 1, ms: { engine: engine.ms, getText: getText.ms, getTable: getTable.ms } });
      }
    }
    const peaks = await Promise.all(names.map((name) => readers[name].peakMegabytes()));
    return names.map((name, index) => ({
      name,
      msPerPage: spread(measured.map(({ ms, pages }) => ms[name] / pages)),
      toGetText: spread(measured.map(({ ms }) => ms[name] / ms.getText)),
      toGetTable: spread(measured.map(({ ms }) => ms[name] / ms.getTable)),
      peakMegabytes: peaks[index] || null,
    }));
  } finally {
    await Promise.all(names.map((name) => readers[name].close()));
  }
}
