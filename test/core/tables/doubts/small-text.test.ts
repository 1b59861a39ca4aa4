import { describe, expect, it } from 'vitest';
import type { Glyph } from '../../../../shared/core/geometry/page.ts';
import { smallText } from '../../../../shared/core/tables/doubts/small-text.ts';
import { glyphAt, page, text } from '../draw-page.ts';

const seen = (...parts: readonly Glyph[][]): string[] => smallText(page({ glyphs: parts.flat() })).map((small) => small.text);

describe('smallText', () => {
  it.each<[string, Glyph[][], string[]]>([
    ['a smaller figure after those of an amount', [text(10, 20, '656'), text(25, 20, '1', 7), text(32, 20, '万元')], ['1']],
    ['smaller figures before them, where they meet', [text(10, 20, '99', 6), text(16, 20, '656')], ['9']],
    ['a smaller fraction, where it begins', [text(10, 20, '88'), text(20, 20, '.74', 7)], ['.']],
    ['a smaller figure on the line before a mark', [text(10, 20, '12'), text(20, 20, '2', 5), text(23, 20, '，')], ['2']],
    ['a raised figure after a figure', [text(10, 20, '12'), text(20, 16, '2', 5), text(23, 20, '，')], ['2']],
    ['an ideograph of two points within a text', [text(10, 20, '足球'), text(30, 20, '不', 2), text(32, 20, '合格')], ['不']],
    ['text of one point by itself', [text(10, 20, '足球'), text(60, 20, '优秀', 1)], ['优秀']],
    ['what is drawn first and stands after', [text(25, 20, '1', 5), text(10, 20, '656')], ['1']],
  ])('sees %s', (_, parts, expected) => {
    expect(seen(...parts)).toEqual(expected);
  });

  it.each<[string, Glyph[][]]>([
    ['text of one size', [text(10, 20, '656.29万元')]],
    ['a unit smaller than its amount', [text(10, 20, '656.29'), text(42, 20, '万元', 7)]],
    ['figures smaller than the ideographs beside them', [text(10, 20, '共'), text(20, 20, '12', 7), text(28, 20, '项')]],
    ['a number in the next column, of another size', [text(10, 20, '656'), text(60, 20, '12', 6)]],
    ['a power before a mark', [text(10, 20, '12m'), text(25, 16, '2', 5), text(28, 20, '，')]],
    ['the mark of a note at half the size', [text(10, 20, '足球'), text(30, 16, '注', 5)]],
    ['a title above small print', [text(10, 20, '绩效', 20), text(10, 60, '说明', 5)]],
    ['small print of four points', [text(10, 20, '说明', 4)]],
    ['figures that are not painted', [text(10, 20, '656'), text(25, 20, '1', 5).map((glyph) => ({ ...glyph, invisible: true }))]],
  ])('allows %s', (_, parts) => {
    expect(seen(...parts)).toEqual([]);
  });

  it('says where it stands', () => {
    const small = { ...glyphAt(25, 20, '1', { size: 5 }), box: { x: 25, y: 15, width: 3, height: 5 } };
    expect(smallText(page({ glyphs: [...text(10, 20, '656'), small] }))).toEqual([{ text: '1', box: small.box }]);
  });
});
