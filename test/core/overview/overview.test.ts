import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CurrentRecord, PublishedRecord } from '../../../shared/core/document.ts';
import { overviewPartSchema, rowsToPart } from '../../../shared/core/overview/overview-part.ts';
import { type PartKey, partKeyFor, rowsToParts } from '../../../shared/core/overview/overview-parts.ts';
import { overviewRow } from '../../../shared/core/overview/overview-row.ts';
import { partToRows } from '../../../shared/core/overview/part-to-rows.ts';
import { problemWords } from '../../../shared/core/overview/problem-words.ts';
import { anyState, hotline, published } from '../changes/example-records.ts';

describe('a row of the overview', () => {
  it('says of a record what the page lists, filters and counts by', () => {
    expect(overviewRow(published(hotline))).toEqual({
      id: hotline.id,
      agency: '上海市机关事务管理局',
      projectName: '“12345” 市民服务热线服务外包经费',
      modifiedAt: '2024-03-01T08:00:00.000Z',
      withdrawn: false,
      score: 88,
      grade: '良',
      amount: { kind: 'final-accounts', yuan: 94597000 },
      rectification: 'absent',
      problemWords: bitsOf('满意度'),
    });
  });

  it('says of a tombstone that it is one, and nothing of what was withdrawn', () => {
    const tombstone: PublishedRecord = {
      id: hotline.id,
      status: 'withdrawn',
      revision: 2,
      agency: hotline.agency,
      fiscalYear: 2018,
      projectName: hotline.projectName,
      reason: '来源文件已移除',
      publishedAt: '2024-03-01T08:00:00.000Z',
      modifiedAt: '2024-03-02T08:00:00.000Z',
    };
    expect(overviewRow(tombstone)).toMatchObject({ withdrawn: true, score: null, grade: null, amount: null, problemWords: 0 });
  });

  it.each<[string, CurrentRecord['amounts'], number | null]>([
    ['the final accounts before the budget', [amount('budget', 1), amount('final-accounts', 2), amount('final-accounts', 3)], 2],
    ['the budget before another amount', [amount('other', 1), amount('budget', 2)], 2],
    ['another amount where there is no other', [amount('other', 1)], 1],
    ['nothing where there is none', [], null],
  ])('of several amounts it takes %s', (_what, amounts, yuan) => {
    expect(overviewRow({ ...published(hotline), amounts }).amount?.yuan ?? null).toBe(yuan);
  });

  it.each([
    ['reported', ['已整改。']],
    ['none', ['无。']],
    ['none', ['暂 无']],
    ['reported', ['无障碍设施已整改。']],
    ['empty', [' ']],
    ['empty', ['—']],
    ['empty', []],
    ['absent', null],
  ] as const)('says of rectification: %s', (said, rectification) => {
    expect(overviewRow({ ...published(hotline), rectification: rectification === null ? null : [...rectification] }).rectification).toBe(
      said,
    );
  });

  it('counts only words that stand there, each group by its own bit', () => {
    expect(problemWords.length).toBeLessThanOrEqual(31);
    const problems = ['合同管理不规范。', '档案不全。'];
    expect(overviewRow({ ...published(hotline), problems }).problemWords).toBe(bitsOf('合同') | bitsOf('档案'));
  });
});

describe('the parts of the overview', () => {
  it('give back the rows that they were made of', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const rows = state.map((candidate) => overviewRow(published(candidate))).sort((a, b) => (a.id < b.id ? -1 : 1));
        const part = overviewPartSchema.parse(JSON.parse(JSON.stringify(rowsToPart(2019, rows))));
        expect(partToRows(part)).toEqual(rows);
      }),
    );
  });

  it('fall into smaller ones by the digits of the ids, none above the limit, each row in one', () => {
    const rows = Array.from({ length: 400 }, (_, index) => overviewRow({ ...published(hotline), id: idOf(index) }));
    const parts = rowsToParts({ fiscalYear: 2018, prefix: '' }, rows, 4_000);
    expect(parts.length).toBeGreaterThan(10);
    expect(parts.filter(({ entry }) => entry.bytes > 4_000)).toEqual([]);
    for (const { entry, body } of parts) {
      const ids = overviewPartSchema.parse(JSON.parse(body)).ids;
      expect(ids).toHaveLength(entry.records);
      expect(
        ids.map(
          (id) =>
            partKeyFor(
              parts.map(({ entry }) => entry),
              { id, fiscalYear: 2018 },
            ).prefix,
        ),
      ).toEqual(ids.map(() => entry.prefix));
    }
    expect(parts.reduce((sum, { entry }) => sum + entry.records, 0)).toBe(400);
  });

  it('take a new year, and an id beside parts that do not take it', () => {
    const parts: PartKey[] = [
      { fiscalYear: 2018, prefix: '0' },
      { fiscalYear: 2018, prefix: '1f' },
    ];
    expect(partKeyFor(parts, { id: 'pe-1f00000000000000', fiscalYear: 2019 })).toEqual({ fiscalYear: 2019, prefix: '' });
    expect(partKeyFor(parts, { id: 'pe-1f00000000000000', fiscalYear: 2018 })).toEqual({ fiscalYear: 2018, prefix: '1f' });
    expect(partKeyFor(parts, { id: 'pe-1a00000000000000', fiscalYear: 2018 })).toEqual({ fiscalYear: 2018, prefix: '1a' });
  });

  it('are the same bytes in whatever order the rows came', () => {
    const rows = Array.from({ length: 9 }, (_, index) => overviewRow({ ...published(hotline), id: idOf(index) }));
    const key = { fiscalYear: 2018, prefix: '' };
    expect(rowsToParts(key, rows.toReversed())).toEqual(rowsToParts(key, rows));
  });
});

function amount(kind: CurrentRecord['amounts'][number]['kind'], yuan: number): CurrentRecord['amounts'][number] {
  return { label: '金额', kind, text: String(yuan), yuan };
}

function bitsOf(word: string): number {
  return problemWords.reduce((bits, { words }, index) => bits | (words.includes(word) ? 1 << index : 0), 0);
}

function idOf(index: number): string {
  return `pe-${((index * 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')}00000000`;
}
