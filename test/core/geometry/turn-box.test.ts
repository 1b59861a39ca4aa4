import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oppositeDirection } from '../../../shared/core/geometry/opposite-direction.ts';
import { turnBox } from '../../../shared/core/geometry/turn-box.ts';

const directions = [0, 90, 180, 270] as const;

describe('a box that is turned about the origin', () => {
  it.each([
    [0, { x: 10, y: 20, width: 30, height: 5 }],
    [90, { x: -25, y: 10, width: 5, height: 30 }],
    [180, { x: -40, y: -25, width: 30, height: 5 }],
    [270, { x: 20, y: -40, width: 5, height: 30 }],
  ] as const)('by %i degrees is where SVG’s rotate puts it', (degrees, turned) => {
    expect(turnBox({ x: 10, y: 20, width: 30, height: 5 }, degrees)).toEqual(turned);
  });

  it('and back is where it was', () => {
    const whole = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(fc.record({ x: whole, y: whole, width: whole, height: whole }), fc.constantFrom(...directions), (box, direction) => {
        expect(turnBox(turnBox(box, direction), oppositeDirection(direction))).toEqual(box);
      }),
    );
  });
});
