import { beforeEach, describe, expect, it } from 'vitest';
import { plansPrefix, receiptKey } from '../../shared/core/documents/keys.ts';
import { latestSchema } from '../../shared/core/feed/manifest.ts';
import { ReportReader, report } from './reports.ts';
import { Stage } from './stage.ts';
import { feedBucket, uploadsBucket } from './world.ts';

const reader = new ReportReader();
const agency = '某市教育局';
const football = { name: '校园足球', score: '88.5' };
const canteen = { name: '食堂补贴', score: '95', grade: '优' };
const nothing = { setRight: 0, left: 0, isWhole: true };

let stage: Stage;
/** Keys that the reconciliation sent to the intake queue. */
let sent: string[];
beforeEach(() => {
  sent = [];
  stage = new Stage(reader, { onIntake: (document) => sent.push(document) });
});

describe('an event that never came', () => {
  it('of an upload: the document is found in the bucket, processed, published', async () => {
    stage.world.drop('区/甲 + 乙%.pdf', report(agency, 2021, [football]));
    expect(await reconcile()).toMatchObject({ setRight: 1, left: 0 });
    expect(sent).toEqual(['区/甲 + 乙%.pdf']);
    await redeliver();
    expect(stage.projects()).toEqual(['校园足球']);
    expect(await reconcile()).toMatchObject(nothing);
  });

  it('of a revision', async () => {
    await put('a.pdf', report(agency, 2021, [football]));
    stage.world.drop('a.pdf', report(agency, 2021, [canteen]));
    expect(await reconcile()).toMatchObject({ setRight: 1, left: 0 });
    await redeliver();
    expect(stage.projects()).toEqual(['†校园足球', '食堂补贴']);
  });

  it('of a removal, with or without a delete marker', async () => {
    await put('a.pdf', report(agency, 2021, [football]));
    await put(longName, report(agency, 2021, [canteen]));
    stage.world.remove('a.pdf');
    stage.world.undo(longName);
    expect(await reconcile()).toMatchObject({ setRight: 2, left: 0 });
    expect(sent.toSorted()).toEqual(['a.pdf', longName].toSorted());
    await redeliver();
    expect(stage.projects()).toEqual(['†校园足球', '†食堂补贴']);
    expect(await reconcile()).toMatchObject(nothing);
  });

  it('of a delete marker that was removed', async () => {
    await put('a.pdf', report(agency, 2021, [football]));
    await stage.remove('a.pdf');
    await stage.publish();
    stage.world.undo('a.pdf');
    expect(await reconcile()).toMatchObject({ setRight: 1, left: 0 });
    await redeliver();
    expect(stage.projects()).toEqual(['校园足球']);
  });

  it('is not looked for while it may be on its way', async () => {
    stage.settings = { ...stage.settings, onItsWayMs: 3_600_000 };
    stage.world.drop('a.pdf', report(agency, 2021, [football]));
    expect(await reconcile()).toMatchObject(nothing);
    stage.world.pass(3601);
    expect(await reconcile()).toMatchObject({ setRight: 1 });
  });

  it('of what is no document, is none', async () => {
    for (const name of ['folder/', '.DS_Store', 'folder/~$a.docx']) stage.world.drop(name, '');
    expect(await reconcile()).toMatchObject(nothing);
  });
});

