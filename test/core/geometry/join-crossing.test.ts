import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DisjointSets } from '../../../shared/core/geometry/disjoint-sets.ts';
import { joinCrossing } from '../../../shared/core/geometry/join-crossing.ts';
import type { Ruling } from '../../../shared/core/geometry/page.ts';

const touch = 3;
const place = fc.integer({ min: 0, max: 60 });
const ruling = (orientation: Ruling['orientation']): fc.Arbitrary<Ruling> =>
  fc
    .tuple(place, place, fc.integer({ min: 0, max: 40 }))
    .map(([position, start, length]) => ({ orientation, position, start, end: start + length }));
const horizontals = fc.array(ruling('horizontal'), { maxLength: 30 });
const verticals = fc.array(ruling('vertical'), { maxLength: 30 }).map((lines) => lines.toSorted((a, b) => a.position - b.position));

describe('rulings that cross or touch', () => {
  it('are in one set, and no others: as where each pair is looked at', () => {
    fc.assert(
      fc.property(horizontals, verticals, (across, down) => {
        expect(setsOf(across, down, joinCrossing)).toEqual(setsOf(across, down, joinPairs));
      }),
      { numRuns: 500 },
    );
  });
});

function setsOf(across: readonly Ruling[], down: readonly Ruling[], join: typeof joinCrossing): readonly number[] {
  const sets = new DisjointSets(across.length + down.length);
  join(across, down, touch, sets);
  return [...across, ...down].map((_, index) => sets.rootOf(index));
}

function joinPairs(across: readonly Ruling[], down: readonly Ruling[], reach: number, sets: DisjointSets): void {
  const meets = (at: number, { start, end }: Ruling): boolean => at >= start - reach && at <= end + reach;
  across.forEach((line, index) => {
    down.forEach((other, otherIndex) => {
      if (meets(other.position, line) && meets(line.position, other)) sets.join(index, across.length + otherIndex);
    });
  });
}
