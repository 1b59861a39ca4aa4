import { describe, expect, it } from 'vitest';
import type { SortOrder } from '../../web/model/query.ts';
import { sortRecords } from '../../web/model/sort-records.ts';
import { listed } from './listed-records.ts';

const records = [
  listed(1, { score: 90, amount: null, modifiedAt: '2024-01-01T00:00:00.000Z' }),
  listed(2, { score: null, amount: { kind: 'budget', yuan: 2 }, modifiedAt: '2024-01-03T00:00:00.000Z' }),
  listed(3, { score: 70, amount: { kind: 'budget', yuan: 1 }, modifiedAt: '2024-01-02T00:00:00.000Z' }),
  listed(4, { score: 70, amount: { kind: 'budget', yuan: 3 }, modifiedAt: '2024-01-02T00:00:00.000Z' }),
];

describe('records in order', () => {
  it.each<[SortOrder, number[]]>([
    ['changed', [2, 3, 4, 1]],
    ['score-down', [1, 3, 4, 2]],
    ['score-up', [3, 4, 1, 2]],
    ['amount-down', [4, 2, 3, 1]],
    ['amount-up', [3, 2, 4, 1]],
  ])('%s: what has no such value comes last, ties by the id', (order, numbers) => {
    expect(sortRecords(records.toReversed(), order).map(({ id }) => Number(id.slice('pe-'.length)))).toEqual(numbers);
  });
});
