import { expect, it } from 'vitest';
import { quantile, spread } from '../../bench/spread.ts';

it('a spread is the middle value and the quartiles, between two values in proportion', () => {
  expect(spread([9, 1, 5])).toEqual({ median: 5, low: 3, high: 7 });
  expect(spread([2, 4])).toEqual({ median: 3, low: 2.5, high: 3.5 });
  expect(spread([7])).toEqual({ median: 7, low: 7, high: 7 });
  expect(quantile([0, 100], 0.95)).toBe(95);
});

it('nothing measured is no spread', () => {
  expect(() => spread([])).toThrow('nothing was measured');
});