describe('what stands in the table', () => {
  beforeEach(() => put('a.pdf', report(agency, 2021, [football])));

  it('a receipt that is gone, or says something else, is written again', async () => {
    stage.world.s3.remove(uploadsBucket, receiptKey('a.pdf', 'html'));
    stage.world.s3.put(uploadsBucket, receiptKey('a.pdf', 'json'), new TextEncoder().encode('{}'));
    expect(await reconcile()).toMatchObject({ setRight: 1, left: 0 });
    expect(stage.receipt('a.pdf')).toMatchObject({ status: 'accepted', publication: 1 });
    expect(await reconcile()).toMatchObject(nothing);
  });

  it('a head that says something else than what was compared, and is not due, is due again', async () => {
    const { table } = stage.process().ops;
    const head = await table.getHead('a.pdf');
    if (head === null) throw new Error('no head');
    await table.putHead({ ...head, counter: head.counter + 1, published: null }, head.counter);
    expect(await reconcile()).toMatchObject({ left: 0 });
    expect(await table.getHead('a.pdf')).toMatchObject({ dueAt: stage.world.now.toISOString() });
    await stage.publish();
    expect(await table.getHead('a.pdf')).toMatchObject({ dueAt: null, published: head.published });
  });

  it('a head that nobody publishes is left to a person', async () => {
    stage.settings = { ...stage.settings, onItsWayMs: 3_600_000 };
    await stage.put('b.pdf', report(agency, 2021, [canteen]));
    expect(await reconcile()).toMatchObject(nothing);
    stage.world.pass(3601);
    expect(await reconcile()).toMatchObject({ setRight: 0, left: 1 });
  });

  it('rows that no head names are swept', async () => {
    const { table } = stage.process().ops;
    const revision = await table.getRevision('a.pdf', (await table.getHead('a.pdf'))?.revision ?? '');
    await table.putRevision({ ...revision, id: revision.id.replace(/.$/, (last) => (last === '0' ? '1' : '0')) });
    expect(await reconcile()).toMatchObject({ setRight: 1, left: 0 });
    expect(await table.listRevisions('a.pdf')).toEqual([revision.id]);
  });
});

describe('what is public', () => {
  beforeEach(() => put('a.pdf', report(agency, 2021, [football])));

  it('a record that no document claims is left to a person, and its document is looked at again', async () => {
    const { table } = stage.process().ops;
    const id = stage.record('校园足球')?.id ?? '';
    const claims = await table.claimsOn(`record#${id}`);
    await table.deleteClaims(claims.map((claim) => ({ subject: `record#${id}` as const, claim })));
    expect(await reconcile()).toMatchObject({ left: 1 });
    expect(sent).toEqual(['a.pdf']);
  });

  it('a record with other values than its document says is left to a person: one of them is wrong', async () => {
    const { table } = stage.process().ops;
    const [claim] = await table.claimsOn(`record#${stage.record('校园足球')?.id ?? ''}`);
    if (claim === undefined) throw new Error('no claim');
    const revision = await table.getRevision(claim.document, claim.revision);
    await table.deleteRevision(claim.document, claim.revision);
    const entries = revision.entries.map((entry) =>
      entry.status === 'held' ? entry : { ...entry, record: { ...entry.record, score: 12, scoreText: '12' } },
    );
    await table.putRevision({ ...revision, entries });
    expect(await reconcile()).toMatchObject({ left: 1 });
    expect(stage.record('校园足球')).toMatchObject({ score: 88.5 });
  });

  it('a record whose end is on its way, or held back, is in its place', async () => {
    stage.settings = { ...stage.settings, withdrawalsMax: 0 };
    await stage.remove('a.pdf');
    expect(await reconcile()).toMatchObject(nothing);
    await stage.publish();
    expect(stage.projects()).toEqual(['校园足球']);
    expect(await reconcile()).toMatchObject(nothing);
  });

  it('an alias of an older release is written by the next run of the publisher', async () => {
    const old = stage.world.s3.current(feedBucket, 'feed.json');
    await put('b.pdf', report(agency, 2021, [canteen]));
    const now = stage.world.s3.current(feedBucket, 'feed.json');
    if (old === null || now === null) throw new Error('no feed');
    stage.world.s3.put(feedBucket, 'feed.json', old.bytes, old.headers);
    expect(await reconcile()).toMatchObject({ setRight: 1, left: 0 });
    await stage.publish();
    expect(stage.world.s3.current(feedBucket, 'feed.json')?.bytes).toEqual(now.bytes);
    expect(latestSchema.parse(JSON.parse(text(feedBucket, 'latest.json'))).sequence).toBe(2);
    expect(await reconcile()).toMatchObject(nothing);
  });
});

