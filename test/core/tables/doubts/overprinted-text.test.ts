import { describe, expect, it } from 'vitest';
import type { Glyph } from '../../../../shared/core/geometry/page.ts';
import { overprintedText } from '../../../../shared/core/tables/doubts/overprinted-text.ts';
import { glyphAt, page, text } from '../draw-page.ts';

const seen = (...parts: readonly Glyph[][]): string[] => overprintedText(page({ glyphs: parts.flat() })).map((over) => over.text);
const squeezed = (...characters: readonly (readonly [x: number, character: string])[]): Glyph[] =>
  characters.map(([x, character]) => glyphAt(x, 20, character));

describe('overprintedText', () => {
  it.each<[string, Glyph[][], string]>([
    ['a bracket over the half of two ideographs', [text(10, 20, '职业技能'), text(25, 20, '）。')], '业）技。'],
    ['a value half a figure beside another', [text(10, 20, '88.5'), text(12.5, 20, '92.1')], '8982..51'],
    ['an ideograph over figures', [text(10, 20, '1234'), text(13, 20, '万')], '1万23'],
    ['a line half over another', [text(10, 20, '职业技能'), text(10, 25, '服务外包')], '职服业务技外能包'],
    [
      'a character that its font says has no width',
      [[glyphAt(10, 20, '推'), glyphAt(20, 20, '进', { width: 0 }), glyphAt(20, 20, '行')]],
      '进行',
    ],
    ['a figure that its font says has no width', [[glyphAt(10, 20, '9', { width: 0 }), ...text(10, 20, '8.5')]], '98'],
    ['a letter that its font says has no width', [[glyphAt(10, 20, 'F', { width: 0.05 }), glyphAt(9.95, 20, 'A', { width: 7 })]], 'AF'],
    [
      'a mark that its font says has hardly any width, and what is pulled back over it',
      [[...text(10, 20, '率'), glyphAt(20, 20, '”', { width: 0.05 }), glyphAt(19.95, 20, '目')]],
      '目”',
    ],
    ['a text again, too far off for fake bold', [text(10, 20, '职业'), text(12, 20, '职业')], '职职业业'],
  ])('sees %s', (_, parts, expected) => {
    expect(seen(...parts)).toEqual([expected]);
  });

  it.each<[string, Glyph[][]]>([
    ['fake bold', [text(10, 20, '职业'), text(11, 20, '职业')]],
    ['punctuation squeezed to half a square', [squeezed([10, '》'], [15, '、'], [15, '《'], [25, '职'])]],
    ['a letter that its font says is as wide as an ideograph', [[...text(10, 20, '15'), glyphAt(20, 20, 'μ'), ...text(25.7, 20, 'g/m³')]]],
    ['a full stop under a P', [[glyphAt(10, 20, 'P', { width: 5.6 }), glyphAt(14.3, 20, '.', { width: 2.5 })]]],
    ['characters set tight', [squeezed([10, '职'], [18, '业'], [26, '技'])]],
    ['lines set tight', [text(10, 20, '职业技能'), text(10, 27, '服务外包')]],
    ['a raised figure', [text(10, 20, '10'), text(20, 16, '6', 6)]],
    ['blanks under text', [text(10, 20, '职业'), text(10, 20, '     ')]],
    ['text that is not painted', [text(10, 20, '职业'), text(13, 20, '技能').map((glyph) => ({ ...glyph, invisible: true }))]],
  ])('allows %s', (_, parts) => {
    expect(seen(...parts)).toEqual([]);
  });

  it('sees it in text of any direction, where it is on the page as displayed', () => {
    const down = (y: number, character: string): Glyph => ({
      ...glyphAt(100, y, character),
      box: { x: 99, y, width: 10, height: 10 },
      originX: 100,
      originY: y,
      direction: 90,
    });
    const glyphs = [down(10, '职'), down(20, '业'), down(15, '技')];
    expect(overprintedText(page({ glyphs }))).toEqual([{ text: '职技业', box: { x: 99, y: 10, width: 10, height: 20 } }]);
  });
});
