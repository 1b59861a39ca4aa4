import { describe, expect, it } from 'vitest';
import { countRecords } from '../../web/model/count-records.ts';
import { listed } from './listed-records.ts';

const records = [
  listed(1, { fiscalYear: 2018, score: 90, grade: '优', amount: { kind: 'budget', yuan: 5 }, problemWords: 0b11 }),
  listed(2, { score: 70, grade: null, amount: null, rectification: 'absent', problemWords: 0b10 }),
  listed(3, { agency: '市卫生局', score: 12, amount: { kind: 'budget', yuan: 7 } }),
  listed(4, { score: 100, amount: { kind: 'budget', yuan: 1 } }),
  listed(5, { withdrawn: true, score: null, grade: null, amount: null }),
];

describe('the counts behind the pictures', () => {
  const counts = countRecords(records);

  it('leave withdrawn records out', () => {
    expect(counts.whole).toMatchObject({ count: 4, yuan: 13, medianScore: 80 });
  });

  it('go by year, newest first, and by agency, most records first', () => {
    expect(counts.years.map(({ key, count, yuan }) => [key, count, yuan])).toEqual([
      [2020, 3, 8],
      [2018, 1, 5],
    ]);
    expect(counts.agencies.map(({ key, count, medianScore }) => [key, count, medianScore])).toEqual([
      ['市教育局', 3, 90],
      ['市卫生局', 1, 12],
    ]);
  });

  it('give every grade its count, and those without one', () => {
    expect(Object.fromEntries(counts.whole.grades)).toEqual({ 优: 1, 良: 2, 中: 0, 合格: 0, 差: 0, 不合格: 0, none: 1 });
    expect(Object.fromEntries(counts.whole.rectifications)).toEqual({ reported: 3, none: 0, empty: 0, absent: 1 });
  });

  it('put every score into one bar: the first takes what is lower, the last takes 100', () => {
    expect(counts.scores.filter(({ count }) => count > 0)).toEqual([
      { from: 50, count: 1 },
      { from: 70, count: 1 },
      { from: 90, count: 1 },
      { from: 95, count: 1 },
    ]);
  });

  it('say which words recur, the most frequent first', () => {
    expect(counts.problems).toEqual([
      { problem: 1, count: 2 },
      { problem: 0, count: 1 },
    ]);
  });

  it('have no median where nothing has a score', () => {
    expect(countRecords([]).whole.medianScore).toBeNull();
  });
});
