import { beforeEach, describe, expect, it } from 'vitest';
import { type ConfirmAsked, confirmIntent } from '../../local/ops/confirm-intent.ts';
import { giveBytesOrders } from '../../local/ops/give-bytes-orders.ts';
import { heldTables } from '../../local/ops/held-tables.ts';
import type { GivenParts } from '../../local/ops/mean-heading.ts';
import type { OpsSystem } from '../../local/ops/ops-system.ts';
import { ReportReader, report } from '../convergence/reports.ts';
import { Stage } from '../convergence/stage.ts';

const reader = new ReportReader();
const agency = '某市教育局';
const football = { name: '校园足球', score: '59' };
const canteen = { name: '食堂补贴', score: '95', grade: '优' };
const contradicting = report(agency, 2021, [football, canteen]);

let stage: Stage;
beforeEach(() => {
  stage = new Stage(reader);
});

describe('a held record that a person confirms', () => {
  beforeEach(async () => {
    await stage.put('a.pdf', contradicting);
    await stage.publish();
    expect(stage.projects()).toEqual(['食堂补贴']);
    expect(stage.receipt('a.pdf')).toMatchObject({
      status: 'partial',
      recordsHeld: 1,
      records: [{ status: 'held' }, { status: 'accepted' }],
    });
  });

  it('is added as printed, and record, change and receipt tell who, when and why', async () => {
    await confirm('a.pdf');
    const confirmation = { who: '王处长', when: stage.world.now.toISOString(), why: '与原件一致' };
    expect(stage.changes()).toEqual(['added 校园足球']);
    expect(stage.record('校园足球')).toMatchObject({
      score: 59,
      grade: '良',
      confirmation,
      findings: [{ code: 'score-grade-contradiction', severity: 'warning' }],
    });
    expect(stage.record('食堂补贴')).not.toHaveProperty('confirmation');
    expect(stage.eye.releases.at(-1)?.summary.records).toMatchObject([{ reason: '首次收录，经人工确认按原文发布：a.pdf' }]);
    const { status, records, publication } = stage.receipt('a.pdf');
    expect({ status, publication }).toEqual({ status: 'accepted', publication: 2 });
    expect(records).toMatchObject([{ status: 'accepted', confirmation }, { status: 'accepted' }]);
  });

  it('stays as it is however often its document is looked at, and by whatever engine that reads the same', async () => {
    await confirm('a.pdf');
    const before = stage.world.everything();
    await stage.extract('a.pdf');
    await stage.publish();
    expect(stage.world.everything()).toEqual(before);
    stage.settings = { engine: 'next' };
    await stage.extract('a.pdf');
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    expect(stage.projects()).toEqual(['校园足球', '食堂补贴']);
  });

  it('is confirmed for every document with these bytes, those that come later too', async () => {
    await stage.put('副本.pdf', contradicting);
    await confirm('a.pdf');
    await stage.put('再一份.pdf', contradicting);
    for (const document of ['副本.pdf', '再一份.pdf'])
      expect(stage.receipt(document)).toMatchObject({ status: 'duplicate', recordsAccepted: 2 });
    await stage.remove('a.pdf');
    await stage.publish();
    expect(stage.projects()).toEqual(['校园足球', '食堂补贴']);
  });

  it('is not confirmed for other bytes, whatever they say', async () => {
    await confirm('a.pdf');
    await stage.put('a.pdf', report(agency, 2021, [football, canteen], 'another export'));
    await stage.publish();
    expect(stage.receipt('a.pdf')).toMatchObject({
      recordsHeld: 1,
      records: [{ status: 'held' }, { status: 'accepted' }, { status: 'kept' }],
    });
    expect(stage.projects()).toEqual(['校园足球', '食堂补贴']);
  });

  it('is held again, with a note, where a newer engine reads it otherwise, and the public record stays', async () => {
    await confirm('a.pdf');
    stage.settings = { engine: 'next' };
    stage.reader = { read: (bytes) => reader.read(new TextEncoder().encode(new TextDecoder().decode(bytes).replace('"59"', '"58"'))) };
    await stage.extract('a.pdf');
    await stage.publish();
    const { recordsHeld, findings } = stage.receipt('a.pdf');
    expect({ recordsHeld, codes: findings.filter(({ severity }) => severity === 'error').map(({ code }) => code) }).toEqual({
      recordsHeld: 1,
      codes: ['score-grade-contradiction', 'confirmation-outdated'],
    });
    expect(stage.record('校园足球')).toMatchObject({ status: 'current', score: 59 });
  });

  it('is withdrawn, and held as before, where the confirmation is taken back', async () => {
    await confirm('a.pdf');
    await undo('a.pdf');
    expect(stage.changes()).toEqual(['withdrawn 校园足球']);
    expect(stage.record('校园足球')).toMatchObject({ reason: '来源文件已移除，或其新版本不再包含此项目，或人工确认已撤销：a.pdf' });
    const { status, records, findings } = stage.receipt('a.pdf');
    expect({ status, records: records.map((record) => record.status) }).toEqual({ status: 'partial', records: ['held', 'accepted'] });
    expect(findings.map(({ code }) => code)).toEqual(['score-grade-contradiction']);
    await confirm('a.pdf');
    expect(stage.changes()).toEqual(['restored 校园足球']);
  });

  it('is withdrawn, where the confirmation is taken back, from a later version that kept it too', async () => {
    await stage.put('副本.pdf', contradicting);
    await confirm('a.pdf');
    await stage.put('a.pdf', '不是 PDF');
    await stage.put('副本.pdf', '也不是 PDF');
    await stage.publish();
    expect(stage.projects()).toEqual(['校园足球', '食堂补贴']);
    await undo('a.pdf');
    expect(stage.projects()).toEqual(['†校园足球', '食堂补贴']);
    for (const document of ['a.pdf', '副本.pdf'])
      expect(stage.receipt(document).records.map(({ projectName }) => projectName)).toEqual(['食堂补贴']);
  });
});

