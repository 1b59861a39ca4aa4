import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeRulings } from '../../../shared/core/geometry/merge-rulings.ts';
import type { Ruling } from '../../../shared/core/geometry/page.ts';

const flat = (position: number, start: number, end: number): Ruling => ({ orientation: 'horizontal', position, start, end });
const upright = (position: number, start: number, end: number): Ruling => ({ orientation: 'vertical', position, start, end });
const dots = Array.from({ length: 50 }, (_, index) => index * 2);

describe('mergeRulings', () => {
  it.each<[string, Ruling[], Ruling[]]>([
    ['the sides of neighbouring cells', [flat(10, 0, 50), flat(10, 50, 90)], [flat(10, 0, 90)]],
    ['dashes', [flat(10, 0, 4.5), flat(10, 9, 13.5), flat(10, 18, 22.5)], [flat(10, 0, 22.5)]],
    ['dots of half a point', dots.map((x) => flat(10, x, x + 0.5)), [flat(10, 0, 98.5)]],
    ['the two strokes of a double line', [flat(10, 0, 50), flat(12, 0, 50)], [flat(11, 0, 50)]],
    ['nothing that a real gap parts', [flat(10, 0, 50), flat(10, 60, 90)], [flat(10, 0, 50), flat(10, 60, 90)]],
    ['no rows of text apart', [flat(10, 0, 50), flat(18, 0, 50)], [flat(10, 0, 50), flat(18, 0, 50)]],
    ['no specks', [flat(10, 0, 2)], []],
  ])('joins %s', (_, pieces, merged) => {
    expect(mergeRulings(pieces)).toEqual({ horizontal: merged, vertical: [] });
  });

  it('keeps the directions apart', () => {
    expect(mergeRulings([flat(10, 0, 50), upright(10, 0, 50)])).toEqual({ horizontal: [flat(10, 0, 50)], vertical: [upright(10, 0, 50)] });
  });

  it('gives the same for any order of the pieces', () => {
    const piece = fc.record({
      orientation: fc.constantFrom('horizontal' as const, 'vertical' as const),
      position: fc.integer({ min: 0, max: 40 }),
      start: fc.integer({ min: 0, max: 60 }),
      length: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const rulings = pieces.map(({ length, ...ruling }) => ({ ...ruling, end: ruling.start + length }));
        const lengths = ({ horizontal, vertical }: ReturnType<typeof mergeRulings>) =>
          [...horizontal, ...vertical].map(({ orientation, position, start, end }) => [orientation, position.toFixed(6), start, end]);
        expect(lengths(mergeRulings([...rulings].reverse()))).toEqual(lengths(mergeRulings(rulings)));
      }),
    );
  });
});
