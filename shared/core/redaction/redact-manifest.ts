import type { FileEntry, Manifest } from '../feed/manifest.ts';
import type { Redaction } from './redaction.ts';

/** A manifest as the next release builds on it: it names what stands in the place of files that were rewritten. */
export function redactManifest(manifest: Manifest, { files }: Pick<Redaction, 'files'>): Manifest {
  const moved = new Map(files.map(({ from, to }) => [from.sha256, to]));
  const moveAll = <E extends FileEntry>(entries: readonly E[]): E[] => entries.map((entry) => ({ ...entry, ...moved.get(entry.sha256) }));
  return {
    ...manifest,
    shards: moveAll(manifest.shards),
    shardLists: moveAll(manifest.shardLists),
    overview: { ...manifest.overview, parts: moveAll(manifest.overview.parts) },
    feedPages: moveAll(manifest.feedPages),
  };
}
