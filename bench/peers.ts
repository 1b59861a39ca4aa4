/**
 * `npm run bench:peers [-- --samples <folder>… --runs <n> --python <interpreter> --only <name>… --by-document]`
 *
 * This engine beside the table readers that people use, on the same documents, in one run. The rules that make it fair stand in `peers/tables-to-records.ts`
 * and in the table's caption. Peers that are not on this machine are named, with how to get them; nothing is written but stdout.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Contestant, findPeers, thisEngine } from './peers/contestants.ts';
import { loadSamples, type Sample } from './peers/load-samples.ts';
import type { Reading } from './peers/reading.ts';
import { type Result, renderComparison } from './peers/render-comparison.ts';
import { type Run, runContestant } from './peers/run-contestant.ts';
import { addScores, noScore, type Score, scoreDocument } from './peers/score-document.ts';
import { tablesToRecords } from './peers/tables-to-records.ts';

const root = path.resolve(import.meta.dirname, '..');

const { values } = parseArgs({
  options: {
    samples: { type: 'string', multiple: true, default: defaultSamples() },
    runs: { type: 'string', default: '3' },
    python: { type: 'string', default: 'python3' },
    only: { type: 'string', multiple: true },
    'by-document': { type: 'boolean', default: false },
  },
});

await main();

async function main(): Promise<void> {
  const samples = values.samples.flatMap((folder) => loadSamples(folder));
  if (samples.length === 0) throw new Error(`no samples in ${values.samples.join(', ')}`);
  const { present, absent } = findPeers(values.python);
  const contestants = [thisEngine, ...present.filter(({ name }) => values.only?.some((wanted) => name.startsWith(wanted)) ?? true)];
  const rounds = await runInTurn(contestants, samples);
  const results = contestants.flatMap((contestant) => resultsOf(contestant, samples, rounds));
  const records = samples.reduce((sum, sample) => sum + sample.records.length, 0);
  process.stdout.write(`${renderComparison({ documents: samples.length, records, runs: rounds.length, results, absent })}\n`);
  if (values['by-document']) process.stdout.write(`\n${byDocument(contestants, samples, rounds)}\n`);
}

/** Samples kept beside the project; else the fixtures of the tests. */
function defaultSamples(): string[] {
  const beside = ['seed', 'dev'].map((name) => path.resolve(root, '../shared/samples', name)).filter((folder) => existsSync(folder));
  return beside.length > 0 ? beside : [path.join(root, 'test/documents')];
}

type Round = ReadonlyMap<Contestant, Run>;

/** All contestants, then all again: what else the machine does meets them alike. */
async function runInTurn(contestants: readonly Contestant[], samples: readonly Sample[]): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  for (let number = 1; number <= Number(values.runs); number += 1) {
    const round = new Map<Contestant, Run>();
    for (const contestant of contestants) {
      const run = await runContestant(
        contestant,
        samples.map((sample) => sample.path),
      );
      process.stderr.write(`run ${number}: ${contestant.name} ${(run.ms / 1000).toFixed(1)} s${run.brokeOff ? `, ${run.brokeOff}` : ''}\n`);
      round.set(contestant, run);
    }
    rounds.push(round);
  }
  return rounds;
}

/** Readers give the same at each run: the first one is scored. One that fell back on the gaps of the text has a line without that, too. */
function resultsOf(contestant: Contestant, samples: readonly Sample[], rounds: readonly Round[]): readonly Result[] {
  const first = runOf(rounds[0], contestant);
  const whole = {
    name: contestant.name,
    version: contestant.version,
    score: sumOfScores(samples, first),
    timeRatio: median(rounds.map((round) => runOf(round, contestant).ms / runOf(round, thisEngine).ms)),
    failures: samples.flatMap((sample) => failureOf(sample, first) ?? []),
  };
  const byLines = new Map([...first.readings].filter(([, reading]) => !(reading.kind === 'tables' && reading.byText)));
  if (byLines.size === first.readings.size) return [whole];
  const ruled = { ...whole, score: sumOfScores(samples, { ...first, readings: byLines }), timeRatio: null };
  return [ruled, { ...whole, name: '+ text mode', version: '', failures: [] }];
}

function sumOfScores(samples: readonly Sample[], run: Run): Score {
  return samples.map((sample) => scoreOf(sample, run)).reduce(addScores, noScore);
}

function scoreOf({ path: document, records }: Sample, { readings }: Run): Score {
  const reading = readings.get(document);
  const nothing = { published: [], held: { names: [], nameless: 0, wholeDocument: false } };
  return scoreDocument(records, reading ? { ...nothing, ...outcomeOf(reading) } : nothing);
}

function outcomeOf(reading: Reading) {
  switch (reading.kind) {
    case 'records':
      return { published: reading.published, held: reading.held };
    case 'tables':
      return { published: tablesToRecords(reading.tables) };
    case 'failed':
      return {};
  }
}

function failureOf({ path: document }: Sample, { readings, brokeOff }: Run): string | null {
  const reading = readings.get(document);
  if (reading === undefined) return `${path.basename(document)}: ${brokeOff ?? 'no answer'}`;
  return reading.kind === 'failed' ? `${path.basename(document)}: ${reading.why.split('\n')[0]}` : null;
}

/** Fields exact or right but for paragraphs, document by document. */
function byDocument(contestants: readonly Contestant[], samples: readonly Sample[], rounds: readonly Round[]): string {
  const heading = ['document', ...contestants.map(({ name }) => name)];
  const rows = samples.map((sample) => [
    path.relative(root, sample.path),
    ...contestants.map((contestant) => {
      const { exact, text, wrong, held, lost } = scoreOf(sample, runOf(rounds[0], contestant));
      return `${exact}+${text} of ${exact + text + wrong + held + lost}, ${wrong} wrong`;
    }),
  ]);
  return [heading, heading.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function runOf(round: Round | undefined, contestant: Contestant): Run {
  const run = round?.get(contestant);
  if (!run) throw new Error(`${contestant.name} did not run`);
  return run;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
