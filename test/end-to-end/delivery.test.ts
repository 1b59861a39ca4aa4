import { DeleteObjectCommand, ListObjectVersionsCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import { encodeEventKey } from '../../shared/core/documents/event-key.ts';
import { incomingKey, receiptKey } from '../../shared/core/documents/keys.ts';
import { ReportReader, report } from '../convergence/reports.ts';
import { Stage } from '../convergence/stage.ts';
import { type Pipeline, startPipeline } from '../support/pipeline.ts';
import { reportOf } from '../support/report-pdf.ts';

const reader = new ReportReader();
const agency = '某市教育局';
const football = { name: '校园足球', score: '88.5' };
const canteen = { name: '食堂补贴', score: '95', grade: '优' };
const repairs = { name: '校舍维修', score: '76', grade: '中' };

describe('an event of whatever kind', () => {
  it.each([
    'ObjectTagging:Put',
    'ObjectTagging:Delete',
    'ObjectAcl:Put',
    'ObjectRestore:Post',
    'ObjectRestore:Completed',
    'ObjectRestore:Delete',
    'Replication:OperationFailedThreshold',
    'Replication:OperationReplicatedAfterThreshold',
    'LifecycleTransition',
    'LifecycleExpiration:Delete',
    'LifecycleExpiration:DeleteMarkerCreated',
    'IntelligentTiering',
    'ReducedRedundancyLostObject',
    'ObjectRemoved:Delete',
    'ObjectRemoved:DeleteMarkerCreated',
    'ObjectInvented:Tomorrow',
  ])('%s: the key is looked at, and what is not so does not become so', async (eventName) => {
    const stage = new Stage(reader);
    await stage.put('a.pdf', report(agency, 2021, [football]));
    await stage.publish();
    const before = stage.world.everything();
    expect(await stage.process().deliver([message(eventName, 'incoming/a.pdf', 'incoming/never-there.pdf')])).toBe(true);
    expect(await stage.publish()).toEqual({ kind: 'nothing-new', more: false });
    expect(stage.world.everything()).toEqual(before);

    stage.world.pass(1);
    stage.world.drop('a.pdf', report(agency, 2021, [canteen]));
    expect(await stage.process().deliver([message(eventName, 'incoming/a.pdf')])).toBe(true);
    await stage.publish();
    expect(stage.projects()).toEqual(['†校园足球', '食堂补贴']);
  });
});

describe('events of several keys', () => {
  const testEvent = { Service: 'Amazon S3', Event: 's3:TestEvent', Time: '2026-01-01T00:00:00.000Z', Bucket: 'uploads' };
  let stage: Stage;
  beforeEach(async () => {
    stage = new Stage(reader);
    await stage.put('a.pdf', report(agency, 2021, [football]));
    await stage.put('b.pdf', report(agency, 2022, [repairs]));
    await stage.put('c.pdf', report(agency, 2023, [canteen]));
    await stage.publish();
    stage.world.pass(1);
    // A revision; a removal; a renaming; something that came and went.
    stage.world.drop('a.pdf', report(agency, 2021, [{ ...football, score: '89' }]));
    stage.world.remove('b.pdf');
    stage.world.drop('d.pdf', report(agency, 2023, [canteen]));
    stage.world.remove('c.pdf');
    stage.world.drop('e.pdf', report(agency, 2024, [football]));
    stage.world.remove('e.pdf');
  });

  const events = [
    event('ObjectCreated:Put', 'incoming/a.pdf'),
    event('ObjectRemoved:DeleteMarkerCreated', 'incoming/b.pdf'),
    event('ObjectCreated:Copy', 'incoming/d.pdf'),
    event('ObjectRemoved:DeleteMarkerCreated', 'incoming/c.pdf'),
    event('ObjectCreated:CompleteMultipartUpload', 'incoming/e.pdf'),
    event('ObjectRemoved:DeleteMarkerCreated', 'incoming/e.pdf'),
  ];
  const foreign = ['receipts/a.pdf.json', 'plans/0.json', 'incoming/', 'incoming/夹/', 'other/incoming/a.pdf', 'incoming/.DS_Store'];
  const passedOver = foreign.map((key) => event('ObjectCreated:Put', key));

  it.each([
    ['in one message', [{ Records: events }]],
    ['in one message, the last first', [{ Records: events.toReversed() }]],
    ['a message each, the last first', events.toReversed().map((one) => ({ Records: [one] }))],
    [
      "twice, among S3's test event, folder markers and keys elsewhere",
      [
        testEvent,
        { Records: [...passedOver, ...events.toReversed()] },
        testEvent,
        { Records: [...events, ...passedOver] },
        { Records: [] },
      ],
    ],
  ])('in one batch, %s, lead to what the bucket holds', async (_how, bodies) => {
    expect(await stage.process().deliver(bodies)).toBe(true);
    await stage.publish();
    expect(stage.projects()).toEqual(['†校舍维修', '校园足球', '食堂补贴']);
    expect(stage.record('校园足球')).toMatchObject({ score: 89, revision: 2 });
    expect(stage.record('食堂补贴')).toMatchObject({ revision: 1 });
    const receipts = ['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf'].map((document) => receiptKey(document, 'json'));
    expect([...stage.world.receipts().keys()].filter((key) => key.endsWith('.json'))).toEqual(receipts);
    expect(['a.pdf', 'd.pdf'].map((document) => stage.receipt(document).status)).toEqual(['accepted', 'accepted']);
    expect(['b.pdf', 'c.pdf'].map((document) => stage.receipt(document).status)).toEqual(['withdrawn', 'withdrawn']);
    const settled = stage.world.everything();
    expect(await stage.process().deliver([{ Records: events }])).toBe(true);
    await stage.publish();
    expect(stage.world.everything()).toEqual(settled);
  });
});

describe('in a bucket with versions', () => {
  let pipeline: Pipeline;
  let client: S3Client;
  beforeAll(async () => {
    pipeline = await startPipeline();
    client = createS3Client(pipeline.system.environment);
  });
  afterAll(async () => {
    client.destroy();
    await pipeline.close();
  });

  it('the delete of an old version changes nothing', async () => {
    await pipeline.drop('old.pdf', reportOf(agency, 2021, [football]));
    await pipeline.run();
    await pipeline.drop('old.pdf', reportOf(agency, 2021, [{ ...football, score: '89' }]));
    await pipeline.run();
    const before = [await pipeline.latest(), await pipeline.receipt('old.pdf')];
    const [, first] = await versions('old.pdf');
    await deleteForGood('old.pdf', first);
    expect(await pipeline.run()).toEqual({ kind: 'nothing-new', more: false });
    expect([await pipeline.latest(), await pipeline.receipt('old.pdf')]).toEqual(before);
  });

  it('the delete of the current version brings back the one before', async () => {
    await pipeline.drop('current.pdf', reportOf(agency, 2022, [canteen]));
    await pipeline.run();
    await pipeline.drop('current.pdf', reportOf(agency, 2022, [{ ...canteen, score: '96' }]));
    await pipeline.run();
    const [newest] = await versions('current.pdf');
    await deleteForGood('current.pdf', newest);
    expect(await pipeline.run()).toMatchObject({ kind: 'published' });
    expect(await recordOf(2022)).toMatchObject({ status: 'current', score: 95, revision: 3 });
  });

  it('a delete marker withdraws; its removal restores, with id and revisions counting on', async () => {
    await pipeline.drop('back.pdf', reportOf(agency, 2023, [repairs]));
    await pipeline.run();
    const before = await recordOf(2023);
    await pipeline.remove('back.pdf');
    await pipeline.run();
    expect(await recordOf(2023)).toMatchObject({ id: before?.id, status: 'withdrawn', revision: 2 });
    expect((await pipeline.receipt('back.pdf')).status).toBe('withdrawn');
    const [marker] = await versions('back.pdf');
    await deleteForGood('back.pdf', marker);
    await pipeline.run();
    expect(await recordOf(2023)).toMatchObject({ id: before?.id, status: 'current', revision: 3 });
    expect((await pipeline.changes()).records.map(({ kind }) => kind)).toEqual(['restored']);
    expect((await pipeline.receipt('back.pdf')).status).toBe('accepted');
  });

  /** Newest first, delete markers among them. */
  async function versions(document: string): Promise<readonly (string | undefined)[]> {
    const { Versions = [], DeleteMarkers = [] } = await client.send(
      new ListObjectVersionsCommand({ Bucket: pipeline.system.environment.UPLOADS_BUCKET, Prefix: incomingKey(document) }),
    );
    return [...DeleteMarkers, ...Versions].toSorted((a, b) => Number(b.IsLatest) - Number(a.IsLatest)).map(({ VersionId }) => VersionId);
  }

  async function deleteForGood(document: string, version: string | undefined): Promise<void> {
    if (version === undefined) throw new Error(`no such version of ${document}`);
    const place = { Bucket: pipeline.system.environment.UPLOADS_BUCKET, Key: incomingKey(document) };
    await client.send(new DeleteObjectCommand({ ...place, VersionId: version }));
  }

  async function recordOf(year: number) {
    return (await pipeline.records()).find(({ fiscalYear }) => fiscalYear === year);
  }
});

describe('names of every kind', () => {
  const names = [
    '财政局/2023年度 绩效评价（汇总）.pdf',
    'a b.pdf',
    'a+b.pdf',
    'a%20b.pdf',
    'a%2Bb.pdf',
    'a%b 100%.pdf',
    `"双" '单' “引”.pdf`,
    '<b>&amp;;.pdf',
    'a#b?c=d&e.pdf',
    'a\\b|c^d`{e}[f].pdf',
    "~!@$*(),:;='.pdf",
    '😀👨‍👩‍👧𠮷.pdf',
    'line\u2028paragraph\u2029.pdf',
    'new\nline\ttab.pdf',
    'caf\u00e9.pdf',
    'cafe\u0301.pdf',
    '/leading//double.pdf',
    '全角　空格.PDF',
    '\u202egnp.pdf',
    ' .pdf ',
  ];
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await startPipeline();
    for (const [index, name] of names.entries()) await pipeline.drop(name, reportOf(agency, 2001 + index, [football]));
    const client = createS3Client(pipeline.system.environment);
    const Bucket = pipeline.system.environment.UPLOADS_BUCKET;
    for (const Key of ['incoming/空 夹+/', 'incoming/', 'other/a.pdf']) await client.send(new PutObjectCommand({ Bucket, Key, Body: '' }));
    client.destroy();
    await pipeline.run();
  });
  afterAll(() => pipeline.close());

  it.each(names.map((name, index) => [name, 2001 + index] as const))(
    '%j has its receipt beside it, and its record names it',
    async (name, year) => {
      expect(await pipeline.receipt(name)).toMatchObject({ document: name, status: 'accepted', recordsAccepted: 1 });
      const records = (await pipeline.records()).filter(({ fiscalYear }) => fiscalYear === year);
      expect(records.map((record) => (record.status === 'current' ? record.source.document : null))).toEqual([name]);
    },
  );

  it('have no other receipts beside them', async () => {
    const found: string[] = [];
    for await (const { key } of pipeline.system.uploads.list('receipts/')) found.push(key);
    expect(found.toSorted()).toEqual(names.flatMap((name) => [receiptKey(name, 'html'), receiptKey(name, 'json')]).toSorted());
  });
});

function message(eventName: string, ...keys: readonly string[]) {
  return { Records: keys.map((key) => event(eventName, key)) };
}

function event(eventName: string, key: string) {
  return { eventName, s3: { bucket: { name: 'uploads' }, object: { key: encodeEventKey(key) } } };
}
