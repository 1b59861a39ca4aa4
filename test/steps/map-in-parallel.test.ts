import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { mapInParallel } from '../../shared/steps/map-in-parallel.ts';

it('gives the results in the order of the items, whichever is ready first', async () => {
  const turns = [5, 1, 3, 0];
  const results = await mapInParallel(turns, 2, async (count) => {
    for (let i = 0; i < count; i++) await turn();
    return count * 10;
  });
  expect(results).toEqual([50, 10, 30, 0]);
});
