import { createBulkHandler } from '../../../lambdas/bulk/create-handler.ts';
import { createDeadLettersHandler } from '../../../lambdas/dead-letters/create-handler.ts';
import { createExtractHandler } from '../../../lambdas/extract/create-handler.ts';
import { createNotifyHandler } from '../../../lambdas/notify/create-handler.ts';
import { createPublishHandler } from '../../../lambdas/publish/create-handler.ts';
import { createReconcileHandler } from '../../../lambdas/reconcile/create-handler.ts';
import { LocalQueue } from '../../../local/local-queue.ts';
import type { S3Change } from '../../../local/s3/event.ts';
import type { Line } from '../../convergence/process.ts';
import { ReportReader, report } from '../../convergence/reports.ts';
import { Stage } from '../../convergence/stage.ts';
import { countedDay, type DataPoint, type Moves } from './counted-day.ts';

/**
 * What happened, as the data points of each period of an alarm: `ours` are lines of the log that our code wrote; `local` counts what AWS counts, from a
 * run here; `stated` is a value that only AWS can come to.
 */
export interface BadDay {
  readonly counted: 'ours' | 'local' | 'stated';
  readonly periods: readonly (readonly DataPoint[])[] | readonly number[];
}

/** By the name of the function that counts, as the template has it. */
export interface FunctionNames {
  readonly extract: string;
  readonly publish: string;
  readonly reconcile: string;
  readonly notify: string;
}

const agency = '某市教育局';
const football = { name: '校园足球', score: '88.5' };
const canteen = { name: '食堂补贴', score: '95', grade: '优' };
const unreadable = { ...football, amount: '约一千万' };

