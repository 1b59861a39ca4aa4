import { describe, expect, it } from 'vitest';
import { receiptSchema } from '../../../shared/core/document.ts';
import type { DocumentHead } from '../../../shared/core/documents/head.ts';
import { type ReceiptInput, receiptOf } from '../../../shared/core/documents/receipt.ts';
import type { Revision } from '../../../shared/core/documents/revision.ts';
import { recordId } from '../../../shared/core/records/record-id.ts';
import type { ProjectTable, Report } from '../../../shared/core/tables/report.ts';
import { boxAt, cellsWith, document, extract, reportOf, tableOf } from '../records/report-builder.ts';

const head: DocumentHead = {
  document: document.key,
  counter: 3,
  comparedCounter: 2,
  state: 'present',
  versionId: 'v3',
  lastModified: '2026-01-05T08:00:00Z',
  sha256: document.sha256,
  engine: 'e1',
  revision: 'now',
  keptFrom: [],
  orders: null,
  published: 'now',
  publishedLastModified: '2026-01-05T08:00:00Z',
  publishedSequence: 7,
  previous: null,
  withheld: null,
  failed: null,
  told: null,
  tellSince: null,
  dueAt: null,
};

const idOf = (name: string) => recordId('上海市机关事务管理局', 2018, name);

function tableFor(name: string, page: number, change: Parameters<typeof cellsWith>[0] = {}): ProjectTable {
  return tableOf(cellsWith({ 项目名称: name, ...change }), {}, page);
}

function revisionOf(tables: readonly ProjectTable[], change: Partial<Report> = {}): Revision {
  return { id: 'now', document: document.key, sha256: document.sha256, engine: 'e1', sketches: [], ...extract(reportOf(tables, change)) };
}

/** Reads, checks against the public schema, and gives the receipt. */
function receipt(input: Partial<ReceiptInput>) {
  const made = receiptOf({
    head,
    revision: revisionOf([tableFor('甲', 1)]),
    previous: null,
    duplicateOf: null,
    speakers: new Map(),
    withdrawnAt: new Map(),
    withheld: [],
    ...input,
  });
  expect(receiptSchema.parse(made)).toEqual(made);
  return made;
}

const withKept: Revision = (() => {
  const before = revisionOf([tableFor('甲', 1)]);
  const now = revisionOf([tableFor('甲', 1, { 评价分值: '?' })]);
  return {
    ...now,
    entries: [
      ...now.entries,
      ...before.entries.flatMap((entry) => (entry.status === 'accepted' ? [{ ...entry, status: 'kept' as const }] : [])),
    ],
  };
})();

