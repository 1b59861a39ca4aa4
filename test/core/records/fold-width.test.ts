import { expect, it } from 'vitest';
import { foldWidth } from '../../../shared/core/records/fold-width.ts';

it.each([
  ['９，４５９．７０（万元）　￥', '9,459.70(万元) ¥'],
  ['10²①½㎡⽬', '10²①½㎡⽬'],
  ['', ''],
])('%j folds to %j, place by place', (text, folded) => {
  expect(foldWidth(text)).toBe(folded);
  expect(folded).toHaveLength(text.length);
});
