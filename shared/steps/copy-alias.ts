import type { FileEntry } from '../core/feed/manifest.ts';
import type { ObjectStore } from '../ports.ts';
import { putAlias } from './put-alias.ts';

/** An alias that is the copy of an immutable file, streamed. */
export function copyAlias(feed: ObjectStore, alias: string, file: FileEntry, contentType: string, sequence: number): Promise<void> {
  return putAlias(feed, alias, sequence, (options) =>
    feed.putStream(alias, () => feed.stream(file.path), file.bytes, { ...options, contentType }),
  );
}
