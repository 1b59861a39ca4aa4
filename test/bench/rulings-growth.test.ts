import { expect, it } from 'vitest';
import { drawings } from '../../bench/rulings/drawings.ts';
import { stages, stageTimes } from '../../bench/rulings/stage-times.ts';

const few = 10_000;
const many = 100_000;

/** n log n takes 12 times as long over ten times as many, memory that no longer fits the caches some more, 48 times where it was busiest; n² takes 100 times. */
const growthMax = 70;

/** What takes less (milliseconds) is measured too roughly to be compared. */
const msMin = 1;

it.each(Object.entries(drawings))(
  '%s: ten times as many rulings take little more than ten times as long',
  { timeout: 120_000 },
  (_name, draw) => {
    const before = stageTimes(draw(few)).ms;
    const after = stageTimes(draw(many)).ms;
    const grown = stages.map((stage, index) => ({
      stage,
      times: (after[index] ?? Number.NaN) / Math.max(msMin, before[index] ?? Number.NaN),
    }));
    expect(grown.filter(({ times }) => !(times < growthMax))).toEqual([]);
  },
);
