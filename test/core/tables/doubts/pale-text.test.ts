import { expect, it } from 'vitest';
import type { Glyph } from '../../../../shared/core/geometry/page.ts';
import { paleText } from '../../../../shared/core/tables/doubts/pale-text.ts';
import { page, text } from '../draw-page.ts';

const pale = (glyphs: readonly Glyph[]): Glyph[] => glyphs.map((glyph) => ({ ...glyph, pale: true }));
const seen = (...parts: readonly Glyph[][]): string[] => paleText(page({ glyphs: parts.flat() })).map((found) => found.text);

it.each<[string, Glyph[][], string[]]>([
  ['a pale figure before those of an amount', [pale(text(10, 20, '9')), text(15, 20, '656万元')], ['96']],
  ['a pale point', [text(10, 20, '88'), pale(text(20, 20, '.')), text(25, 20, '5')], ['8.', '.5']],
  ['a pale 不', [pale(text(10, 20, '不')), text(20, 20, '合格')], ['不合']],
  ['what is drawn first and stands after', [pale(text(25, 20, '9')), text(10, 20, '656')], ['69']],
])('sees %s', (_, parts, expected) => {
  expect(seen(...parts)).toEqual(expected);
});

it.each<[string, Glyph[][]]>([
  ['a value that is pale throughout', [pale(text(10, 20, '656万元'))]],
  ['a pale unit', [text(10, 20, '656'), pale(text(25, 20, '万元'))]],
  ['a pale remark in brackets', [text(10, 20, '良好'), pale(text(30, 20, '（选填）'))]],
  ['pale text in the next column', [text(10, 20, '良好'), pale(text(60, 20, '说明'))]],
  ['pale text that is not painted', [pale(text(10, 20, '9')).map((glyph) => ({ ...glyph, invisible: true })), text(15, 20, '656')]],
])('allows %s', (_, parts) => {
  expect(seen(...parts)).toEqual([]);
});

it('says where it stands', () => {
  const [figure, next] = [pale(text(10, 20, '9')), text(15, 20, '6')];
  expect(paleText(page({ glyphs: [...figure, ...next] }))).toEqual([{ text: '96', box: { x: 10, y: 11.2, width: 10, height: 10 } }]);
});
