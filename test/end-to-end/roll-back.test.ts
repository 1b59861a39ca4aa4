import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { takeDown } from '../../local/ops/take-down.ts';
import { verifyFeed } from '../../local/verify/verify-feed.ts';
import { recordId } from '../../shared/core/records/record-id.ts';
import { faultyLine } from '../convergence/faults.ts';
import type { StoredItem } from '../convergence/memory-dynamo.ts';
import type { Line } from '../convergence/process.ts';
import { ReportReader, report } from '../convergence/reports.ts';
import { Stage } from '../convergence/stage.ts';
import { feedBucket, uploadsBucket, type World } from '../convergence/world.ts';

/** While a later version is at work, every object of every document that it writes has a field more: the beginning of what the object says, once again. */
const version = vi.hoisted(() => ({ isLater: false }));

function withLaterField(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withLaterField);
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).map(([key, each]) => [key, key === 'fields' ? each : withLaterField(each)]);
  return { later: JSON.stringify(value).slice(0, 120), ...Object.fromEntries(known) };
}

vi.mock('../../shared/core/feed/json-body.ts', () => ({
  jsonBody: (value: unknown) => `${JSON.stringify(version.isLater ? withLaterField(value) : value)}\n`,
}));

vi.mock('../../shared/core/feed/record-line.ts', async (original) => {
  const { recordLine } = await original<typeof import('../../shared/core/feed/record-line.ts')>();
  const laterLine: typeof recordLine = (record) => `${JSON.stringify(withLaterField(JSON.parse(recordLine(record))))}\n`;
  return { recordLine: (record: Parameters<typeof recordLine>[0]) => (version.isLater ? laterLine(record) : recordLine(record)) };
});

const reader = new ReportReader();
const agency = '某市教育局';
const football = { name: '校园足球', score: '88.5' };
const canteen = { name: '食堂补贴', score: '95', grade: '优' };
const repairs = { name: '校舍维修', score: '76', grade: '中' };
const training = { name: '教师培训', score: '91', grade: '优' };
const roads = ['道路养护', '桥梁维修', '路灯改造'].map((name) => ({ ...repairs, name }));
const library = { ...training, name: '图书购置' };
const wrong = report(agency, 2021, [football]);
const settings = { withdrawalsMax: 1 };

/** Of each kind that is stored, something; and a release on its way, whose publisher died when its plan was fixed. */
async function laterVersion(): Promise<Stage> {
  version.isLater = true;
  const stage = new Stage(reader, settings);
  await stage.put('down.pdf', report(agency, 2019, [library]));
  await stage.put('wrong.pdf', wrong);
  await stage.put('stays.pdf', report(agency, 2021, [canteen]));
  await stage.put('many.pdf', report('某市交通局', 2020, roads));
  await stage.process().publish();
  await down(report(agency, 2019, [library]), stage);
  await stage.put('held.pdf', report(agency, 2022, [{ ...football, score: '59' }, repairs]));
  await stage.process().confirm('held.pdf');
  await stage.extract('held.pdf');
  await stage.remove('many.pdf');
  await stage.process().publish();
  await stage.put('wrong.pdf', report(agency, 2021, [{ ...repairs, name: '校车', score: '77' }]));
  await stage.process().publish();
  await stage.process().reconcile();
  await stage.put('none.pdf', '不是 PDF');
  await stage.process().notify();
  await stage.process().withdraw(recordId(agency, 2022, repairs.name));
  await stage.put('waiting.pdf', report(agency, 2023, [library]));
  await dieAfterPlan(stage);
  for (const item of stage.world.dynamo.items()) await putItem(withLaterAttributes(item), stage.world);
  for (const [key, { bytes, headers }] of stage.world.receipts()) {
    if (!key.endsWith('.json')) continue;
    const body = `${JSON.stringify(withLaterField(JSON.parse(textOf(bytes))), null, 2)}\n`;
    stage.world.s3.put(uploadsBucket, key, new TextEncoder().encode(body), headers);
  }
  version.isLater = false;
  return stage;
}