describe('a report whose heading does not say whose it is', () => {
  beforeEach(async () => {
    await stage.put('a.pdf', report('', 2021, [{ ...football, score: '88.5' }, canteen]));
    await stage.publish();
    expect(stage.receipt('a.pdf')).toMatchObject({ status: 'held', recordsHeld: 2 });
  });

  it('is published under the agency that a person gave, all tables or one', async () => {
    await give('a.pdf', { agency, fiscalYear: null }, '校园足球');
    expect(stage.changes()).toEqual(['added 校园足球']);
    expect(stage.record('校园足球')).toMatchObject({
      agency,
      fiscalYear: 2021,
      confirmation: { who: '王处长' },
      findings: [{ code: 'no-agency' }],
    });
    await give('a.pdf', { agency, fiscalYear: null }, null);
    expect(stage.projects()).toEqual(['校园足球', '食堂补贴']);
    expect(stage.receipt('a.pdf')).toMatchObject({ status: 'accepted', recordsAccepted: 2 });
  });

  it('is another record where another agency is given later: the old one is withdrawn, and names it', async () => {
    await give('a.pdf', { agency: '某市财政局', fiscalYear: null }, null);
    await undo('a.pdf');
    expect(stage.projects()).toEqual(['†校园足球', '†食堂补贴']);
    await give('a.pdf', { agency, fiscalYear: null }, null);
    expect(stage.projects()).toEqual(['†校园足球', '†食堂补贴', '校园足球', '食堂补贴']);
  });
});

describe('an order that nobody had the document looked at for', () => {
  it('is found by the reconciliation', async () => {
    const looked: string[] = [];
    stage.settings = { onIntake: (document) => void looked.push(document) };
    await stage.put('a.pdf', contradicting);
    await order('a.pdf', {}, { lookAt: async () => {}, publish: async () => '' });
    expect(await stage.process().reconcile()).toMatchObject({ isWhole: true });
    expect(looked).toEqual(['a.pdf']);
    await stage.extract('a.pdf');
    await stage.process().reconcile();
    expect(looked).toEqual(['a.pdf']);
    await stage.publish();
    expect(stage.projects()).toEqual(['校园足球', '食堂补贴']);
  });
});

const decision = { who: '王处长', why: '与原件一致' };

async function confirm(document: string): Promise<void> {
  await order(document, {});
}

async function give(document: string, parts: GivenParts, record: string | null): Promise<void> {
  await order(document, { parts, record });
}

async function undo(document: string): Promise<void> {
  await order(document, { undo: true });
}

async function order(document: string, asked: Partial<ConfirmAsked>, system: Partial<OpsSystem> = {}): Promise<void> {
  stage.world.pass(1);
  const { ops } = stage.process();
  const shown = await heldTables(document, ops.table);
  if (shown === null) throw new Error(`no ${document}`);
  const intent = confirmIntent(shown, { record: null, parts: null, undo: false, isMeant: true, ...asked });
  const orders = intent.orders({ ...decision, when: stage.world.now.toISOString() });
  await giveBytesOrders(orders, intent.records, { ...ops, publish: async () => (await stage.publish()).kind, ...system });
}
