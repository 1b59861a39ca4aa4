import { pointerCacheControl } from '../core/feed/public-headers.ts';
import type { ObjectStore, PutOptions, PutOutcome } from '../ports.ts';

/** Publishers that may overtake one another at one alias before it counts as the world's trouble. */
const attemptsMax = 5;

/** Puts an alias only over an older sequence: with If-Match on what was looked at, so that no slow writer can turn it back. */
export async function putAlias(
  feed: ObjectStore,
  key: string,
  sequence: number,
  put: (options: Pick<PutOptions, 'condition' | 'metadata' | 'cacheControl'>) => Promise<PutOutcome>,
): Promise<void> {
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const there = await feed.head(key);
    if (there !== null && Number(there.metadata.sequence ?? 0) >= sequence) return;
    const condition = there === null ? ('absent' as const) : { etag: there.etag };
    const outcome = await put({ condition, metadata: { sequence: String(sequence) }, cacheControl: pointerCacheControl });
    if (outcome.kind === 'written') return;
  }
  throw new Error(`alias overtaken ${attemptsMax} times`);
}
