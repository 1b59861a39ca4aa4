import { beforeEach, describe, expect, it } from 'vitest';
import { recordId } from '../../shared/core/records/record-id.ts';
import { ReportReader, report } from '../convergence/reports.ts';
import { Stage } from '../convergence/stage.ts';

const reader = new ReportReader();
const agency = '某市教育局';
const football = { name: '校园足球', score: '88.5' };
const canteen = { name: '食堂补贴', score: '95', grade: '优' };
const footballId = recordId(agency, 2021, football.name);

let stage: Stage;
beforeEach(async () => {
  stage = new Stage(reader, { withdrawalsMax: 0 });
  await stage.put('a.pdf', report(agency, 2021, [football, canteen]));
  await stage.put('b.pdf', report(agency, 2021, [{ ...football, score: '80' }]));
  await stage.publish();
});

describe('an order to withdraw a record', () => {
  it('takes it out of public whichever documents say it, tells that it was decided, and not why', async () => {
    await withdraw();
    expect(await stage.publish()).toMatchObject({ kind: 'published', sequence: 2 });
    expect(stage.projects()).toEqual(['†校园足球', '食堂补贴']);
    expect(stage.record(football.name)).toMatchObject({ status: 'withdrawn', revision: 2, reason: '发布单位决定撤回' });
    expect(JSON.stringify([...stage.world.everything()].filter(([place]) => place.startsWith('feed ')))).not.toContain('内部原因');
  });

  it('is told in the receipts of its documents', async () => {
    await withdraw();
    await stage.publish();
    const [ordered, other] = stage.receipt('a.pdf').records;
    expect(ordered).toMatchObject({ id: footballId, status: 'accepted', withdrawnAt: expect.stringMatching(/^2026-03-01T/) });
    expect(ordered).not.toHaveProperty('speaker');
    expect(other).toMatchObject({ speaker: 'a.pdf' });
    expect(other).not.toHaveProperty('withdrawnAt');
    expect(stage.receipt('a.pdf')).toMatchObject({
      status: 'accepted',
      publication: 1,
      findings: [{ code: 'withdrawn-by-order', found: '校园足球' }],
    });
    expect(stage.receipt('b.pdf')).toMatchObject({ publication: null, findings: [{ code: 'withdrawn-by-order' }] });
  });

  it('is undone by no document: neither a new version, nor another file, nor reading again', async () => {
    await withdraw();
    await stage.publish();
    await stage.put('b.pdf', report(agency, 2021, [{ ...football, score: '81' }]));
    await stage.put('c.pdf', report(agency, 2021, [{ ...football, score: '82' }]));
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    stage.settings = { engine: 'e-next' };
    await stage.extract('a.pdf', 'b.pdf', 'c.pdf');
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    expect(stage.projects()).toEqual(['†校园足球', '食堂补贴']);
    expect(stage.receipt('c.pdf')).toMatchObject({ publication: null });
  });

  it('is no collapse, and lets go nothing that one holds back', async () => {
    await stage.remove('a.pdf');
    await stage.publish();
    expect(stage.projects()).toEqual(['校园足球', '食堂补贴']);
    await withdraw();
    await stage.publish();
    expect(stage.projects()).toEqual(['†校园足球', '食堂补贴']);
    expect(stage.changes()).toEqual(['withdrawn 校园足球']);
  });

  it('on what a collapse holds back lets it go; one that was ended before it was honoured does not', async () => {
    const canteenId = recordId(agency, 2021, canteen.name);
    await stage.remove('a.pdf');
    await stage.publish();
    await stage.process().withdraw(canteenId);
    await stage.process().withdraw(canteenId, true);
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    expect(stage.projects()).toEqual(['校园足球', '食堂补贴']);
    await stage.process().withdraw(canteenId);
    await stage.publish();
    expect(stage.projects()).toEqual(['†食堂补贴', '校园足球']);
    expect(stage.receipt('a.pdf')).toMatchObject({ status: 'withdrawn', findings: [] });
  });

  it('on a record that waits for its embargo keeps it from ever coming out, and the embargo of the others goes on', async () => {
    stage.settings = { publicationDelaySeconds: 3600 };
    await stage.put('d.pdf', report(agency, 2022, [football, canteen]));
    await stage.process().withdraw(recordId(agency, 2022, football.name));
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    stage.world.pass(3600);
    await stage.publish();
    expect(stage.changes()).toEqual(['added 食堂补贴']);
  });

  it('that is given twice is one order; and nobody can order what nobody knows', async () => {
    expect(await stage.process().withdraw('pe-0000000000000000')).toBeNull();
    expect(await stage.process().withdraw(footballId, true)).toBeNull();
    await withdraw();
    expect(await stage.process().withdraw(footballId)).toBeNull();
  });
});

describe('an order that ends it', () => {
  it('restores the record as the documents say it now; the revision counts on', async () => {
    await withdraw();
    await stage.publish();
    await stage.put('b.pdf', report(agency, 2021, [{ ...football, score: '81' }]));
    await stage.publish();
    expect(await stage.process().withdraw(footballId, true)).toMatchObject({ isUndone: true });
    await stage.publish();
    expect(stage.changes()).toEqual(['restored 校园足球']);
    expect(stage.record(football.name)).toMatchObject({ status: 'current', revision: 3, score: 81 });
    expect(stage.receipt('b.pdf')).toMatchObject({ findings: [], records: [{ speaker: 'b.pdf' }] });
  });

  it('makes the first release of all, and the receipt names it', async () => {
    stage = new Stage(reader);
    const id = recordId(agency, 2021, '道路养护');
    await stage.put('d.pdf', report(agency, 2021, [{ name: '道路养护', score: '77' }]));
    expect(await stage.process().withdraw(id)).not.toBeNull();
    await stage.publish();
    expect(stage.receipt('d.pdf')).toMatchObject({ publication: null });
    await stage.process().withdraw(id, true);
    expect(await stage.publish()).toMatchObject({ kind: 'published', sequence: 1 });
    expect(stage.record('道路养护')).toMatchObject({ status: 'current', score: 77 });
    expect(stage.receipt('d.pdf')).toMatchObject({ publication: 1 });
  });

  it('restores nothing that no document says any more', async () => {
    await withdraw();
    await stage.publish();
    stage.settings = {};
    await stage.remove('a.pdf', 'b.pdf');
    await stage.publish();
    await stage.process().withdraw(footballId, true);
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    expect(stage.projects()).toEqual(['†校园足球', '†食堂补贴']);
  });

  it('is followed by the next one in time, even where the clock stands', async () => {
    for (const isUndone of [false, true, false, true, false]) expect(await stage.process().withdraw(footballId, isUndone)).not.toBeNull();
    await stage.publish();
    expect(stage.projects()).toEqual(['†校园足球', '食堂补贴']);
  });
});

async function withdraw(): Promise<void> {
  expect(await stage.process().withdraw(footballId)).toMatchObject({ who: '值班员', isUndone: false, projectName: '校园足球' });
}