describe('after a roll-back, what a later version stored with fields that nobody knows', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await laterVersion();
  });

  it('is there in every kind of item and of object', () => {
    const items = stage.world.dynamo.items().filter((item) => item.later !== undefined);
    expect(new Set(items.map(kindOfItem))).toEqual(
      new Set([
        ...[
          'head',
          'rev entry',
          'rev findings',
          'rev sketches',
          'rev meta',
          'claim record',
          'claim bytes',
          'plan',
          'takedown',
          'last',
          'cursor',
        ],
        ...['order confirm', 'order withdraw', 'order takedown'],
      ]),
    );
    const saying = (bucket: string) => [...stage.world.s3.objects(bucket)].filter(([, { bytes }]) => textOf(bytes).includes('"later"'));
    expect(new Set(saying(uploadsBucket).map(([key]) => key.split('/')[0]))).toEqual(new Set(['receipts', 'plans', 'redactions']));
    expect(new Set(saying(feedBucket).map(([key]) => key.split('/')[0]))).toEqual(
      new Set([
        ...['latest.json', 'manifests', 'shards', 'changes', 'feed', 'overview', 'bulk', 'records', 'records.ndjson'],
        ...['feed.json', 'changes.json', 'changes.feed.json', 'overview.json', 'datapackage.json', 'catalog.jsonld'],
      ]),
    );
  });

  it('is read, and published on from: the release on its way, an order that waits, a new document; the feed is as it says', async () => {
    await publishAll(stage);
    expect(await verified(stage)).toMatchObject({ problem: null, sequence: 6 });
    await stage.put('new.pdf', report(agency, 2024, [football]));
    expect(await stage.process().publish()).toMatchObject({ kind: 'published', sequence: 7 });
    expect(await stage.process().publish()).toMatchObject({ kind: 'nothing-new' });
    const found = await verified(stage);
    expect(found).toMatchObject({ problem: null, sequence: 7 });
    expect(found.later).toBeGreaterThan(10);
    expect(stage.receipt('new.pdf')).toMatchObject({ status: 'accepted', publication: 7 });
  });

  it('stays, byte for byte, in a record that says the same as before, whatever else its shard gets', async () => {
    const before = lineOf(canteen.name, stage.world);
    expect(before).toContain('"later"');
    await stage.put('beside.pdf', report(agency, 2021, [training]));
    await publishAll(stage);
    expect(lineOf(training.name, stage.world)).not.toContain('"later"');
    expect(lineOf(canteen.name, stage.world)).toBe(before);
  });

  it('is gone from what this version writes anew, and the later version reads that as it does all that is older', async () => {
    await stage.put('stays.pdf', report(agency, 2021, [{ ...canteen, score: '96' }]));
    await publishAll(stage);
    expect(lineOf(canteen.name, stage.world)).not.toContain('"later"');
    const head = stage.world.dynamo.items().find((item) => item.pk?.S === 'doc#stays.pdf' && item.sk?.S === 'head');
    expect(head).not.toHaveProperty('later');
    version.isLater = true;
    await stage.put('stays.pdf', report(agency, 2021, [{ ...canteen, score: '97' }]));
    await publishAll(stage);
    version.isLater = false;
    expect(lineOf(canteen.name, stage.world)).toContain('"later"');
    expect((await verified(stage)).problem).toBeNull();
  });

  it('is taken down with what it says', async () => {
    const secrets = [football.name, '88.5'];
    expect(heldBy(secrets, stage.world)).not.toEqual([]);
    await publishAll(stage);
    await stage.remove('held.pdf');
    await down(report(agency, 2022, [{ ...football, score: '59' }, repairs]), stage);
    await down(wrong, stage);
    expect(heldBy(secrets, stage.world)).toEqual([]);
    expect((await verified(stage)).problem).toBeNull();
  });

  it('is no trouble to who is told, who takes back, lets go or gives orders, nor to the reconciliation', async () => {
    await publishAll(stage);
    expect(await stage.process().reconcile()).toMatchObject({ left: 0, isWhole: true });
    await stage.put('fails.pdf', '也不是 PDF');
    expect(await stage.process().notify()).toMatchObject({ kind: 'told' });
    expect(await stage.process().confirm('held.pdf', true)).toBe(true);
    expect(await stage.process().withdraw(recordId(agency, 2022, repairs.name), true)).not.toBeNull();
    expect(await stage.process().releaseCollapse()).not.toBeNull();
    await stage.extract('held.pdf');
    await publishAll(stage);
    expect(lineOf(football.name, stage.world)).toContain('"status":"withdrawn"');
    expect((await verified(stage)).problem).toBeNull();
  });

  it('stands in an order that is settled, under the same name', async () => {
    const before = orders(stage.world);
    await publishAll(stage);
    const after = orders(stage.world);
    expect(after.map(({ pk, sk }) => [pk, sk])).toEqual(before.map(({ pk, sk }) => [pk, sk]));
    expect(after.filter(({ due, later }) => due !== undefined || later === undefined)).toEqual([]);
    expect(before.some(({ due }) => due !== undefined)).toBe(true);
  });
});

