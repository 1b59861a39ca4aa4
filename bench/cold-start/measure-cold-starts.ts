import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startLambdaProcess } from '../../test/support/lambda-process.ts';
import { synthesizedStack } from '../../test/support/synthesized-stack.ts';
import type { Results } from '../results/results.ts';
import { spread } from '../spread.ts';
import { type SystemWithCopies, startSystemWithCopies } from './copies-of-the-sample.ts';
import { extractCopies } from './extract-copies.ts';

interface Bundle {
  readonly name: string;
  readonly folder: string;
  readonly event: unknown;
}

/** Events that a function answers without anything to do; to all others, the schedule rings. */
const events: Readonly<Record<string, unknown>> = {
  Extract: await sampleEvent('s3-test-event.sqs'),
  DeadLetters: { Records: [] },
};

/** What CDK adds of its own is not called so. */
const handlerName = 'handler.handler';

/** In seconds; none takes one. */
const timeoutSeconds = 60;

/** Each bundle that synth produces, from the start of its process to its first answer, and beside them a handler that does nothing; all in turn, then all again. Then the extract function's first document, and those after it. */
export async function measureColdStarts(runs: number): Promise<Pick<Results, 'coldStarts' | 'extractMs'>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jixiao-bench-'));
  const stack = synthesizedStack({ bundle: true });
  const copies = await startSystemWithCopies(folder);
  const { system } = copies;
  const schedule = await sampleEvent('schedule');
  try {
    const bundles: Bundle[] = [{ name: 'empty', folder: await emptyBundle(folder), event: {} }];
    for (const fn of stack.all('AWS::Lambda::Function').filter(({ Properties }) => Properties.Handler === handlerName)) {
      const name = fn.id.replace(/Handler.*$/u, '');
      bundles.push({ name, folder: stack.asset(fn), event: events[name] ?? schedule });
    }
    const rounds: ReadonlyMap<string, number>[] = [];
    for (let run = 0; run < runs; run += 1) rounds.push(await startInTurn(bundles, system.environment));
    const extract = bundles.find(({ name }) => name === 'Extract');
    if (extract === undefined) throw new Error('the stack has no extract function');
    const extractMs = await measureExtract(extract.folder, copies, runs);
    const coldStarts = await Promise.all(
      bundles.map(async ({ name, folder }) => ({
        name,
        bundleBytes: await moduleBytes(folder),
        ms: spread(rounds.map((round) => round.get(name) ?? Number.NaN)),
        toEmpty: spread(rounds.map((round) => (round.get(name) ?? Number.NaN) / (round.get('empty') ?? Number.NaN))),
      })),
    );
    return { coldStarts, extractMs };
  } finally {
    await system.close();
    stack.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Documents after the first one, until the code that reads is compiled; and those that count. */
const warmUps = 6;
const counted = 6;

async function measureExtract(folder: string, { system, dropCopy }: SystemWithCopies, runs: number): Promise<Results['extractMs']> {
  const first: number[] = [];
  const further: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const events = [];
    for (let copy = 0; copy < 1 + warmUps + counted; copy += 1) events.push(await dropCopy());
    const options = { folder, handler: handlerName, environment: system.environment, timeoutSeconds };
    const { firstMs, furtherMs } = await extractCopies(options, events);
    first.push(firstMs);
    further.push(...furtherMs.slice(warmUps));
  }
  return { first: spread(first), further: spread(further) };
}

async function emptyBundle(folder: string): Promise<string> {
  await writeFile(path.join(folder, 'handler.mjs'), 'export const handler = async () => null;\n');
  return folder;
}

async function sampleEvent(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`../../events/${name}.json`, import.meta.url), 'utf8'));
}

async function startInTurn(
  bundles: readonly Bundle[],
  environment: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, number>> {
  const round = new Map<string, number>();
  for (const { name, folder, event } of bundles) {
    const started = performance.now();
    const lambda = await startLambdaProcess({ folder, handler: handlerName, environment, timeoutSeconds });
    try {
      await lambda.invoke(event);
      round.set(name, performance.now() - started);
    } finally {
      await lambda.stop();
    }
  }
  return round;
}

/** Of its JavaScript: that is what a start reads and compiles. */
async function moduleBytes(folder: string): Promise<number> {
  const modules = (await readdir(folder)).filter((file) => file.endsWith('.mjs'));
  const sizes = await Promise.all(modules.map((file) => stat(path.join(folder, file))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
