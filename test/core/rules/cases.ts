import { type Candidate, type Finding, recordContentSchema } from '../../../shared/core/document.ts';
import type { UnreadableCode } from '../../../shared/core/geometry/page.ts';
import { extractRecords, type ReportSource } from '../../../shared/core/records/extract-records.ts';
import { valuesHash } from '../../../shared/core/records/values-hash.ts';
import { findingsOf } from '../../../shared/core/rules/finding-of.ts';
import { orderRules, versionRules } from '../../../shared/core/rules/index.ts';
import type { DoubtCode, ProjectTable, Report } from '../../../shared/core/tables/report.ts';
import { boxAt, cellsWith, document, extract, extractSource, lines, reportOf, tableOf } from '../records/report-builder.ts';

/** What a rule is shown: something that breaks it, and the nearest thing that does not. The codes are those of all findings that come out. */
export interface RuleCase {
  readonly broken: () => readonly Finding[];
  readonly clean: () => readonly Finding[];
  readonly expected: Partial<Omit<Finding, 'code' | 'severity'>>;
}

export const ruleCases: Readonly<Record<string, RuleCase>> = {
  'no-project-name': table({ 项目名称: '' }, { 项目名称: '甲' }, { page: 1, field: 'projectName', found: '' }),
  'project-name-in-pieces': table(
    { 项目名称: ['甲', '乙'] },
    { 项目名称: ['甲', ''] },
    { page: 1, field: 'projectName', found: '甲 / 乙' },
  ),
  'no-agency': heading(['2018年度绩效评价结果'], ['上海市体育局', '2018年度绩效评价结果'], { page: 1, field: 'agency' }),
  'no-fiscal-year': heading(['上海市体育局', '2016-2018年度'], ['上海市体育局', '2018年度'], { page: 1, field: 'fiscalYear' }),
  'amount-unreadable': table({ 决算金额: '9,45.70万元' }, { 决算金额: '945.70万元' }, { page: 1, field: 'amounts', found: '9,45.70万元' }),
  'amount-left-out': table({ 决算金额: null, 追加资金: '12万元' }, { 追加资金: '12万元' }, { page: 1, field: 'amounts', found: '12万元' }),
  'score-unreadable': table({ 评价分值: '88/100' }, { 评价分值: '88分' }, { page: 1, field: 'score', found: '88/100' }),
  'score-out-of-range': table({ 评价分值: '100.5' }, { 评价分值: '100', 评价结论: '优' }, { page: 1, field: 'score', found: '100.5' }),
  'grade-unknown': table({ 评价结论: '甲' }, { 评价结论: '良好' }, { page: 1, field: 'grade', found: '甲' }),
  'result-left-out': table(
    { 评价分值: null, 第三方评价得分情况: '88' },
    { 第三方评价得分情况: '88' },
    { page: 1, field: 'score', found: '88' },
  ),
  'score-grade-contradiction': table({ 评价分值: '59' }, { 评价分值: '75' }, { page: 1, field: 'grade', found: '59 / 良' }),
  'score-grade-doubtful': table({ 评价分值: '75' }, { 评价分值: '80' }, { page: 1, field: 'grade', found: '75 / 良' }),
  'repeated-row': table({ 评价得分: '88' }, { 预算金额: '1元' }, { page: 1, found: '评价得分' }),
  'result-above-name': {
    broken: () => extract(reportOf([tableOf([['存在问题', '一'], ...Object.entries(cellsWith({ 存在问题: null }))])])).findings,
    clean: () => extract(reportOf([tableOf([['主管部门', '某局'], ...Object.entries(cellsWith({}))])])).findings,
    expected: { page: 1, found: '存在问题' },
  },
  'self-evaluation': table({ 自评得分: '90.83' }, { 评价说明: '未开展自评' }, { page: 1, found: '自评得分' }),
  'value-is-label': table(
    { 主要绩效: ['一。', '存在 问题：'] },
    { 主要绩效: ['一。', '存在问题：二。'] },
    { page: 1, found: '存在 问题：' },
  ),
  'label-holds-value': table({ 评价等级良: '' }, { 评价等级说明: '一' }, { page: 1, found: '评价等级良' }),
  'row-outside-table': report(
    { strayLabels: [{ text: '整改情况', size: 12, box: boxAt(1, 400) }] },
    { strayLabels: [{ text: '项目名称', size: 12, box: boxAt(1, 400) }] },
    { page: 1, found: '整改情况' },
  ),
  'unreadable-page-beside': report(
    { textlessPages: [{ page: 2, kind: 'scan' }] },
    { textlessPages: [{ page: 3, kind: 'scan' }] },
    { page: 2 },
  ),
  'confirmation-outdated': {
    broken: () => confirmed({ 评价分值: '60' }, { 评价分值: '59' }),
    clean: () => confirmed({ 评价分值: '59' }, { 评价分值: '59' }),
    expected: { page: 1 },
  },
  'no-result': {
    broken: () => findings(reportOf([tableOf({ 项目名称: '甲', 预算金额: '1元', 负责人: '乙' })])),
    clean: () => findings(reportOf([tableOf({ 项目名称: '甲', 评价结论: '良' })])),
    expected: { page: 1, found: '项目名称、预算金额、负责人' },
  },
  'glyph-outside-cells': doubt('glyph-outside-cells'),
  'cell-cut-by-boundary': doubt('cell-cut-by-boundary'),
  'label-value-unclear': doubt('label-value-unclear'),
  'encoding-lies': doubt('encoding-lies'),
  'text-not-mapped': doubt('text-not-mapped'),
  'text-not-seen': doubt('text-not-seen'),
  'text-struck-out': doubt('text-struck-out'),
  'text-overprinted': doubt('text-overprinted'),
  'text-too-small': doubt('text-too-small'),
  'lines-interleaved': doubt('lines-interleaved'),
  'drawing-not-read': doubt('drawing-not-read'),
  'readers-disagree': doubt('readers-disagree'),
  'continuation-unclear': doubt('continuation-unclear'),
  'narrative-empty': table({ 整改情况: '' }, { 整改情况: '无' }, { page: 1, field: 'rectification' }),
  'unknown-label': table({ 负责人: '甲' }, { 项目主管部门: '上海市体育局' }, { page: 1, field: 'additionalFields', found: '负责人' }),
  'row-absent': table({ 整改情况: null }, { 整改情况: '' }, { page: 1, field: 'rectification' }),
  'same-project-differs': twins({ 整改情况: '别的。' }, {}, { page: 1, found: 'rectification' }),
  'same-project-repeated': twins({}, { 项目名称: '另一个项目' }, { page: 1 }),
  'scanned-page': report(
    { textlessPages: [4, 5, 6].map((page) => ({ page, kind: 'scan' })) },
    { textlessPages: [{ page: 4, kind: 'blank' }] },
    { page: 4, lastPage: 6 },
  ),
  'outlined-page': report({ textlessPages: [{ page: 4, kind: 'outlines' }] }, { textlessPages: [{ page: 4, kind: 'blank' }] }, { page: 4 }),
  'indicator-form': report(
    { indicatorForms: [{ box: boxAt(1, 400), firstRow: '项目名称 公共绿地养护', linesAbove: [] }] },
    { otherTables: [{ box: boxAt(1, 400), firstRow: '一级指标 二级指标', linesAbove: [] }] },
    { page: 1, found: '项目名称 公共绿地养护' },
  ),
  'picture-not-read': report({ pictures: [boxAt(1, 400)] }, { pictures: [] }, { page: 1 }),
  'no-project-table': {
    broken: () => findings(reportOf([])),
    clean: () => findings(reportOf([], { textlessPages: [{ page: 1, kind: 'scan' }] })),
    expected: {},
  },
  'unrecognised-table': report(
    { strayLabels: [{ text: '项目名称', size: 12, box: boxAt(2, 100) }] },
    { strayLabels: [{ text: '整改情况', size: 12, box: boxAt(2, 100) }] },
    { page: 2, found: '项目名称' },
  ),
  'other-form': report(
    { otherTables: [{ box: boxAt(2, 100), firstRow: '序号 项目名称', linesAbove: [] }] },
    { otherTables: [{ box: boxAt(2, 100), firstRow: '评价等级 分值范围', linesAbove: [], isAnnex: true }] },
    { page: 2, found: '序号 项目名称' },
  ),
  'other-table': report(
    { otherTables: [{ box: boxAt(2, 100), firstRow: '一级指标', linesAbove: [] }] },
    { otherTables: [{ box: boxAt(2, 100), firstRow: '序号 项目名称', linesAbove: [] }] },
    { page: 2, found: '一级指标' },
  ),
  'not-a-pdf': unreadable('not-a-pdf'),
  'empty-file': unreadable('empty-file'),
  'damaged-pdf': unreadable('damaged-pdf'),
  'password-needed': unreadable('password-needed'),
  'no-pages': unreadable('no-pages'),
  'too-many-pages': unreadable('too-many-pages'),
  'too-many-tables': unreadable('too-many-tables'),
  'too-many-bytes': unreadable('too-many-bytes'),
  'too-much-drawing': unreadable('too-much-drawing'),
  'reading-too-slow': unreadable('reading-too-slow'),
  'reading-too-large': unreadable('reading-too-large'),
  'taken-down': unreadable('taken-down'),
  'record-gone': {
    broken: () => versions([accepted('甲')], [accepted('乙')]),
    clean: () => versions([accepted('甲')], [accepted('乙'), accepted('甲')]),
    expected: { field: 'projectName', found: '甲' },
  },
  'withdrawal-withheld': {
    broken: () => versions([accepted('甲')], [], [accepted('甲')]),
    clean: () => versions([accepted('甲')], []),
    expected: { field: 'projectName', found: '甲' },
  },
  'withdrawn-by-order': {
    broken: () => ordered([accepted('甲')]),
    clean: () => ordered([]),
    expected: { field: 'projectName', found: '甲' },
  },
};

