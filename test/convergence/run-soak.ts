/**
 * `npm run soak [-- --count <n> --seed <first> | --faults]`: interleavings of the whole system under seeds, as many as are asked for; with `--faults`
 * every way in which every call of the walk can fail. Ends with 1 where anything did; a failure names its seed, which alone replays it.
 */
import { parseArgs } from 'node:util';
import { interleave } from './interleaving.ts';
import { operatorSteps } from './operator-steps.ts';
import { ReportReader } from './reports.ts';
import { settings, walkUndisturbed, walkWithFaults } from './walk.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    faults: { type: 'boolean', default: false },
  },
});

/** Interleavings between two lines of progress. */
const linesEvery = 50;

process.exitCode = values.faults ? await everyFault() : await interleavings(Number(values.seed), Number(values.count));

async function interleavings(first: number, count: number): Promise<number> {
  const reader = new ReportReader();
  const totals = { calls: 0, deaths: 0, failures: 0, releases: 0, notices: 0, leftBehind: 0 };
  let wrong = 0;
  for (let seed = first; seed < first + count; seed++) {
    try {
      const life = await interleave(seed, reader);
      for (const name of Object.keys(totals) as (keyof typeof totals)[]) totals[name] += life[name];
    } catch (error) {
      wrong += 1;
      say((error as Error).message);
    }
    const done = seed - first + 1;
    if (done % linesEvery === 0 || done === count) say(`${done} interleavings, ${wrong} wrong: ${JSON.stringify(totals)}`);
  }
  return wrong === 0 ? 0 : 1;
}

async function everyFault(): Promise<number> {
  const reader = new ReportReader();
  say(JSON.stringify(await walkWithFaults(await walkUndisturbed(reader), reader, () => true)));
  say(JSON.stringify(await walkWithFaults(await walkUndisturbed(reader, settings, operatorSteps), reader, () => true)));
  return 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
