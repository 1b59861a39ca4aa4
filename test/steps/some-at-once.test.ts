import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { someAtOnce } from '../../shared/steps/some-at-once.ts';

it('everything is done, and never more at once than was said', async () => {
  const [done, out, most] = [[] as number[], new Set<number>(), [] as number[]];
  await someAtOnce(
    Array.from({ length: 20 }, (_, index) => index),
    3,
    async (item) => {
      out.add(item);
      most.push(out.size);
      await sleep(item % 4);
      out.delete(item);
      done.push(item);
    },
  );
  expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(Math.max(...most)).toBe(3);
});

it('the first failure is told, and nothing is begun after it', async () => {
  const begun: number[] = [];
  const work = someAtOnce([1, 2, 3, 4, 5, 6], 2, async (item) => {
    begun.push(item);
    await sleep(1);
    if (item === 2) throw new Error('two');
    await sleep(5);
  });
  await expect(work).rejects.toThrow('two');
  await sleep(20);
  expect(begun).toEqual([1, 2]);
});
