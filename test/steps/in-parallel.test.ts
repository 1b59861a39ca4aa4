import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inParallel } from '../../shared/steps/in-parallel.ts';

it('works on every item, and never on more than allowed at a time', async () => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  await inParallel([5, 1, 3, 2, 4, 0], 3, async (turns) => {
    running += 1;
    most = Math.max(most, running);
    for (let i = 0; i < turns; i++) await turn();
    running -= 1;
    done.push(turns);
  });
  expect(done.toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
  expect(most).toBe(3);
});

it('throws the first failure, begins nothing after it, and leaves nothing on its way', async () => {
  const ended: number[] = [];
  const work = inParallel([0, 1, 2, 3, 4], 2, async (item) => {
    await turn();
    if (item === 1) throw new Error('one');
    await turn();
    ended.push(item);
  });
  await expect(work).rejects.toThrow('one');
  expect(ended).toEqual([0]);
});
