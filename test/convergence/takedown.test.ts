import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpsSystem } from '../../local/ops/ops-system.ts';
import { takeDown } from '../../local/ops/take-down.ts';
import { verifyFeed } from '../../local/verify/verify-feed.ts';
import { recordId } from '../../shared/core/records/record-id.ts';
import { type Call, type Line, type Process, startProcess } from './process.ts';
import { ReportReader, report } from './reports.ts';
import { Stage } from './stage.ts';
import { feedBucket, World } from './world.ts';

const reader = new ReportReader();
const agency = '某市教育局';
const repairs = { name: '校舍维修', score: '76' };
const wrong = report(agency, 2021, [{ name: '校园足球', score: '88.5' }]);
/** What only the wrong bytes say, and their own name in public. */
const secrets = ['校园足球', '88.5', `sources/${sha256Of(wrong)}`];
const settings = { sourcesPublic: true };
const straight: Line = (_call, carryOut) => carryOut();

/** The wrong document is public, and another one that says something else; a third waits for the publisher. */
let before: World;
beforeAll(async () => {
  const stage = new Stage(reader, settings);
  await stage.put('other.pdf', report(agency, 2021, [repairs]));
  await stage.put('wrong.pdf', wrong);
  await stage.publish();
  await stage.put('waiting.pdf', report(agency, 2022, [repairs]));
  before = stage.world;
});

interface Other {
  readonly name: string;
  readonly happens?: (world: World) => void;
  readonly does: (process: Process) => Promise<unknown>;
}

/** Who else may be at work meanwhile, and what has happened by then. */
const others: readonly Other[] = [
  {
    name: 'the same bytes come again',
    happens: (world) => world.drop('again.pdf', wrong),
    does: (process) => process.extract('again.pdf'),
  },
  {
    name: 'their document gets a better version',
    happens: (world) => world.drop('wrong.pdf', report(agency, 2021, [{ name: '操场改造', score: '90' }])),
    does: (process) => process.extract('wrong.pdf'),
  },
  { name: 'their document is removed', happens: (world) => world.remove('wrong.pdf'), does: (process) => process.extract('wrong.pdf') },
  { name: 'the publisher runs', does: (process) => process.publish() },
  { name: 'the reconciliation runs', does: (process) => process.reconcile() },
  { name: 'the record is withdrawn', does: (process) => process.withdraw(recordId(agency, 2021, '校园足球')) },
];

describe('a takedown ends with no word of it in public, and a feed that is as it says', { timeout: 600_000 }, () => {
  it.each(others)('although between any two of its writes $name', async ({ happens = () => {}, does }) => {
    for (const [n, what] of kindsOfWrites(await ownCalls())) {
      const world = new World(before);
      const meanwhile = async (): Promise<void> => {
        happens(world);
        await does(startProcess(world, reader, straight, settings));
      };
      const ended = await down(world, ownLine(world, n, meanwhile)).catch(() => null);
      await finish(world, ended?.waiting.length === 0);
      await assertClean(world, `before ${what}`);
    }
  });

  it.each(others)('although the whole of it comes between two writes of another: $name', async ({ happens = () => {}, does }) => {
    const calls: Call[] = [];
    const undisturbed = new World(before);
    happens(undisturbed);
    await does(startProcess(undisturbed, reader, recording(calls), settings));
    for (const [n, what] of kindsOfWrites(calls)) {
      const world = new World(before);
      happens(world);
      const held = holdAtCall(n);
      const slow = does(startProcess(world, reader, held.line, settings)).catch(() => {});
      await Promise.race([held.reached, slow]);
      // Lambda runs the publisher once at a time: the command's own run begins when that of before is over.
      const its = startProcess(world, reader, straight, settings).ops;
      const isPublisher = calls.some((call) => call.what === 'PutItem release plan');
      const runPublisher = async (): Promise<string> => {
        if (isPublisher) await letEnd(held, slow);
        return its.runPublisher();
      };
      const { waiting } = await down(world, { ...its, runPublisher });
      await letEnd(held, slow);
      await finish(world, waiting.length === 0);
      await assertClean(world, `held before ${what}`);
    }
  });

  it('although the same bytes, read before the order, are saved when it is over, and the publisher comes before they are looked at again', async () => {
    const world = new World(before);
    world.drop('again.pdf', wrong);
    let isDown = false;
    const line: Line = async (call, carryOut) => {
      if (call.writes && !isDown) {
        isDown = true;
        expect((await down(world)).waiting).toEqual([]);
      }
      const answer = await carryOut();
      if (call.what === 'PutItem doc#again.pdf head') await startProcess(world, reader, straight, settings).publish();
      return answer;
    };
    await startProcess(world, reader, line, settings).extract('again.pdf');
    await finish(world, true);
    await assertClean(world, 'a late save');
  });
});

