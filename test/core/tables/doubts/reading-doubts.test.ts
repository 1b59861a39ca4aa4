import { describe, expect, it } from 'vitest';
import type { Box, Disagreement } from '../../../../shared/core/geometry/page.ts';
import { pageDoubts } from '../../../../shared/core/tables/doubts/page-doubts.ts';
import { doubtReadings } from '../../../../shared/core/tables/doubts/reading-doubts.ts';
import { lineAt, tableOf } from '../../records/report-builder.ts';
import { page } from '../draw-page.ts';

const inTable: Box = { x: 100, y: 210, width: 20, height: 10 };
const disagreement = (box: Box, change: Partial<Disagreement> = {}): Disagreement => ({
  kind: 'other-text',
  box,
  found: '98.5',
  expected: '58.5',
  ...change,
});
const doubtsBy = (disagreements: readonly Disagreement[], tables = [tableOf()]) =>
  doubtReadings(tables, pageDoubts(page({ number: 1, disagreements }))).map((table) =>
    table.doubts.map(({ code, found }) => `${code}: ${found}`),
  );

describe('doubtReadings', () => {
  it.each<[Disagreement['kind'], string]>([
    ['other-text', 'readers-disagree: 98.5 / 58.5'],
    ['not-mapped', 'text-not-mapped: 98.5'],
    ['not-seen', 'text-not-seen: 98.5'],
  ])('doubts a table for %s in it', (kind, doubt) => {
    expect(doubtsBy([disagreement(inTable, { kind })])).toEqual([[doubt]]);
  });

  it('says where', () => {
    const [table] = doubtReadings([tableOf()], pageDoubts(page({ disagreements: [disagreement(inTable)] })));
    expect(table?.doubts).toEqual([{ code: 'readers-disagree', box: { page: 1, ...inTable }, found: '98.5 / 58.5' }]);
  });

  it('doubts a table for a line of its heading, and the tables that follow without one', () => {
    const [first, second, third] = [
      tableOf(undefined, { linesAbove: [] }),
      tableOf(undefined, { linesAbove: [lineAt('2018年度', 500)] }),
      tableOf(undefined, { linesAbove: [] }, 2),
    ];
    expect(doubtsBy([disagreement({ x: 200, y: 502, width: 20, height: 18 })], [first, second, third])).toEqual([
      [],
      ['readers-disagree: 98.5 / 58.5'],
      ['readers-disagree: 98.5 / 58.5'],
    ]);
  });

  it('doubts every table of a page that could not be compared', () => {
    expect(doubtsBy([disagreement({ x: 0, y: 0, width: 595, height: 842 }, { found: '', expected: '' })])).toEqual([
      ['readers-disagree:  / '],
    ]);
  });

  it('leaves a table alone for what stands elsewhere', () => {
    expect(doubtsBy([disagreement({ x: 100, y: 800, width: 20, height: 10 })])).toEqual([[]]);
    expect(doubtsBy([disagreement(inTable)], [tableOf(undefined, { linesAbove: [] }, 2)])).toEqual([[]]);
  });
});
