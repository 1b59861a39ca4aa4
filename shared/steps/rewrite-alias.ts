import { pointerCacheControl } from '../core/feed/public-headers.ts';
import type { ObjectStore } from '../ports.ts';

/** Publishers that may overtake one another at one alias before it counts as the world's trouble. */
const attemptsMax = 5;

/** A record's history or a page of a feed: far below this. In bytes. */
const aliasBytesMax = 64 * 1024 * 1024;

/**
 * Makes an alias from what it was before (null: nothing), unless it belongs to this sequence or a newer one already. What was read is the condition of
 * what is put: of two publishers that make the same step, one finds it made. Resolves to what stands there now.
 */
export async function rewriteAlias(
  feed: ObjectStore,
  key: string,
  sequence: number,
  contentType: string,
  bodyAfter: (before: string | null) => string,
): Promise<string> {
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const there = await feed.get(key, { bytesMax: aliasBytesMax });
    const before = there === null ? null : new TextDecoder().decode(there.bytes);
    if (before !== null && Number(there?.metadata.sequence ?? 0) >= sequence) return before;
    const after = bodyAfter(before);
    const outcome = await feed.put(key, after, {
      contentType,
      cacheControl: pointerCacheControl,
      metadata: { sequence: String(sequence) },
      condition: there === null ? 'absent' : { etag: there.etag },
    });
    if (outcome.kind === 'written') return after;
  }
  throw new Error(`alias overtaken ${attemptsMax} times`);
}
