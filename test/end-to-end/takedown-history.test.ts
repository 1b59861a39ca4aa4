import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { takeDown } from '../../local/ops/take-down.ts';
import { verifyFeed } from '../../local/verify/verify-feed.ts';
import type { Manifest } from '../../shared/core/feed/manifest.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { readLatest, readManifest } from '../../shared/steps/read-feed.ts';
import { faultyLine } from '../convergence/faults.ts';
import { type Call, type Line, startProcess } from '../convergence/process.ts';
import { ReportReader, report } from '../convergence/reports.ts';
import { Stage } from '../convergence/stage.ts';
import { feedBucket, World } from '../convergence/world.ts';

const reader = new ReportReader();
const agency = '某市教育局';
const football = { name: '校园足球', score: '88.5' };
const canteen = { name: '食堂补贴', score: '95' };
const repairs = { name: '校舍维修', score: '76' };

const wrong = report(agency, 2021, [football, canteen]);
/** What only the wrong bytes say; the document's name is that of a better version too. */
const secrets = ['校园足球', '食堂补贴', '88.5'];

let stage: Stage;
beforeEach(async () => {
  stage = new Stage(reader, { sourcesPublic: true });
  await history();
});

/** The wrong document stands in two releases; in a third one of its projects is withdrawn; others say other things before, between and after. */
async function history(): Promise<void> {
  await release('other.pdf', report(agency, 2021, [repairs]));
  await release('wrong.pdf', wrong);
  await release('beside.pdf', report('某市财政局', 2022, [repairs]));
  await release('wrong.pdf', report(agency, 2021, [{ ...repairs, score: '77' }]));
  await release('last.pdf', report(agency, 2020, [repairs]));
}

async function release(document: string, content: string): Promise<void> {
  await stage.put(document, content);
  await stage.process().publish();
}

describe('a takedown', () => {
  it('leaves no word of the content in any public object, and a feed that is as it says', async () => {
    expect(await heldBy(secrets)).not.toEqual([]);
    const { replaced, waiting } = await down(wrong);
    expect(waiting).toEqual([]);
    expect(replaced).toContain(`sources/${sha256Of(wrong)}.pdf`);
    expect(await heldBy(secrets)).toEqual([]);
    expect(await verified()).toMatchObject({ problem: null, current: 3 });
    expect((await verified()).redacted).toBeGreaterThan(5);
  });

  it('leaves no copy of it to a reader who asks the CDN, whatever the CDN was asked for before', async () => {
    expect(copiesWith(secrets)).not.toEqual([]);
    expect((await down(wrong)).copies).toEqual({ distributionId: 'E1', id: 'I1', isOver: true });
    expect(copiesWith(secrets)).toEqual([]);
    expect((await down(wrong)).copies?.id).toBe('I2');
  });

  it('names every URL under which something else stands afterwards, or nothing, and none besides', async () => {
    const before = stage.world.s3.objects(feedBucket);
    const { urls } = await down(wrong);
    const after = stage.world.s3.objects(feedBucket);
    const others = [...before.keys()].filter((key) => after.get(key)?.versionId !== before.get(key)?.versionId);
    expect(urls).toEqual(others.map((key) => `http://localhost:8080/${key}`).toSorted());
  });

  it('leaves what other documents say as it was', async () => {
    const before = await heldBy(['某市财政局']);
    await down(wrong);
    expect((await heldBy(['某市财政局'])).length).toBeGreaterThan(0);
    expect(before.length).toBeGreaterThan(0);
    expect(await heldBy(['校舍维修'])).not.toEqual([]);
  });

  it('of a document that is public now withdraws its records too', async () => {
    const last = report(agency, 2020, [repairs]);
    await down(last);
    expect(await verified()).toMatchObject({ problem: null, current: 2 });
    expect(await heldBy(['last.pdf', `sources/${sha256Of(last)}`])).toEqual([]);
  });

  it('changes nothing in public when it is given again', async () => {
    const first = await down(wrong);
    const before = await publicState();
    expect(await down(wrong)).toEqual({ ...first, replaced: [], urls: null, copies: { ...first.copies, id: 'I2' } });
    expect(await publicState()).toEqual(before);
  });

  it('may follow another, and the chain leads through both', async () => {
    await down(wrong);
    await release('more.pdf', report(agency, 2021, [{ name: '教师培训', score: '91' }]));
    await down(report(agency, 2021, [{ name: '教师培训', score: '91' }]));
    expect(await heldBy([...secrets, '教师培训'])).toEqual([]);
    expect((await verified()).problem).toBeNull();
    await release('after.pdf', report(agency, 2023, [repairs]));
    expect((await verified()).problem).toBeNull();
  });

  it('is refused while another has begun, and goes on when that is over', async () => {
    const { table } = stage.process().ops;
    await table.putTakedown({ counter: 1, sha256s: ['b'.repeat(64)], done: [], history: null });
    await expect(down(wrong)).rejects.toThrow(`finish it first, by the same command with --bytes ${'b'.repeat(64)}`);
    expect(await table.ordersOn(`bytes#${sha256Of(wrong)}`, 'takedown')).toEqual([]);
    await table.putTakedown({ counter: 2, sha256s: [], done: ['b'.repeat(64)], history: null });
    await down(wrong);
    expect((await table.getTakedown())?.done.toSorted()).toEqual(['b'.repeat(64), sha256Of(wrong)].toSorted());
  });

  it('is refused, before anything is written, where so many were taken down that no more can be kept in mind', async () => {
    const { table } = stage.process().ops;
    const done = Array.from({ length: 5_000 }, (_, index) => sha256Of(String(index)));
    await table.putTakedown({ counter: 1, sha256s: [], done, history: null });
    await expect(down(wrong)).rejects.toThrow('5000 documents have been taken down');
    expect(await table.ordersOn(`bytes#${sha256Of(wrong)}`, 'takedown')).toEqual([]);
  });

  it.each(['shards/', 'changes/', 'overview/', 'feed/'])('excuses no file of %s that is missing without its word', async (prefix) => {
    await down(wrong);
    const { feed } = stage.process().ops;
    const { redactions } = await newestManifest(feed);
    const file = (await keysOf(feed, prefix)).find((key) => redactions.some(({ to }) => key.includes(to))) ?? '';
    await feed.delete(file);
    expect((await verified()).problem).toEqual({ path: expect.stringContaining(prefix), what: 'it is not there' });
  });

  it('that puts something else in the place of a file is found out', async () => {
    await down(wrong);
    const { feed } = opsOn(stage.world);
    const manifest = await newestManifest(feed);
    const shards = (await keysOf(feed, 'shards/')).filter((key) => manifest.shards.every(({ path }) => path !== key));
    const moved = manifest.redactions.find(({ to }) => shards.some((key) => key.includes(to)));
    assert(moved !== undefined);
    const text = new TextDecoder().decode((await feed.get(`shards/${moved.to}.ndjson`, { bytesMax: 1_000_000 }))?.bytes);
    const forged = text.replace('内容已下架', '内容无误');
    const redactions = manifest.redactions.map((each) => (each === moved ? { from: moved.from, to: sha256Of(forged) } : each));
    const body = JSON.stringify({ ...manifest, redactions });
    const pointer = { path: `manifests/${manifest.sequence}-${sha256Of(body)}.json`, sha256: sha256Of(body) };
    const latest = JSON.stringify({ ...(await readLatest(feed))?.latest, manifest: pointer });
    for (const [key, content] of [
      [`shards/${sha256Of(forged)}.ndjson`, forged],
      [pointer.path, body],
      ['latest.json', latest],
    ] as const) {
      await feed.put(key, content, { contentType: 'text/plain' });
    }
    expect((await verified()).problem?.what).toMatch(/^applied to the release before, it does not give /u);
  });

  it('that dies at any of its calls is finished by the same command', async () => {
    stage = new Stage(reader, { sourcesPublic: true });
    await release('other.pdf', report(agency, 2021, [repairs]));
    await release('wrong.pdf', wrong);
    const calls: Call[] = [];
    await down(wrong, new World(stage.world), (call, carryOut) => {
      calls.push(call);
      return carryOut();
    });
    for (const [index, { writes, what }] of calls.entries()) {
      // Before a write the world is as after the one before; reads leave it as it is.
      if (!writes) continue;
      const world = new World(stage.world);
      const { line, died } = faultyLine({ n: index + 1, place: 'after', what: 'death' });
      await Promise.race([down(wrong, world, line), died]);
      const { waiting } = await down(wrong, world);
      const left = [waiting, await heldBy(secrets, world), copiesWith(secrets, world), (await verified(world)).problem];
      expect(left, `death after ${what}`).toEqual([[], [], [], null]);
    }
  }, 120_000);
});

