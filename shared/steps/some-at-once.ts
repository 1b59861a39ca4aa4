/** Does something with each of many, so many at once: what waits for answers most of the time need not wait for one after the other. The first failure ends it. */
export async function someAtOnce<T>(items: Iterable<T>, atOnce: number, work: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = items[Symbol.iterator]();
  let hasFailed = false;
  const takeOn = async (): Promise<void> => {
    for (let next = waiting.next(); !next.done && !hasFailed; next = waiting.next()) await work(next.value);
  };
  const fail = (error: unknown): never => {
    hasFailed = true;
    throw error;
  };
  await Promise.all(Array.from({ length: atOnce }, () => takeOn().catch(fail)));
}