function down(world: World, system: OpsSystem = startProcess(world, reader, straight, settings).ops) {
  return takeDown(sha256Of(wrong), { who: '值班员', why: '误公开' }, system);
}

/** The calls that the command makes itself: those of the functions that it runs have their own tests. */
async function ownCalls(): Promise<readonly Call[]> {
  const calls: Call[] = [];
  const world = new World(before);
  await down(world, ownSystem(world, recording(calls)));
  return calls;
}

function ownSystem(world: World, line: Line): OpsSystem {
  const { lookAt, runPublisher, buildBulk } = startProcess(world, reader, straight, settings).ops;
  return { ...startProcess(world, reader, line, settings).ops, lookAt, runPublisher, buildBulk };
}

function ownLine(world: World, n: number, meanwhile: () => Promise<void>): OpsSystem {
  let calls = 0;
  return ownSystem(world, async (_call, carryOut) => {
    calls += 1;
    if (calls === n) await meanwhile();
    return carryOut();
  });
}

/** Of writes that differ in hashes and numbers only, the first and the last: which call it is, from 1. */
function kindsOfWrites(calls: readonly Call[]): readonly (readonly [number, string])[] {
  const kinds = Map.groupBy(
    calls.map(({ what, writes }, index) => ({ n: index + 1, what, writes })).filter(({ writes }) => writes),
    ({ what }) => what.replaceAll(/\d+-|[0-9a-f]{16,}/g, ''),
  );
  return [...kinds.values()]
    .flatMap((same) => [...new Set([same.at(0), same.at(-1)])])
    .flatMap((one) => (one === undefined ? [] : [[one.n, one.what] as const]));
}

async function letEnd({ goOn }: ReturnType<typeof holdAtCall>, slow: Promise<unknown>): Promise<void> {
  goOn();
  await slow;
}

/** The same command until it is over, once; then whoever runs by the clock. */
async function finish(world: World, isOver: boolean): Promise<void> {
  for (let tries = 1, over = isOver; !over; tries++) {
    if (tries > triesMax) throw new Error(`not over after ${triesMax} tries`);
    over = (await down(world)).waiting.length === 0;
  }
  const clock = startProcess(world, reader, straight, settings);
  await clock.publish();
  await clock.buildBulk();
}

const triesMax = 3;

async function assertClean(world: World, where: string): Promise<void> {
  const holding = world.s3.objects(feedBucket);
  const left = [...holding].filter(([key, { bytes }]) => says(key, bytes)).map(([key]) => key);
  const copies = world.cloudFront.copies().filter(([key, bytes]) => says(key, bytes));
  assert.deepEqual([left, copies.map(([key]) => key)], [[], []], where);
  const source = { read: async (path: string) => world.s3.current(feedBucket, path)?.bytes ?? null };
  assert.equal((await verifyFeed(source, null)).problem, null, where);
}

function says(key: string, bytes: Uint8Array): boolean {
  const text = `${key}\n${new TextDecoder().decode(bytes)}`;
  return secrets.some((secret) => text.includes(secret));
}

function recording(calls: Call[]): Line {
  return (call, carryOut) => {
    calls.push(call);
    return carryOut();
  };
}

function holdAtCall(n: number) {
  const reached = Promise.withResolvers<void>();
  const onward = Promise.withResolvers<void>();
  let calls = 0;
  const line: Line = async (_call, carryOut) => {
    calls += 1;
    if (calls === n) {
      reached.resolve();
      await onward.promise;
    }
    return carryOut();
  };
  return { line, reached: reached.promise, goOn: () => onward.resolve() };
}

function sha256Of(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