describe('a receipt', () => {
  it('says what was taken, what was not, where and why, and how the sum comes out', () => {
    const revision = revisionOf([tableFor('甲', 1), tableFor('乙', 2, { 评价结论: '甲等' })]);
    expect(receipt({ revision, speakers: new Map([[idOf('甲'), document.key]]) })).toEqual({
      document: document.key,
      versionId: 'v3',
      sha256: document.sha256,
      status: 'partial',
      tablesFound: 2,
      recordsAccepted: 1,
      recordsHeld: 1,
      publication: 7,
      findings: [
        {
          code: 'grade-unknown',
          severity: 'error',
          message: 'The grade is not a word that is known.',
          messageZh: '“评价结论”中的等级不认识。',
          document: document.key,
          page: 2,
          box: boxAt(2, 260),
          recordId: idOf('乙'),
          field: 'grade',
          found: '甲等',
          expected: '优、优秀、良、良好、中、中等、一般、合格、较差、差、不合格',
        },
      ],
      records: [
        { projectName: '甲', id: idOf('甲'), status: 'accepted', pages: [1], speaker: document.key },
        { projectName: '乙', id: idOf('乙'), status: 'held', pages: [2] },
      ],
    });
  });

  it.each([
    ['accepted', revisionOf([tableFor('甲', 1)])],
    ['accepted', revisionOf([tableFor('甲', 1, { 整改情况: '' })])],
    ['partial', revisionOf([tableFor('甲', 1), tableFor('乙', 2, { 评价分值: '' })])],
    ['partial', revisionOf([tableFor('甲', 1)], { textlessPages: [{ page: 5, kind: 'scan' }] })],
    ['partial', { ...revisionOf([tableFor('甲', 1), tableFor('乙', 2, { 评价分值: '' })]), findings: [] }],
    ['held', revisionOf([tableFor('甲', 1, { 评价分值: '' })])],
    ['held', withKept],
    ['rejected', revisionOf([])],
  ] as const)('is %s', (status, revision) => {
    expect(receipt({ revision }).status).toBe(status);
  });

  it('names the document that it duplicates, whatever stands in it', () => {
    expect(receipt({ duplicateOf: '旧.pdf' })).toMatchObject({ status: 'duplicate', duplicateOf: '旧.pdf', recordsAccepted: 1 });
    expect(receipt({ duplicateOf: '旧.pdf', revision: revisionOf([]) })).toMatchObject({ status: 'duplicate', duplicateOf: '旧.pdf' });
  });

  it('of a removed document says so and no more', () => {
    const removed: DocumentHead = { ...head, state: 'removed', revision: null, published: null, publishedSequence: 8 };
    expect(receipt({ head: removed, revision: null, previous: revisionOf([tableFor('甲', 1)]), duplicateOf: '旧.pdf' })).toEqual({
      document: document.key,
      versionId: 'v3',
      sha256: document.sha256,
      status: 'withdrawn',
      tablesFound: 0,
      recordsAccepted: 0,
      recordsHeld: 0,
      publication: 8,
      findings: [],
      records: [],
    });
  });

  it('keeps what an earlier version said in public apart from the sum', () => {
    expect(receipt({ revision: withKept })).toMatchObject({
      tablesFound: 1,
      recordsAccepted: 0,
      recordsHeld: 1,
      publication: 7,
      records: [{ status: 'held' }, { status: 'kept', projectName: '甲', pages: [1] }],
    });
  });

  const due = '2026-01-06T00:00:00Z';
  it.each([
    ['its sequence once published', {}, [tableFor('甲', 1)], 7],
    ['pending while it is due', { dueAt: due }, [tableFor('甲', 1)], 'pending'],
    ['pending before its first publication', { dueAt: due, published: null, publishedSequence: null }, [tableFor('甲', 1)], 'pending'],
    ['pending where an earlier version was public', { dueAt: due }, [], 'pending'],
    ['nothing where nothing of it goes public', { dueAt: due, published: null, publishedSequence: null }, [], null],
    ['nothing where nothing of it went public', {}, [], null],
  ] as const)('says of its publication: %s', (_, change, tables, publication) => {
    expect(receipt({ head: { ...head, ...change }, revision: revisionOf(tables) }).publication).toBe(publication);
  });

  it('says what this version changes against the one before: fields old and new, and projects that it no longer has', () => {
    const previous = revisionOf([tableFor('甲', 1), tableFor('乙', 2), tableFor('丙', 3)]);
    const revision = revisionOf([tableFor('甲', 1, { 评价分值: '89.5' }), tableFor('乙', 4), tableFor('丁', 5)]);
    const { records, findings } = receipt({ previous, revision });
    const score = { beforeBoxes: [boxAt(1, 240)], afterBoxes: [boxAt(1, 240)], class: 'value' };
    expect(records).toEqual([
      {
        projectName: '甲',
        id: idOf('甲'),
        status: 'accepted',
        pages: [1],
        changes: [
          { path: 'score', label: '评价分值', before: 88, after: 89.5, ...score },
          { path: 'scoreText', label: '评价分值（原文）', before: '88', after: '89.5', ...score },
        ],
      },
      { projectName: '乙', id: idOf('乙'), status: 'accepted', pages: [4], changes: [] },
      { projectName: '丁', id: idOf('丁'), status: 'accepted', pages: [5] },
    ]);
    expect(findings.map(({ code, found }) => [code, found])).toEqual([['record-gone', '丙']]);
  });

  it('refuses a head and a revision that do not belong together', () => {
    expect(() => receipt({ revision: null })).toThrow('a document that is present has a revision');
  });
});
