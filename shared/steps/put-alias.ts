import { pointerCacheControl } from '../core/feed/public-headers.ts';
import type { ObjectStore, PutOptions, PutOutcome } from '../ports.ts';

/** Publishers that may overtake one another at one alias before it counts as the world's trouble. */
const attemptsMax = 5;

type Condition = NonNullable<PutOptions['condition']>;

/**
 * Puts an alias only over an older sequence: with If-Match on what was looked at, so that no slow writer can turn it back. `isNew`: it is not there, most likely, and is
 * looked at only where it turns out to be.
 */
export async function putAlias(
  feed: ObjectStore,
  key: string,
  sequence: number,
  put: (options: Pick<PutOptions, 'condition' | 'metadata' | 'cacheControl'>) => Promise<PutOutcome>,
  isNew = false,
): Promise<void> {
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const condition = isNew && attempt === 1 ? 'absent' : await conditionOf(feed, key, sequence);
    if (condition === null) return;
    const outcome = await put({ condition, metadata: { sequence: String(sequence) }, cacheControl: pointerCacheControl });
    if (outcome.kind === 'written') return;
  }
  throw new Error(`alias overtaken ${attemptsMax} times`);
}

/** Null where there is nothing to put. */
async function conditionOf(feed: ObjectStore, key: string, sequence: number): Promise<Condition | null> {
  const there = await feed.head(key);
  if (there === null) return 'absent';
  return Number(there.metadata.sequence ?? 0) >= sequence ? null : { etag: there.etag };
}
