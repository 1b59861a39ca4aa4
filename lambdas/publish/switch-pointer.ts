import { jsonBody } from '../../shared/core/feed/json-body.ts';
import type { Latest } from '../../shared/core/feed/manifest.ts';
import { contentTypes, pointerCacheControl } from '../../shared/core/feed/public-headers.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { type LatestRead, latestKey, readLatest } from '../../shared/steps/read-feed.ts';

/** Puts the pointer in the place of the one that was read. `lost`: it is another by now. */
export async function switchPointer(latest: Latest, before: LatestRead | null, feed: ObjectStore): Promise<Latest | 'lost'> {
  const body = jsonBody(latest);
  const switched = await feed.put(latestKey, body, {
    contentType: contentTypes.json,
    cacheControl: pointerCacheControl,
    condition: before === null ? 'absent' : { etag: before.etag },
  });
  if (switched.kind === 'written') return latest;
  // A put whose answer was lost on the way is retried, and then fails its own condition.
  const now = await readLatest(feed);
  return now !== null && jsonBody(now.latest) === body ? latest : 'lost';
}
