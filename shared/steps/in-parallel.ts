/** Work on each item, at most `max` at a time. After a failure nothing new is begun; it is thrown when what was on its way has ended. */
export async function inParallel<T>(items: Iterable<T>, max: number, work: (item: T) => Promise<unknown>): Promise<void> {
  const rest = items[Symbol.iterator]();
  const failures: unknown[] = [];
  const workOn = async (): Promise<void> => {
    for (let next = rest.next(); !next.done && failures.length === 0; next = rest.next()) {
      await work(next.value).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: max }, workOn));
  if (failures.length > 0) throw failures[0];
}
