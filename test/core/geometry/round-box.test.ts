import { expect, it } from 'vitest';
import { roundBox } from '../../../shared/core/geometry/round-box.ts';

it('keeps hundredths of a point', () => {
  const box = { page: 3, x: 177.499996, y: -0.0001, width: 345.123456, height: 0.105 };
  expect(roundBox(box)).toEqual({ page: 3, x: 177.5, y: 0, width: 345.12, height: 0.11 });
});