describe('what only a person can set right', () => {
  it('an alias of an older release whose plan has expired is told, and stops neither the reconciliation nor the next release', async () => {
    await put('a.pdf', report(agency, 2021, [football]));
    const old = stage.world.s3.current(feedBucket, 'feed.json');
    if (old === null) throw new Error('no feed');
    await put('b.pdf', report(agency, 2021, [canteen]));
    stage.world.s3.put(feedBucket, 'feed.json', old.bytes, old.headers);
    for (const plan of stage.world.s3.objects(uploadsBucket, plansPrefix).keys()) stage.world.s3.remove(uploadsBucket, plan);
    expect(await reconcile()).toMatchObject({ setRight: 0, left: 1, isWhole: true });
    await put('c.pdf', report(agency, 2022, [canteen]));
    expect(await reconcile()).toMatchObject(nothing);
  });
});

describe('a takedown', () => {
  const sha256 = 'a'.repeat(64);

  it.each([
    ['that has begun an hour ago and not ended is told', 3_600, [{ what: 'takedown unfinished', where: sha256, isSetRight: false }]],
    ['that is on its way is not', 3_599, []],
  ])('%s', async (_what, seconds, found) => {
    const { table } = stage.process().ops;
    await table.putOrder({
      kind: 'takedown',
      subject: `bytes#${sha256}`,
      who: '值班员',
      when: stage.world.now.toISOString(),
      why: '误公开',
    });
    await table.putTakedown({ counter: 1, sha256s: [sha256], done: [], history: null });
    stage.world.pass(seconds);
    expect((await reconcile()).found).toEqual(found);
    await table.putTakedown({ counter: 2, sha256s: [], done: [sha256], history: null });
    expect((await reconcile()).found).toEqual([]);
  });
});

describe('a pass', () => {
  it('that is cut goes on from where it stopped', async () => {
    for (let number = 0; number < 130; number++) stage.world.drop(`${String(number).padStart(3, '0')}.pdf`, `不是 PDF ${number}`);
    const calls = { list: 0 };
    const dying = stage.process(async (call, carryOut) => {
      if (call.what.startsWith('HEAD /uploads/incoming/064')) calls.list += 1;
      if (calls.list > 0 && call.what.startsWith('HEAD /uploads/incoming/')) throw new Error('the run dies in its second page');
      return carryOut();
    });
    await expect(dying.reconcile()).rejects.toThrow();
    expect(sent.length).toBeLessThan(80);
    expect(await reconcile()).toMatchObject({ isWhole: true });
    expect(new Set(sent).size).toBe(130);
    expect(sent.filter((document) => document < '064.pdf')).toHaveLength(64);
  });
});

/** So long that its receipt lies under a hash. */
const longName = `${'长'.repeat(335)}.pdf`;

async function put(document: string, content: string): Promise<void> {
  await stage.put(document, content);
  await stage.publish();
}

async function reconcile() {
  return stage.process().reconcile();
}

async function redeliver(): Promise<void> {
  await stage.extract(...sent.splice(0));
  await stage.publish();
}

function text(bucket: string, key: string): string {
  return new TextDecoder().decode(stage.world.s3.current(bucket, key)?.bytes);
}

describe('the topics that somebody is meant to hear', () => {
  const heardTopicArns = ['arn:aws:sns:us-east-1:123456789012:officers', 'arn:aws:sns:us-east-1:123456789012:alarms'];

  it.each([
    ['are counted, and named in the log, where nobody listens', heardTopicArns, 0, 2],
    ['are not, where somebody does', heardTopicArns, 1, 0],
    ['are not looked at where nobody is meant to', [], 0, 0],
  ])('%s', async (_what, topics, listeners, unheard) => {
    const counted: string[] = [];
    stage.settings = { heardTopicArns: topics, metrics: { put: (name, value) => void counted.push(`${name} ${value}`) } };
    stage.world.sns.listeners = listeners;
    await stage.process().reconcile();
    expect(counted).toEqual(['Reconciled 0', 'Unreconciled 0', `UnheardTopics ${unheard}`]);
  });
});
