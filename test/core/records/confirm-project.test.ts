import { describe, expect, it } from 'vitest';
import type { Order, OrderOf } from '../../../shared/core/documents/order.ts';
import { orderName } from '../../../shared/core/documents/order-name.ts';
import type { HeldEntry, RevisionEntry } from '../../../shared/core/documents/revision.ts';
import { standingConfirmations } from '../../../shared/core/records/confirmation.ts';
import { type Extraction, extractRecords } from '../../../shared/core/records/extract-records.ts';
import { valuesHash } from '../../../shared/core/records/values-hash.ts';
import type { Report } from '../../../shared/core/tables/report.ts';
import { cellsWith, document, lines, reportOf, tableOf } from './report-builder.ts';

const subject = `bytes#${document.sha256}` as const;
const decision = { who: '王处长', when: '2026-03-01T08:00:00Z', why: '与原件一致' };
const contradiction = reportOf([tableOf(cellsWith({ 评价分值: '59' }))]);
const headless = reportOf([tableOf(undefined, { linesAbove: lines('绩效评价结果信息表') })]);

describe('a table that a person confirmed as printed', () => {
  it('is accepted; what was an error is a warning, and the record tells who, when and why', () => {
    const order = asPrinted(contradiction);
    const { findings, entries } = extract(contradiction, order);
    expect(findings).toMatchObject([{ code: 'score-grade-contradiction', severity: 'warning' }]);
    expect(entries).toMatchObject([
      {
        status: 'accepted',
        confirmedBy: [orderName(order)],
        record: { score: 59, grade: '良', confirmation: decision, findings: [{ code: 'score-grade-contradiction' }] },
      },
    ]);
  });

  it('is held again, with a note, where another value is read, be it one character', () => {
    const other = reportOf([tableOf(cellsWith({ 评价分值: '59', 存在问题: '专项审计工作存在滞后' }))]);
    expect(codesOf(extract(other, asPrinted(contradiction)))).toEqual(['score-grade-contradiction', 'confirmation-outdated']);
  });

  it('is held, with a note, where another value is read without any error: one of the two is wrong', () => {
    const other = reportOf([tableOf(cellsWith({ 评价分值: '89' }))]);
    expect(codesOf(extract(other, asPrinted(contradiction)))).toEqual(['confirmation-outdated']);
  });

  it('is held again where something else is found that the person did not see', () => {
    const scanBehind = reportOf(contradiction.tables, { textlessPages: [{ page: 2, kind: 'scan' }] });
    expect(codesOf(extract(scanBehind, asPrinted(contradiction)))).toContain('unreadable-page-beside');
    expect(codesOf(extract(scanBehind, asPrinted(contradiction)))).toContain('confirmation-outdated');
    expect(codesOf(extract(scanBehind, asPrinted(scanBehind)))).toEqual([]);
  });

  it('needs no confirmation where the same values are read and nothing is wrong with them any more', () => {
    const report = reportOf([tableOf()]);
    const order = { ...asPrinted(contradiction), says: { ...asPrinted(contradiction).says, values: valuesHash(acceptedRecord(report)) } };
    const { entries } = extract(report, order as Order);
    expect(entries).toEqual(extract(report).entries);
  });

  it('is not the table beside it', () => {
    const two = reportOf([...contradiction.tables, tableOf(cellsWith({ 项目名称: '乙', 评价分值: '59' }), {}, 2)]);
    expect(extract(two, asPrinted(contradiction)).entries).toMatchObject([{ status: 'accepted' }, { status: 'held', projectName: '乙' }]);
  });

  it('cannot be confirmed where what was read may not be what is printed, whatever an order says', () => {
    const box = { page: 1, x: 60, y: 200, width: 10, height: 10 };
    const lies = reportOf([tableOf(cellsWith({ 评价分值: '59' }), { doubts: [{ code: 'encoding-lies', box, found: '口' }] })]);
    expect(extract(lies).entries).toMatchObject([
      { status: 'held', table: { codes: ['encoding-lies', 'score-grade-contradiction'], content: null } },
    ]);
    const order = asPrinted(contradiction);
    const more = { ...order, says: { ...order.says, codes: ['encoding-lies', 'score-grade-contradiction'] } } as Order;
    expect(codesOf(extract(lies, more))).toEqual(['encoding-lies', 'score-grade-contradiction', 'confirmation-outdated']);
  });

  it('counts as the latest of its confirmations says', () => {
    const earlier = { ...asPrinted(reportOf([tableOf(cellsWith({ 评价分值: '58' }))])), when: '2026-02-01T08:00:00Z' };
    expect(codesOf(extract(contradiction, earlier))).toContain('confirmation-outdated');
    expect(codesOf(extract(contradiction, asPrinted(contradiction), earlier))).toEqual([]);
  });

  it('is held as before once the confirmation is taken back', () => {
    const order = asPrinted(contradiction);
    const undone: Order = { kind: 'confirm-undone', subject, ...decision, orders: [orderName(order)] };
    expect(extract(contradiction, order, undone)).toEqual(extract(contradiction));
  });
});

