import { inParallel } from './in-parallel.ts';

/** What the work gives for each item, in the order of the items; at most `max` at a time. */
export async function mapInParallel<T, R>(items: Iterable<T>, max: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  await inParallel([...items].entries(), max, async ([index, item]) => {
    results[index] = await work(item);
  });
  return results;
}
