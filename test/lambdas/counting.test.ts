import { beforeEach, describe, expect, it } from 'vitest';
import { faultyLine } from '../convergence/faults.ts';
import type { Line } from '../convergence/process.ts';
import { ReportReader, report } from '../convergence/reports.ts';
import { Stage } from '../convergence/stage.ts';

const reader = new ReportReader();
const agency = '某市教育局';
const football = { name: '校园足球', score: '88.5' };
const canteen = { name: '食堂补贴', score: '95', grade: '优' };
const unreadable = { ...football, amount: '约一千万' };

let stage: Stage;
let counted: string[];
beforeEach(() => {
  counted = [];
  stage = new Stage(reader, { metrics: { put: (name, value) => void counted.push(`${name} ${value}`) } });
});

describe('what is counted of a document', () => {
  it.each([
    ['accepted', report(agency, 2021, [football, canteen]), ['AcceptedDocuments 1', 'AcceptedRecords 2']],
    ['partial', report(agency, 2021, [unreadable, canteen]), ['PartialDocuments 1', 'AcceptedRecords 1', 'HeldRecords 1']],
    ['held', report(agency, 2021, [unreadable]), ['HeldDocuments 1', 'HeldRecords 1']],
    ['rejected', 'not a PDF', ['RejectedDocuments 1']],
  ])('that is %s: the document, and its records', async (_status, content, expected) => {
    await stage.put('a.pdf', content);
    expect(counted).toEqual(expected);
  });

  it('that has the bytes of another, or goes: the document', async () => {
    await stage.put('a.pdf', report(agency, 2021, [football]));
    counted = [];
    await stage.put('b.pdf', report(agency, 2021, [football]));
    expect(counted).toEqual(['DuplicateDocuments 1', 'AcceptedRecords 1']);
    counted = [];
    await stage.remove('b.pdf');
    expect(counted).toEqual(['WithdrawnDocuments 1']);
  });

  it('is counted once, however often its event comes and whoever looks at it again, published or not', async () => {
    await stage.put('a.pdf', report(agency, 2021, [unreadable, canteen]));
    counted = [];
    await stage.extract('a.pdf', 'a.pdf');
    expect(counted).toEqual([]);
    await stage.process().publish();
    counted = [];
    await stage.extract('a.pdf');
    expect(counted).toEqual([]);
  });

  it('is counted by the retry where a process died before its receipt said so', async () => {
    stage.world.drop('a.pdf', 'not a PDF');
    const { line, died } = faultyLine({ n: 1, place: 'before', what: 'death' });
    const dying: Line = (call, carryOut) => (call.what === 'PUT /uploads/receipts/a.pdf.json' ? line(call, carryOut) : carryOut());
    await Promise.race([stage.process(dying).extract('a.pdf'), died]);
    expect(counted).toEqual([]);
    await stage.extract('a.pdf');
    expect(counted).toEqual(['RejectedDocuments 1']);
  });

  it('that never was: nothing', async () => {
    await stage.extract('never-there.pdf');
    expect(counted).toEqual([]);
  });
});

describe('what is counted of a document that the system could not process', () => {
  it('that it failed, each time it is given up; nothing where it was processed since', async () => {
    stage.world.drop('a.pdf', report(agency, 2021, [football]));
    await stage.process().deadLetters('a.pdf');
    expect(counted).toEqual(['FailedDocuments 1']);
    await stage.extract('a.pdf');
    counted = [];
    await stage.process().deadLetters('a.pdf');
    expect(counted).toEqual([]);
  });
});

describe('what is counted of a run of the notifier', () => {
  it('how long the oldest has waited to be told, before it runs; that a notice was sent', async () => {
    await stage.put('a.pdf', 'not a PDF');
    stage.world.pass(90);
    counted = [];
    await stage.notices();
    expect(counted).toEqual(['OldestUntoldSeconds 90', 'Notices 1']);
    counted = [];
    await stage.notices();
    expect(counted).toEqual(['OldestUntoldSeconds 0']);
  });
});

describe('what is counted of a run of the publisher', () => {
  it('how long the oldest has been due, before it runs; that a release went out', async () => {
    await stage.put('a.pdf', report(agency, 2021, [football]));
    stage.world.pass(90);
    counted = [];
    await stage.publish();
    expect(counted).toEqual(['OldestDueSeconds 90', 'WithheldDocuments 0', 'Releases 1']);
    counted = [];
    await stage.publish();
    expect(counted).toEqual(['OldestDueSeconds 0', 'WithheldDocuments 0']);
  });

  it('what an embargo holds back is not due', async () => {
    stage.settings = { ...stage.settings, publicationDelaySeconds: 86_400 };
    await stage.put('a.pdf', report(agency, 2021, [football]));
    stage.world.pass(3600);
    counted = [];
    await stage.publish();
    expect(counted).toContain('OldestDueSeconds 0');
  });
});