type Change = Parameters<typeof cellsWith>[0];

/** The usual table with cells that break a rule, and with others that do not. */
function table(broken: Change, clean: Change, expected: RuleCase['expected']): RuleCase {
  return {
    broken: () => findings(reportOf([tableOf(cellsWith(broken))])),
    clean: () => findings(reportOf([tableOf(cellsWith(clean))])),
    expected,
  };
}

function heading(broken: readonly string[], clean: readonly string[], expected: RuleCase['expected']): RuleCase {
  const under = (texts: readonly string[]) => findings(reportOf([tableOf(cellsWith({}), { linesAbove: lines(...texts) })]));
  return { broken: () => under(broken), clean: () => under(clean), expected };
}

/** The usual table in a report that has something else about it. */
function report(broken: Partial<Report>, clean: Partial<Report>, expected: RuleCase['expected']): RuleCase {
  return { broken: () => findings(reportOf([tableOf()], broken)), clean: () => findings(reportOf([tableOf()], clean)), expected };
}

function doubt(code: DoubtCode): RuleCase {
  const others: readonly DoubtCode[] = ['glyph-outside-cells', 'cell-cut-by-boundary'];
  const doubts = (...codes: readonly DoubtCode[]): Partial<ProjectTable> => ({
    doubts: codes.map((one) => ({ code: one, box: boxAt(2, 50), found: one })),
  });
  return {
    broken: () => findings(reportOf([tableOf(cellsWith({}), doubts(code, code))])),
    clean: () => findings(reportOf([tableOf(cellsWith({}), doubts(...others.filter((other) => other !== code)))])),
    expected: { page: 2, found: code },
  };
}

