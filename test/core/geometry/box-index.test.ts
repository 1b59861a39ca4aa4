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

  it('of nothing finds nothing', () => {
    expect(boxIndex([]).touching({ x: 0, y: 0, width: 1, height: 1 })).toEqual([]);
  });
});

function touch(a: Box, b: Box): boolean {
  const apart = a.x > b.x + b.width || b.x > a.x + a.width || a.y > b.y + b.height || b.y > a.y + a.height;
  return !apart;
}