/** Everything that is there to be published. */
async function publishAll(stage: Stage): Promise<void> {
  for (let runs = 1; (await stage.process().publish()).kind === 'published'; runs++) assert(runs < 10);
}

function down(content: string, stage: Stage) {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return takeDown(sha256, { who: '值班员', why: '误公开' }, stage.process().ops);
}

/** A publisher that dies when its plan is fixed. */
async function dieAfterPlan(stage: Stage): Promise<void> {
  const { line, died } = faultyLine({ n: 1, place: 'after', what: 'death' });
  let isFixed = false;
  const dying: Line = (call, carryOut) => {
    isFixed ||= call.what === 'PutItem release plan';
    return isFixed ? line(call, carryOut) : carryOut();
  };
  expect(await Promise.race([stage.process(dying).publish(), died])).toBe('died');
}

function withLaterAttributes(item: StoredItem): StoredItem {
  const json = item.json === undefined ? {} : { json: { S: JSON.stringify(withLaterField(JSON.parse(String(item.json.S)))) } };
  const known = Object.entries({ ...item, ...json }).map(([name, value]) => [name, withLaterIn(value)]);
  return { ...Object.fromEntries(known), later: { S: 'a later version' } };
}

function withLaterIn(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (value.M !== undefined) return { M: withLaterAttributes(value.M as StoredItem) };
  return value.L === undefined ? value : { L: (value.L as StoredItem[]).map(withLaterIn) };
}

async function putItem(Item: StoredItem, { dynamo }: World): Promise<void> {
  await dynamo.answer({
    ...{ method: 'POST', path: '/', headers: { 'x-amz-target': 'DynamoDB_20120810.PutItem' } },
    body: JSON.stringify({ Item }),
  });
}

function kindOfItem({ pk, sk }: StoredItem): string {
  const [first = '', , third = ''] = String(sk?.S).split('#');
  if (first === 'rev') return `rev ${third}`;
  if (first === 'claim') return `claim ${String(pk?.S).split('#')[0]}`;
  return first === 'order' ? `order ${String(sk?.S).split('#')[1]}` : first;
}

function orders({ dynamo }: World): readonly StoredItem[] {
  return dynamo.items().filter(({ sk }) => String(sk?.S).startsWith('order#'));
}

/** Of the newest release. */
function lineOf(projectName: string, { s3 }: World): string | undefined {
  const lines = textOf(s3.current(feedBucket, 'records.ndjson')?.bytes ?? new Uint8Array()).split('\n');
  return lines.find((line) => line.includes(`"projectName":"${projectName}"`));
}

function heldBy(secrets: readonly string[], { s3 }: World): readonly string[] {
  const holding = [...s3.objects(feedBucket)].filter(([, { bytes }]) => secrets.some((secret) => textOf(bytes).includes(secret)));
  return holding.map(([key]) => key);
}

function verified({ world }: Stage) {
  return verifyFeed({ read: async (path) => world.s3.current(feedBucket, path)?.bytes ?? null }, null);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
