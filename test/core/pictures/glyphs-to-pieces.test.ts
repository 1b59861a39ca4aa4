import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Glyph } from '../../../shared/core/geometry/page.ts';
import { glyphsToPieces } from '../../../shared/core/pictures/glyphs-to-pieces.ts';
import { glyphAt, text } from '../tables/draw-page.ts';

/** Turned by a quarter about the origin, clockwise: text that ran right runs down. */
function turned(glyph: Glyph): Glyph {
  const { box, originX, originY } = glyph;
  return {
    ...glyph,
    originX: -originY,
    originY: originX,
    box: { x: -(box.y + box.height), y: box.x, width: box.height, height: box.width },
    direction: ((glyph.direction + 90) % 360) as Glyph['direction'],
  };
}

describe('pieces of text', () => {
  it('are what stands on one baseline without a gap, whichever operator drew it', () => {
    const glyphs = [...text(60, 100, '决算'), ...text(80, 100, '金额'), ...text(150, 100, '88 分'), ...text(60, 116, '良')];
    expect(glyphsToPieces(glyphs)).toEqual([
      {
        x: 60,
        y: 100,
        size: 10,
        direction: 0,
        length: 40,
        invisible: false,
        text: '决算金额',
        glyphs: [
          { text: '决', offset: 0 },
          { text: '算', offset: 10 },
          { text: '金', offset: 20 },
          { text: '额', offset: 30 },
        ],
      },
      {
        x: 150,
        y: 100,
        size: 10,
        direction: 0,
        length: 25,
        invisible: false,
        text: '88 分',
        glyphs: [
          { text: '8', offset: 0 },
          { text: '8', offset: 5 },
          { text: '分', offset: 15 },
        ],
      },
      { x: 60, y: 116, size: 10, direction: 0, length: 10, invisible: false, text: '良', glyphs: [{ text: '良', offset: 0 }] },
    ]);
  });

  it('another size, what is not painted, and text that is printed again are pieces of their own', () => {
    const [hidden] = text(120, 100, '密').map((glyph) => ({ ...glyph, invisible: true }));
    const glyphs = [...text(60, 100, '甲乙'), ...text(80, 100, '丙', 8), ...text(60, 100, '甲乙'), ...(hidden ? [hidden] : [])];
    expect(glyphsToPieces(glyphs).map((piece) => [piece.text, piece.invisible])).toEqual([
      ['甲乙', false],
      ['丙', false],
      ['甲乙', false],
      ['密', true],
    ]);
  });

  it('begin and end with what is printed', () => {
    expect(
      glyphsToPieces([...text(60, 100, '  甲  '), ...text(60, 120, '   ')]).map((piece) => [piece.text, piece.x, piece.length]),
    ).toEqual([['甲', 70, 10]]);
  });

  it('are the same on a page turned any way', () => {
    const glyphs = [...text(60, 100, '决算金额 88'), ...text(60, 116, '良'), glyphAt(200, 100, '优')];
    const shapes = (of: readonly Glyph[]) => glyphsToPieces(of).map(({ text, length, glyphs }) => ({ text, length, glyphs }));
    let page: readonly Glyph[] = glyphs;
    for (const direction of [90, 180, 270] as const) {
      page = page.map(turned);
      expect(glyphsToPieces(page).map((piece) => piece.direction)).toEqual([direction, direction, direction]);
      expect(shapes(page)).toEqual(shapes(glyphs));
    }
  });

  it('hold every printed glyph once, in drawing order', () => {
    const glyph = fc
      .record({
        x: fc.integer({ min: 0, max: 600 }),
        y: fc.integer({ min: 0, max: 60 }),
        character: fc.constantFrom('绩', 'a', ' ', '\u3000'),
      })
      .map(({ x, y, character }) => glyphAt(x, y, character));
    fc.assert(
      fc.property(fc.array(glyph, { maxLength: 40 }), (glyphs) => {
        const printed = glyphs.filter((each) => each.text.trim() !== '').map((each) => each.text);
        expect(glyphsToPieces(glyphs).flatMap((piece) => piece.glyphs.map((each) => each.text))).toEqual(printed);
      }),
    );
  });
});