describe('a table whose agency and year a person gave', () => {
  const given = heading({ agency: '上海市体育局', fiscalYear: 2018 }, headless);

  it('is accepted under them, with a warning that the document does not say it, and tells who gave them', () => {
    const { findings, entries } = extract(headless, given);
    expect(findings).toMatchObject([
      { code: 'no-agency', severity: 'warning' },
      { code: 'no-fiscal-year', severity: 'warning' },
    ]);
    expect(entries).toMatchObject([
      {
        status: 'accepted',
        record: { agency: '上海市体育局', fiscalYear: 2018, confirmation: decision, source: { fields: { projectName: [{}] } } },
      },
    ]);
    expect(acceptedRecord(headless, given).source.fields).not.toHaveProperty('agency');
  });

  it('is held for what is still missing', () => {
    expect(codesOf(extract(headless, heading({ agency: '上海市体育局' }, headless)))).toEqual(['no-fiscal-year']);
  });

  it('is held where the heading says something else than what was given', () => {
    const printed = reportOf([tableOf(undefined, { linesAbove: lines('上海市财政局', '2018年度绩效评价结果') })]);
    expect(codesOf(extract(printed, given))).toEqual(['confirmation-outdated']);
    const same = reportOf([tableOf(undefined, { linesAbove: lines('上海市体育局', '2018年度绩效评价结果') })]);
    expect(extract(same, given)).toEqual(extract(same));
  });

  it('may be confirmed as printed too: the record tells of both', () => {
    const both = reportOf([tableOf(cellsWith({ 评价分值: '59' }), { linesAbove: lines('绩效评价结果信息表') })]);
    const first = heading({ agency: '上海市体育局', fiscalYear: 2018 }, both);
    expect(codesOf(extract(both, first))).toEqual(['score-grade-contradiction']);
    const held = heldTable(extract(both, first));
    const second = { ...asPrinted(contradiction), ...{ who: '李科长', when: '2026-03-02T08:00:00Z', why: '已向原单位核实' } };
    const order = { ...second, says: { ...second.says, place: held.place, values: valuesHash(held.content as never) } } as Order;
    expect(acceptedRecord(both, first, order).confirmation).toEqual({
      who: '王处长、李科长',
      when: '2026-03-02T08:00:00Z',
      why: '与原件一致；已向原单位核实',
    });
  });
});

function extract(report: Report, ...orders: readonly Order[]): Extraction {
  return extractRecords({ kind: 'report', report }, { ...document, confirmations: standingConfirmations(orders) });
}

function asPrinted(report: Report): OrderOf<'confirm'> {
  const { place, codes, content } = heldTable(extract(report));
  if (content === null) throw new Error('nothing to confirm');
  return { kind: 'confirm', subject, ...decision, says: { what: 'as-printed', place, codes, values: valuesHash(content as never) } };
}

function heading(says: { agency?: string; fiscalYear?: number }, report: Report): Order {
  const { agency = null, fiscalYear = null } = says;
  return {
    kind: 'confirm',
    subject,
    ...decision,
    says: { what: 'heading', places: [heldTable(extract(report)).place], agency, fiscalYear },
  };
}

function heldTable({ entries }: Extraction): NonNullable<HeldEntry['table']> {
  const [entry] = entries;
  if (entry?.status !== 'held' || entry.table === null) throw new Error('the first table is not held');
  return entry.table;
}

function acceptedRecord(report: Report, ...orders: readonly Order[]): Extract<RevisionEntry, { status: 'accepted' }>['record'] {
  const [entry] = extract(report, ...orders).entries;
  if (entry?.status !== 'accepted') throw new Error('the first table is not accepted');
  return entry.record;
}

/** What holds the first table. */
function codesOf({ entries: [entry] }: Extraction): readonly string[] {
  return entry?.status === 'held' ? (entry.table?.codes ?? []) : [];
}
