import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { takeDown } from '../../local/ops/take-down.ts';
import { verifyFeed } from '../../local/verify/verify-feed.ts';
import { localPublicationSettings } from '../../shared/config.ts';
import { recordId } from '../../shared/core/records/record-id.ts';
import { readLatest, readManifest } from '../../shared/steps/read-feed.ts';
import { hotline } from '../core/changes/example-records.ts';
import { publishHistory } from '../support/publish-history.ts';
import { type Call, type Line, startProcess } from './process.ts';
import { ReportReader, report } from './reports.ts';
import { Stage } from './stage.ts';
import { feedBucket, World } from './world.ts';

const reader = new ReportReader();
const agency = '某市教育局';
const wrong = report(agency, 2021, [{ name: '校园足球', score: '88.5' }]);
const straight: Line = (_call, carryOut) => carryOut();

/** More agencies than a manifest names shards: it names lists of them, and the files of all records are built on a schedule. */
let before: World;
beforeAll(async () => {
  const stage = new Stage(reader);
  const agencies = Array.from({ length: 1_010 }, (_, index) => `单位${index}`);
  const candidates = agencies.map((each) => ({ ...hotline, agency: each, id: recordId(each, hotline.fiscalYear, hotline.projectName) }));
  const { feed } = stage.process().ops;
  await publishHistory([candidates], { feed, publication: localPublicationSettings, page: { script: '', style: '' } });
  await stage.put('wrong.pdf', wrong);
  await stage.process().publish();
  before = stage.world;
}, 120_000);

describe('in a feed whose manifest names lists of shards', { timeout: 600_000 }, () => {
  it('a takedown leaves no word, rewrites the lists, and the files of all records are there at once', async () => {
    const world = new World(before);
    await startProcess(world, reader, straight).buildBulk();
    expect(heldBy(world)).toContain('records.csv');
    const { replaced } = await down(world);
    expect(new Set(replaced.map((key) => key.split('/')[0]))).toEqual(
      new Set([
        'shards',
        'shardlists',
        'changes',
        'overview',
        'feed',
        'bulk',
        'records.ndjson',
        'records.csv',
        'records.excel.csv',
        'datapackage.json',
        'catalog.jsonld',
      ]),
    );
    await assertClean(world, 'a takedown');
    const { feed } = startProcess(world, reader, straight).ops;
    const read = await readLatest(feed);
    assert(read !== null);
    expect((await readManifest(feed, read.latest.manifest)).shardLists.length).toBeGreaterThan(1);
    expect((await feed.head('records.csv'))?.metadata.sequence).toBe(String(read.latest.sequence));
  });

  it('a build that has read the records before brings none of them back, wherever it stands when they are deleted', async () => {
    const calls: Call[] = [];
    await startProcess(new World(before), reader, recording(calls)).buildBulk();
    const writes = calls.flatMap(({ writes, what }, index) => (writes ? [{ n: index + 1, what }] : []));
    expect(writes.map(({ what }) => what.replaceAll(/[0-9a-f]{64}/g, ''))).toEqual(
      [
        'bulk/.ndjson',
        'bulk/.csv',
        'bulk/.excel.csv',
        'records.ndjson',
        'records.csv',
        'records.excel.csv',
        'datapackage.json',
        'catalog.jsonld',
      ].map((file) => `PUT /feed/${file}`),
    );
    for (const { n, what } of [writes[0], writes[2], writes[3], writes[5], writes[7]].filter((write) => write !== undefined)) {
      const world = new World(before);
      let made = 0;
      const slow = Promise.withResolvers<void>();
      const reached = Promise.withResolvers<void>();
      const build = startProcess(world, reader, async (_call, carryOut) => {
        made += 1;
        if (made === n) {
          reached.resolve();
          await slow.promise;
        }
        return carryOut();
      }).buildBulk();
      const ended = build.catch(() => {});
      await reached.promise;
      const { ops } = startProcess(world, reader, straight);
      // Lambda runs one build at a time: the command's own begins when that of before is over.
      const buildBulk = async (): Promise<void> => {
        slow.resolve();
        await ended;
        await ops.buildBulk();
      };
      await takeDown(sha256Of(wrong), decision, { ...ops, buildBulk });
      expect([what, heldBy(world)]).toEqual([what, []]);
    }
  });
});

const decision = { who: '值班员', why: '误公开' };

function down(world: World) {
  return takeDown(sha256Of(wrong), decision, startProcess(world, reader, straight).ops);
}

async function assertClean(world: World, where: string): Promise<void> {
  const copies = world.cloudFront.copies().filter(([, bytes]) => textOf(bytes).includes('校园足球'));
  assert.deepEqual([heldBy(world), copies.map(([key]) => key)], [[], []], where);
  const { problem } = await verifyFeed({ read: async (path) => world.s3.current(feedBucket, path)?.bytes ?? null }, null);
  assert.equal(problem, null, where);
}

function heldBy(world: World): readonly string[] {
  return [...world.s3.objects(feedBucket)].filter(([, { bytes }]) => textOf(bytes).includes('校园足球')).map(([key]) => key);
}

function recording(calls: Call[]): Line {
  return (call, carryOut) => {
    calls.push(call);
    return carryOut();
  };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function sha256Of(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
