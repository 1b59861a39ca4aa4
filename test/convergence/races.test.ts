import { beforeEach, describe, expect, it } from 'vitest';
import type { PublishOutcome } from '../../lambdas/publish/publish-feed.ts';
import { type Receipt, receiptSchema } from '../../shared/core/document.ts';
import { receiptKey } from '../../shared/core/documents/keys.ts';
import { holdAt } from './held-line.ts';
import { type Call, type Line, type ProcessSettings, startProcess } from './process.ts';
import { PublicEye } from './public-eye.ts';
import { ReportReader, report } from './reports.ts';
import { uploadsBucket, World } from './world.ts';

const reader = new ReportReader();
const agency = '某市教育局';
const football = { name: '校园足球', score: '88.5' };
const canteen = { name: '食堂补贴', score: '95', grade: '优' };

let world: World;
let eye: PublicEye;
beforeEach(() => {
  world = new World();
  eye = new PublicEye();
});

describe('a document that changes while its publication is on the way', () => {
  it('twice, after it was compared and before the plan is fixed: the next run goes on from what was compared', async () => {
    await put('a.pdf', report(agency, 2021, [football]));
    const publisher = holdAt(({ what }) => what.startsWith('PUT /uploads/plans/'));
    const publication = publish({ line: publisher.line });
    await publisher.reached;
    await put('a.pdf', report(agency, 2021, [{ ...football, score: '80' }]));
    await put('a.pdf', report(agency, 2021, [{ ...football, score: '81' }]));
    publisher.goOn();
    expect(await publication).toMatchObject({ kind: 'published', sequence: 1 });
    expect(await publish()).toMatchObject({ kind: 'published', sequence: 2 });
    expect(scores()).toEqual([81]);
  });

  it('between the look at the claims on its record and the look at its head: the record is not withdrawn', async () => {
    await put('a.pdf', report(agency, 2021, [football]));
    await put('b.pdf', report(agency, 2021, [{ ...football, score: '80' }]));
    await publish();
    await remove('b.pdf');
    world.drop('a.pdf', report(agency, 2021, [{ ...football, score: '84' }]));
    const publisher = holdAt(({ what }) => what === 'GetItem doc#a.pdf head');
    const publication = publish({ line: publisher.line });
    await publisher.reached;
    await extract('a.pdf');
    publisher.goOn();
    await publication;
    await publish();
    expect(eye.releases.flatMap(({ summary }) => summary.records.map(({ kind }) => kind))).not.toContain('withdrawn');
    expect(scores()).toEqual([84]);
  });
});

describe('an embargo', () => {
  it('that holds back a new version does not make the public one later than it is', async () => {
    const settings = { publicationDelaySeconds: 3600 };
    await put('c.pdf', report(agency, 2021, [football]), settings);
    await put('a.pdf', report(agency, 2021, [football]), settings);
    await put('b.pdf', report(agency, 2021, [{ ...football, score: '80' }]), settings);
    world.pass(3600);
    await publish({ settings });
    expect(scores()).toEqual([80]);
    await put('a.pdf', report(agency, 2021, [{ ...football, score: '86' }]), settings);
    await remove('c.pdf', settings);
    expect(await publish({ settings })).toMatchObject({ kind: 'nothing-new' });
    world.pass(3600);
    await publish({ settings });
    expect(scores()).toEqual([86]);
  });
});