function twins(broken: Change, clean: Change, expected: RuleCase['expected']): RuleCase {
  const beside = (change: Change) => findings(reportOf([tableOf(), tableOf(cellsWith(change), {}, 2)]));
  return { broken: () => beside(broken), clean: () => beside(clean), expected };
}

function unreadable(code: UnreadableCode): RuleCase {
  const other: UnreadableCode = code === 'empty-file' ? 'not-a-pdf' : 'empty-file';
  const read = (one: UnreadableCode): ReportSource => ({ kind: 'unreadable', code: one, found: one, expected: 'a PDF' });
  return {
    broken: () => extractSource(read(code)).findings,
    clean: () => extractSource(read(other)).findings,
    expected: { found: code },
  };
}

function findings(subject: Report): readonly Finding[] {
  return extract(subject).findings;
}

function versions(before: readonly Candidate[], now: readonly Candidate[], withheld: readonly Candidate[] = []): readonly Finding[] {
  return findingsOf(versionRules, { before, now, withheld }, { document: document.key });
}

function ordered(withdrawn: readonly Candidate[]): readonly Finding[] {
  return findingsOf(orderRules, { withdrawn }, { document: document.key });
}

function accepted(projectName: string): Candidate {
  const [entry] = extract(reportOf([tableOf(cellsWith({ 项目名称: projectName }))])).entries;
  if (entry?.status !== 'accepted') throw new Error('the usual table is accepted');
  return entry.record;
}

/** What is found in a table after a person confirmed another state of it. */
function confirmed(now: Change, then: Change): readonly Finding[] {
  const [held] = extract(reportOf([tableOf(cellsWith(then))])).entries;
  if (held?.status !== 'held' || held.table?.content == null) throw new Error('the table is not held, or not to be confirmed');
  const { place, codes, content } = held.table;
  const values = valuesHash(recordContentSchema.parse(content));
  const confirmation = {
    name: 'a',
    who: '甲',
    when: '2026-03-01T08:00:00Z',
    why: '乙',
    says: { what: 'as-printed' as const, place, codes, values },
  };
  const source = { kind: 'report' as const, report: reportOf([tableOf(cellsWith(now))]) };
  return extractRecords(source, { ...document, confirmations: [confirmation] }).findings;
}
