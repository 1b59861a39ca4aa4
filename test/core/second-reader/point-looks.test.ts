import { expect, it } from 'vitest';
import { pointLooks } from '../../../shared/core/second-reader/point-looks.ts';
import { glyphAt } from '../tables/draw-page.ts';

it.each([
  ['a point', '.', 1.3, 1.3, null],
  ['the point of a heavy font', '.', 1.9, 2.1, null],
  ['the point of a narrow font', '.', 0.9, 1.3, null],
  ['a comma', ',', 1.3, 2.4, null],
  ['a comma that is drawn as a point', ',', 1.3, 1.3, '.'],
  ['a point that is drawn as a comma', '.', 1.3, 2.4, ','],
  ['the bar of a font that is not there', '.', 1.3, 8.8, null],
  ['another sign', '·', 1.3, 1.3, null],
])('%s', (_, said, width, height, looks) => {
  const glyph = glyphAt(20, 100, said);
  expect(pointLooks(glyph, { x: 20, y: 98, width, height })).toBe(looks);
  expect(pointLooks({ ...glyph, direction: 90 }, { x: 20, y: 98, width: height, height: width })).toBe(looks);
});
