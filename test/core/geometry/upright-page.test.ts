import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box, Glyph, Page } from '../../../shared/core/geometry/page.ts';
import { pageToUpright } from '../../../shared/core/geometry/upright-page.ts';

type Direction = Glyph['direction'];

function glyph(direction: Direction, box: Box = { x: 20, y: 30, width: 10, height: 12 }): Glyph {
  return { text: '字', box, originX: box.x, originY: box.y, size: 12, direction, run: 1, invisible: false, pale: false };
}

function page(direction: Direction, parts: Partial<Page> = {}): Page {
  return { number: 1, width: 300, height: 200, glyphs: [glyph(direction)], rulings: [], images: [], shapes: [], outlines: 0, ...parts };
}

describe('pageToUpright', () => {
  it('leaves an upright page as it is', () => {
    const { asDisplayed, ...upright } = pageToUpright(page(0));
    expect(upright).toEqual(page(0));
    expect(asDisplayed({ x: 1, y: 2, width: 3, height: 4 })).toEqual({ x: 1, y: 2, width: 3, height: 4 });
  });

  it.each<[Direction, Box]>([
    [90, { x: 30, y: 270, width: 12, height: 10 }],
    [180, { x: 270, y: 158, width: 10, height: 12 }],
    [270, { x: 158, y: 20, width: 12, height: 10 }],
  ])('turns text of %i degrees to run left to right', (direction, box) => {
    const upright = pageToUpright(page(direction));
    expect(upright.glyphs.map((turned) => [turned.direction, turned.box])).toEqual([[0, box]]);
    expect([upright.width, upright.height]).toEqual(direction === 180 ? [300, 200] : [200, 300]);
  });

  it('turns rulings with the text', () => {
    const rulings = [{ orientation: 'horizontal', position: 50, start: 10, end: 110 } as const];
    expect(pageToUpright(page(90, { rulings })).rulings).toEqual([{ orientation: 'vertical', position: 50, start: 190, end: 290 }]);
  });

  it('goes by most of the glyphs', () => {
    expect(pageToUpright(page(0, { glyphs: [glyph(90), glyph(90), glyph(0)] })).glyphs.map(({ direction }) => direction)).toEqual([
      0, 0, 270,
    ]);
  });

  it('finds the way back for every box', () => {
    const box = fc.record({
      x: fc.integer({ min: 0, max: 200 }),
      y: fc.integer({ min: 0, max: 150 }),
      width: fc.integer({ min: 0, max: 100 }),
      height: fc.integer({ min: 0, max: 50 }),
    });
    fc.assert(
      fc.property(fc.constantFrom<Direction>(0, 90, 180, 270), box, (direction, displayed) => {
        const upright = pageToUpright(page(direction, { glyphs: [glyph(direction, displayed)] }));
        expect(upright.glyphs.map((turned) => upright.asDisplayed(turned.box))).toEqual([displayed]);
      }),
    );
  });
});
