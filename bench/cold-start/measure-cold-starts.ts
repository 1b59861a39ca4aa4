import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startLocalSystem } from '../../local/local-system.ts';
import { startLambdaProcess } from '../../test/support/lambda-process.ts';
import { synthesizedStack } from '../../test/support/synthesized-stack.ts';
import type { Results } from '../results/results.ts';
import { spread } from '../spread.ts';

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

/** Each bundle that synth produces, from the start of its process to its first answer, and beside them a handler that does nothing; all in turn, then all again. */
export async function measureColdStarts(runs: number): Promise<Results['coldStarts']> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jixiao-bench-'));
  const stack = synthesizedStack({ bundle: true });
  const system = await startLocalSystem(path.join(folder, 'state'));
  const schedule = await sampleEvent('schedule');
  try {
    const bundles: Bundle[] = [{ name: 'empty', folder: await emptyBundle(folder), event: {} }];
    for (const fn of stack.all('AWS::Lambda::Function').filter(({ Properties }) => Properties.Handler === handlerName)) {
      const name = fn.id.replace(/Handler.*$/u, '');
      bundles.push({ name, folder: stack.asset(fn), event: events[name] ?? schedule });
    }
    const rounds: ReadonlyMap<string, number>[] = [];
    for (let run = 0; run < runs; run += 1) rounds.push(await startInTurn(bundles, system.environment));
    return await Promise.all(
      bundles.map(async ({ name, folder }) => ({
        name,
        bundleBytes: await moduleBytes(folder),
        ms: spread(rounds.map((round) => round.get(name) ?? Number.NaN)),
        toEmpty: spread(rounds.map((round) => (round.get(name) ?? Number.NaN) / (round.get('empty') ?? Number.NaN))),
      })),
    );
  } finally {
    await system.close();
    stack.remove();
    await rm(folder, { recursive: true, force: true });
  }
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
