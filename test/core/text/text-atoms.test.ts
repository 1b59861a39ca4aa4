import { expect, it } from 'vitest';
import { glyphsToAtoms, splitAtom } from '../../../shared/core/text/text-atoms.ts';
import { page, text } from '../tables/draw-page.ts';

it('a comma’s empty half that hangs over the next column is no part of the text: it is parted there', () => {
  const [atom, ...others] = glyphsToAtoms(page({ glyphs: [...text(60, 100, '公共绿地，'), ...text(108, 100, '88')] }).glyphs);
  if (atom === undefined) throw new Error('no text');
  const parts = others.length === 0 ? splitAtom(atom, [107]) : [atom, ...others];
  expect(parts.map((part) => part.text)).toEqual(['公共绿地，', '88']);
});
