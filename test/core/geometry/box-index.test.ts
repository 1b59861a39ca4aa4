import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxIndex } from '../../../shared/core/geometry/box-index.ts';
import type { Box } from '../../../shared/core/geometry/page.ts';

const number = fc.integer({ min: 0, max: 50 });
const box: fc.Arbitrary<Box> = fc.record({ x: number, y: number, width: number, height: number });

describe('an index of boxes', () => {
  it('finds those that touch another, and no others', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 100 }), box, (boxes, given) => {
        const touching = [...boxes.keys()].filter((index) => touch(boxes[index] ?? given, given));
        expect(boxIndex(boxes).touching(given)).toEqual(touching);
      }),
    );
  });

  it('finds no more than are asked for, and that many where there are', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 100 }), box, fc.integer({ min: 1, max: 5 }), (boxes, given, most) => {
        const all = boxIndex(boxes).touching(given);
        const found = boxIndex(boxes).touching(given, most);
        expect(found).toHaveLength(Math.min(most, all.length));
        expect(all).toEqual(expect.arrayContaining([...found]));
      }),
    );
  });

  it('of nothing finds nothing', () => {
    expect(boxIndex([]).touching({ x: 0, y: 0, width: 1, height: 1 })).toEqual([]);
  });
});

function touch(a: Box, b: Box): boolean {
  const apart = a.x > b.x + b.width || b.x > a.x + a.width || a.y > b.y + b.height || b.y > a.y + a.height;
  return !apart;
}