function down(content: string, world = stage.world, line: Line = (_call, carryOut) => carryOut()) {
  return takeDown(sha256Of(content), { who: '值班员', why: '误公开' }, opsOn(world, line));
}

function opsOn(world: World, line: Line = (_call, carryOut) => carryOut()) {
  return startProcess(world, reader, line, { sourcesPublic: true }).ops;
}

async function newestManifest(feed: ObjectStore): Promise<Manifest> {
  const read = await readLatest(feed);
  assert(read !== null);
  return readManifest(feed, read.latest.manifest);
}

function sha256Of(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Public objects whose names or contents have one of these. */
async function heldBy(texts: readonly string[], world = stage.world): Promise<readonly string[]> {
  const { feed } = opsOn(world);
  const holding: string[] = [];
  for await (const { key } of feed.list('')) {
    const text = `${key}\n${new TextDecoder().decode((await feed.get(key, { bytesMax: 10_000_000 }))?.bytes)}`;
    if (texts.some((each) => text.includes(each))) holding.push(key);
  }
  return holding;
}

/** What the CDN would still hand out: names or contents with one of these. */
function copiesWith(texts: readonly string[], world = stage.world): readonly string[] {
  return world.cloudFront
    .copies()
    .filter(([key, bytes]) => texts.some((each) => `${key}\n${new TextDecoder().decode(bytes)}`.includes(each)))
    .map(([key]) => key);
}

async function publicState(): Promise<readonly (readonly [string, string])[]> {
  const state: (readonly [string, string])[] = [];
  for await (const { key, etag } of opsOn(stage.world).feed.list('')) state.push([key, etag]);
  return state;
}

async function keysOf(feed: ObjectStore, prefix: string): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const { key } of feed.list(prefix)) keys.push(key);
  return keys;
}

function verified(world = stage.world) {
  const { feed } = opsOn(world);
  return verifyFeed({ read: async (file) => (await feed.get(file, { bytesMax: 10_000_000 }))?.bytes ?? null }, null);
}
