import { beforeEach, describe, expect, it } from 'vitest';
import { receiptKey } from '../../shared/core/documents/keys.ts';
import { holdAt } from './held-line.ts';
import { ReportReader, report } from './reports.ts';
import { Stage } from './stage.ts';
import { uploadsBucket } from './world.ts';

const reader = new ReportReader();
const football = { name: '校园足球', score: '88.5' };
const canteen = { name: '食堂补贴', score: '95', grade: '优' };
const first = report('某市教育局', 2021, [football]);
const second = report('某市教育局', 2021, [canteen]);
const document = '教育局/甲 + 乙%.pdf';

let stage: Stage;
beforeEach(() => {
  stage = new Stage(reader);
});

describe('a document that the system could not process', () => {
  beforeEach(async () => {
    stage.world.drop(document, first);
    await deadLetter();
  });

  it('has a receipt that says so, when, and that there is nothing to do', async () => {
    expect(stage.receipt(document)).toEqual({
      ...{ document, versionId: 'v00000001', sha256: null, status: 'failed', failedAt: '2026-03-01T08:00:00.000Z' },
      ...{ tablesFound: 0, recordsAccepted: 0, recordsHeld: 0, publication: null, findings: [], records: [] },
    });
    const page = new TextDecoder().decode(stage.world.s3.current(uploadsBucket, receiptKey(document, 'html'))?.bytes);
    expect(page).toContain('系统故障');
    expect(page).toContain('北京时间 2026年3月1日 16:00，系统未能处理这份文件');
    expect(page).toContain('您不必重新上传');
  });

  it('is told of once, however often the letter comes', async () => {
    const before = stage.world.everything();
    stage.world.pass(60);
    await deadLetter();
    expect(stage.world.everything()).toEqual(before);
  });

  it('is left to a person by the reconciliation, whatever else is set right', async () => {
    expect(await stage.process().reconcile()).toMatchObject({ setRight: 0, left: 1 });
    stage.world.drop(document, second);
    expect(await stage.process().reconcile()).toMatchObject({ setRight: 1, left: 0 });
  });

  it('is as any other as soon as it is processed', async () => {
    stage.world.pass(60);
    await stage.extract(document);
    await stage.publish();
    expect(stage.receipt(document)).toMatchObject({ status: 'accepted', publication: 1 });
    expect(stage.receipt(document).failedAt).toBeUndefined();
    expect(stage.projects()).toEqual(['校园足球']);
  });

  it('and that is removed before anybody could mend it, is removed', async () => {
    await stage.remove(document);
    await stage.publish();
    expect(stage.receipt(document)).toMatchObject({ status: 'withdrawn', publication: null });
  });
});

describe('a new version that could not be processed', () => {
  beforeEach(async () => {
    await stage.put(document, first);
    await stage.publish();
    stage.world.pass(60);
    stage.world.drop(document, second);
    await deadLetter();
  });

  it('leaves in public what the version before said, and the receipt says so', async () => {
    await stage.publish();
    expect(stage.projects()).toEqual(['校园足球']);
    expect(stage.receipt(document)).toMatchObject({ status: 'failed', publication: 1 });
  });

  it('is forgotten where it is taken back', async () => {
    stage.world.undo(document);
    await stage.extract(document);
    expect(stage.receipt(document)).toMatchObject({ status: 'accepted', publication: 1 });
    expect(await stage.process().reconcile()).toMatchObject({ setRight: 0, left: 0 });
  });

  it('is superseded by a removal that is processed', async () => {
    await stage.remove(document);
    await stage.publish();
    expect(stage.projects()).toEqual(['†校园足球']);
    expect(stage.receipt(document).status).toBe('withdrawn');
  });
});

describe('a removal that could not be processed', () => {
  it('says so, until it is', async () => {
    await stage.put(document, first);
    await stage.publish();
    stage.world.remove(document);
    await deadLetter();
    expect(stage.receipt(document)).toMatchObject({ status: 'failed', versionId: null, publication: 1 });
    await stage.extract(document);
    await stage.publish();
    expect(stage.projects()).toEqual(['†校园足球']);
    expect(stage.receipt(document).status).toBe('withdrawn');
  });
});

describe('a dead letter that comes late', () => {
  it('changes nothing of what was processed since', async () => {
    await stage.put(document, first);
    await stage.publish();
    const before = stage.world.everything();
    await deadLetter('never-there.pdf');
    await deadLetter();
    expect(stage.world.everything()).toEqual(before);
  });

  it('and meets the extraction that succeeds: the one that writes the head second sees the other', async () => {
    stage.world.drop(document, first);
    const late = holdAt(({ what }) => what.startsWith('PutItem'));
    const letter = stage.process(late.line).deadLetters(document);
    await late.reached;
    await stage.extract(document);
    late.goOn();
    expect(await letter).toBe(true);
    expect(stage.receipt(document).status).toBe('accepted');
  });
});

async function deadLetter(name = document): Promise<void> {
  expect(await stage.process().deadLetters(name)).toBe(true);
}
