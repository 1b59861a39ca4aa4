import { expect, it } from 'vitest';
import { withoutGlyphStrokes } from '../../../shared/core/geometry/glyph-strokes.ts';
import { horizontal, text, vertical } from '../tables/draw-page.ts';

it('leaves out the strokes of characters, and no border', () => {
  const glyphs = text(60, 120, '目 标');
  const strokes = [horizontal(113, 61, 69), vertical(61, 112, 121)];
  const borders = [
    horizontal(130, 50, 350),
    vertical(50, 100, 130),
    vertical(65, 100, 130),
    horizontal(115, 71, 74),
    horizontal(115, 66, 74),
  ];
  expect(withoutGlyphStrokes([...strokes, ...borders], glyphs)).toEqual(borders);
});
