import { expect, it } from 'vitest';
import { toAnchor } from '../../../../shared/core/tables/open/label-anchors.ts';
import { openColumns } from '../../../../shared/core/tables/open/open-columns.ts';
import { glyphsToAtoms } from '../../../../shared/core/text/text-atoms.ts';
import { text } from '../draw-page.ts';

it('the columns of a document with more pieces of text than a call takes arguments are found', () => {
  const [first, last] = [60, 800].map((y, index) => glyphsToAtoms(text(60, y, index === 0 ? '项目名称' : '整改情况')));
  const [value] = glyphsToAtoms(text(150, 60, '公共绿地养护'));
  if (!first || !last || !value) throw new Error('nothing was drawn');
  const values = Array.from({ length: 200_000 }, (_, index) => ({ ...value, baseline: value.baseline + (index % 700) }));
  const columns = openColumns([{ width: 600, atoms: [...first, ...values, ...last], anchors: [toAnchor(first), toAnchor(last)] }]);
  expect(columns?.valueLeft).toBe(value.left);
});