/** For each alarm, by its section of the runbook, a day on which it must call. */
export function badDays({ extract, publish, reconcile, notify }: FunctionNames): Readonly<Record<string, () => Promise<BadDay>>> {
  const ours = async (moves: Moves, periods = 1): Promise<BadDay> => ({
    counted: 'ours',
    periods: await countedDay(async (stage, as) => {
      as(extract);
      await moves(stage, as);
    }, periods),
  });
  const failsToStart = async (create: () => unknown): Promise<BadDay> => ({
    counted: 'local',
    periods: [await failures([async () => create()])],
  });
  const stated = async (...periods: number[]): Promise<BadDay> => ({ counted: 'stated', periods });

  return {
    'extract-document-rejected': () => ours((stage) => stage.put('no-report.pdf', 'not a PDF')),
    'extract-records-held': () => ours((stage) => stage.put('a.pdf', report(agency, 2021, [unreadable]))),
    'extract-public-older-than-document': () =>
      ours(async (stage) => {
        await stage.put('a.pdf', report(agency, 2021, [football, canteen]));
        await stage.publish();
        await stage.put('a.pdf', report(agency, 2021, [unreadable]));
      }),
    'publish-feed-stale': () =>
      ours(async (stage, as) => {
        await stage.put('a.pdf', report(agency, 2021, [football], String(stage.world.now.getTime())));
        stage.world.pass(1800);
        as(publish);
        await failures([() => stage.publish(feedFails)]);
      }, 3),
    'publish-overtaken': () =>
      ours(async (stage, as) => {
        await stage.put('a.pdf', report(agency, 2021, [{ ...football, score: String(stage.world.now.getTime() % 97) }]));
        as(publish);
        await stage.publish(anotherIsFaster(stage));
      }, 3),
    'publish-withdrawals-held-back': () =>
      ours(async (stage, as) => {
        await stage.put('a.pdf', report(agency, 2021, [football, canteen, { name: '校舍维修', score: '81' }]));
        await stage.publish();
        await stage.remove('a.pdf');
        as(publish);
        // Counted is what a run finds held back: the one after that which held it back.
        await stage.publish();
        await stage.publish();
      }),
    'reconcile-out-of-place': () =>
      ours(async (stage, as) => {
        stage.world.drop('poison.pdf', 'poison');
        await stage.process().deadLetters('poison.pdf');
        as(reconcile);
        await stage.process().reconcile();
      }),
    'bulk-not-running': () => stated(0, 0),
    'reconcile-not-running': () => stated(0, 0),
    'reconcile-topic-unheard': () =>
      ours(async (stage, as) => {
        stage.world.sns.listeners = 0;
        stage.settings = { ...stage.settings, heardTopicArns: ['arn:aws:sns:us-east-1:123456789012:officers'] };
        as(reconcile);
        await stage.process().reconcile();
      }),
    'notify-officers-not-told': () =>
      ours(async (stage, as) => {
        await stage.put('a.pdf', 'not a PDF');
        stage.world.pass(3600);
        as(notify);
        await failures([() => stage.process(snsFails).notify()]);
      }, 3),
    // Both queues get what the intake gives up, one after the other.
    'intake-parked-not-empty': async () => ({ counted: 'local', periods: [await deadLetters()] }),
    'reconcile-failures-not-empty': async () => {
      const tries = Array.from({ length: 2 }, () => async () => createReconcileHandler({}));
      return { counted: 'local', periods: [(await failures(tries)) === tries.length ? 1 : 0] };
    },
    'intake-dead-letters-not-empty': async () => ({ counted: 'local', periods: [await deadLetters()] }),
    'intake-waiting': () => stated(30 * 60),
    // Each run is given up after its tries: so many bells lie there.
    'publish-failures-not-empty': async () => {
      const stage = new Stage(new ReportReader());
      await stage.put('a.pdf', report(agency, 2021, [football]));
      const tries = Array.from({ length: 3 }, () => () => stage.publish(feedFails));
      return { counted: 'local', periods: [(await failures(tries)) === tries.length ? 1 : 0] };
    },
    'extract-handler-errors': () => failsToStart(() => createExtractHandler({})),
    'publish-handler-errors': () => failsToStart(() => createPublishHandler({})),
    'bulk-handler-errors': () => failsToStart(() => createBulkHandler({})),
    'dead-letters-handler-errors': () => failsToStart(() => createDeadLettersHandler({})),
    'reconcile-handler-errors': () => failsToStart(() => createReconcileHandler({})),
    'notify-handler-errors': () => failsToStart(() => createNotifyHandler({})),
    'extract-handler-throttles': () => stated(1),
    'publish-handler-throttles': () => stated(1, 1, 1, 1, 1, 1),
    'bulk-handler-throttles': () => stated(1),
    'dead-letters-handler-throttles': () => stated(1),
    'reconcile-handler-throttles': () => stated(1),
    'notify-handler-throttles': () => stated(1),
    'extract-handler-slow': () => stated(100_000),
    'publish-handler-slow': () => stated(250_000),
    'bulk-handler-slow': () => stated(800_000),
    'dead-letters-handler-slow': () => stated(50_000),
    'reconcile-handler-slow': () => stated(880_000),
    'notify-handler-slow': () => stated(250_000),
    'operations-cost-over-budget': () => stated(5.01),
  };
}

const feedFails: Line = async (call, carryOut) => {
  if (call.what.startsWith('PUT /feed/')) throw new Error('the feed bucket takes nothing');
  return carryOut();
};

const snsFails: Line = async (call, carryOut) => {
  if (call.service === 'sns') throw new Error('SNS takes nothing');
  return carryOut();
};

/** Whenever this publisher fixes its plan, another has done so a moment before. */
function anotherIsFaster(stage: Stage): Line {
  return async (call, carryOut) => {
    if (call.what.startsWith('PutItem release')) await stage.process().publish();
    return carryOut();
  };
}

async function failures(tries: readonly (() => Promise<unknown>)[]): Promise<number> {
  let failed = 0;
  for (const once of tries) {
    await once().catch(() => {
      failed += 1;
    });
  }
  return failed;
}

async function deadLetters(): Promise<number> {
  const queue = new LocalQueue();
  queue.send(poison);
  const crash = async () => {
    throw new Error('the reader took the process down');
  };
  await queue.drain([crash], () => {});
  return queue.deadLetters.length;
}

const poison: S3Change = {
  bucket: 'uploads',
  key: 'incoming/poison.pdf',
  kind: 'created',
  eventName: 'ObjectCreated:Put',
  versionId: '1',
  sequencer: '0',
  etag: '',
  bytes: 1,
  eventTime: '2026-03-01T08:00:00Z',
};
