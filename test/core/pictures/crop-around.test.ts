import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cropAround } from '../../../shared/core/pictures/crop-around.ts';

const page = { x: 0, y: 0, width: 595, height: 842 };

describe('the part of a page around a place', () => {
  it.each([
    ['a value’s cell, with its label', { x: 150, y: 166, width: 385, height: 26 }, { x: 54, y: 134, width: 440, height: 90 }],
    ['a single character', { x: 300, y: 400, width: 10, height: 10 }, { x: 105, y: 360, width: 320, height: 90 }],
    ['a corner', { x: 585, y: 832, width: 10, height: 10 }, { x: 275, y: 752, width: 320, height: 90 }],
    ['a whole table, its beginning', { x: 75, y: 192, width: 447, height: 588 }, { x: 0, y: 170, width: 440, height: 260 }],
  ])('shows %s', (_what, box, crop) => {
    expect(cropAround(box, page)).toEqual(crop);
  });

  it('lies in the page, also in one that is turned or tiny, and shows where the place begins', () => {
    const number = (max: number) => fc.integer({ min: 1, max });
    const box = fc.record({ x: number(594), y: number(841), width: number(600), height: number(900) });
    const pages = fc.constantFrom(page, { x: -842, y: 0, width: 842, height: 595 }, { x: 0, y: 0, width: 40, height: 20 });
    fc.assert(
      fc.property(box, pages, (place, within) => {
        const crop = cropAround(place, within);
        expect(crop.x).toBeGreaterThanOrEqual(within.x);
        expect(crop.y).toBeGreaterThanOrEqual(within.y);
        expect(crop.x + crop.width).toBeLessThanOrEqual(within.x + within.width);
        expect(crop.y + crop.height).toBeLessThanOrEqual(within.y + within.height);
        if (within === page) expect(place.x >= crop.x && place.x <= crop.x + crop.width).toBe(true);
        if (within === page) expect(place.y >= crop.y && place.y <= crop.y + crop.height).toBe(true);
      }),
    );
  });
});