describe('a document that is renamed', () => {
  const settings = { publicationDelaySeconds: 86_400, withdrawalDelaySeconds: 300 };
  const content = report(agency, 2021, [football, canteen]);
  const inOrder = ['the copy first', ['new.pdf', 'old.pdf']] as const;
  const reversed = ['the removal first', ['old.pdf', 'new.pdf']] as const;

  it.each([inOrder, reversed])('loses nothing, and is not embargoed again, where the events tell of %s', async (_, events) => {
    await put('old.pdf', content, settings);
    world.pass(86_400);
    expect(await publish({ settings })).toMatchObject({ kind: 'published', sequence: 1 });
    world.drop('new.pdf', content);
    world.remove('old.pdf');
    for (const document of events) {
      await extract(document, settings);
      expect(await publish({ settings })).toMatchObject({ kind: 'nothing-new' });
      world.pass(200);
    }
    world.pass(300);
    expect(await publish({ settings })).toMatchObject({ kind: 'nothing-new' });
    expect(receipt('new.pdf')).toMatchObject({
      status: 'accepted',
      publication: 1,
      records: [{ speaker: 'new.pdf' }, { speaker: 'new.pdf' }],
    });
    expect(receipt('old.pdf')).toMatchObject({ status: 'withdrawn' });
  });

  it('is withdrawn where it turns up nowhere in the time for that', async () => {
    await put('old.pdf', content, settings);
    world.pass(86_400);
    await publish({ settings });
    await remove('old.pdf', settings);
    world.pass(299);
    expect(await publish({ settings })).toMatchObject({ kind: 'nothing-new' });
    world.pass(1);
    expect(await publish({ settings })).toMatchObject({ kind: 'published', sequence: 2 });
    expect(eye.records.map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn']);
  });
});

describe('documents with the same bytes', () => {
  it('of which the first is put again name the other one as the original, each of them', async () => {
    await put('a.pdf', '不是 PDF');
    await put('b.pdf', '不是 PDF');
    await publish();
    expect(receipt('b.pdf').duplicateOf).toBe('a.pdf');
    await put('a.pdf', '不是 PDF');
    await publish();
    expect([receipt('a.pdf').duplicateOf, receipt('b.pdf').duplicateOf]).toEqual(['b.pdf', undefined]);
  });

  it('hear that the original says something else, however often it changed before anybody could tell them', async () => {
    await put('a.pdf', '不是 PDF');
    await put('b.pdf', '不是 PDF');
    await publish();
    for (const text of ['也不是 PDF', '更不是 PDF']) {
      world.pass(60);
      world.drop('a.pdf', text);
      await extractAndDieAfter('a.pdf', ({ what }) => what === 'PutItem doc#a.pdf head');
      await publish();
    }
    await extract('a.pdf');
    expect(receipt('b.pdf').duplicateOf).toBe(undefined);
  });
});

describe('a receipt', () => {
  it('names nobody as the speaker who never spoke in public', async () => {
    await put('a.pdf', report(agency, 2021, [football, canteen]));
    await publish();
    await put('b.pdf', report(agency, 2021, [{ ...football, score: '80' }]));
    await extract('a.pdf');
    await remove('b.pdf');
    await publish();
    expect(receipt('a.pdf').records.map(({ speaker }) => speaker)).toEqual(['a.pdf', 'a.pdf']);
  });

  it('that comes to say again what it said before is not turned back by a writer who was held up meanwhile', async () => {
    await put('a.pdf', '不是 PDF');
    await put('b.pdf', '不是 PDF');
    world.pass(1);
    world.drop('a.pdf', '更不是 PDF');
    const writer = holdAt(({ what }) => what === `PUT /uploads/${receiptKey('b.pdf', 'json')}`);
    const late = startProcess(world, reader, writer.line).extract('a.pdf');
    await writer.reached;
    await extract('a.pdf');
    world.undo('a.pdf');
    await extract('a.pdf');
    expect(receipt('b.pdf').duplicateOf).toBe('a.pdf');
    writer.goOn();
    await late;
    expect(receipt('b.pdf').duplicateOf).toBe('a.pdf');
  });
});

async function put(document: string, content: string, settings?: ProcessSettings): Promise<void> {
  world.pass(1);
  world.drop(document, content);
  await extract(document, settings);
}

async function remove(document: string, settings?: ProcessSettings): Promise<void> {
  world.pass(1);
  world.remove(document);
  await extract(document, settings);
}

async function extract(document: string, settings?: ProcessSettings): Promise<void> {
  expect(await startProcess(world, reader, through, settings).extract(document)).toBe(true);
}

/** The process has the effect of this call, and is gone. */
async function extractAndDieAfter(document: string, isLast: (call: Call) => boolean): Promise<void> {
  let isDead = false;
  const died = Promise.withResolvers<void>();
  const line: Line = async (call, carryOut) => {
    if (isDead) return new Promise(() => {});
    const answer = await carryOut();
    if (!isLast(call)) return answer;
    isDead = true;
    died.resolve();
    return new Promise(() => {});
  };
  await Promise.race([startProcess(world, reader, line).extract(document), died.promise]);
  expect(isDead).toBe(true);
}

async function publish(given: { line?: Line; settings?: ProcessSettings } = {}): Promise<PublishOutcome> {
  const outcome = await startProcess(world, reader, given.line ?? through, given.settings).publish();
  eye.look(world);
  return outcome;
}

function receipt(document: string): Receipt {
  const object = world.s3.current(uploadsBucket, receiptKey(document, 'json'));
  return receiptSchema.parse(JSON.parse(new TextDecoder().decode(object?.bytes)));
}

function scores(): readonly unknown[] {
  return eye.records.flatMap((record) => (record.status === 'current' ? [record.score] : [])).toSorted();
}

function through(_call: Call, carryOut: Parameters<Line>[1]): ReturnType<Line> {
  return carryOut();
}
