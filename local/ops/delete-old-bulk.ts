import { bulkFormats } from '../../shared/core/feed/bulk-formats.ts';
import { filesOfDataPackage } from '../../shared/core/feed/data-package.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { readLatest, readManifest } from '../../shared/steps/read-feed.ts';
import { lastDatasetAlias } from '../../shared/steps/write-dataset.ts';

const description = 'datapackage.json';
/** In bytes; a description of three files has some kilobytes. */
const descriptionBytesMax = 1024 * 1024;

/**
 * Deletes the files of all records that are older than a release, and gives their paths. Of a large feed, whose files are built on a schedule, the aliases
 * go with them, and come back with the next build: a gap is better than what was taken down.
 */
export async function deleteOldBulk(sequence: number, feed: ObjectStore): Promise<readonly string[]> {
  const read = await readLatest(feed);
  const manifest = read === null ? null : await readManifest(feed, read.latest.manifest);
  const described = await feed.get(description, { bytesMax: descriptionBytesMax });
  const isOld = described !== null && Number(described.metadata.sequence ?? 0) < sequence;
  const kept = new Set(manifest?.bulk.map(({ path }) => path));
  if (described !== null && !isOld) for (const { path } of filesOfDataPackage(new TextDecoder().decode(described.bytes))) kept.add(path);
  const deleted: string[] = [];
  if (isOld) deleted.push(lastDatasetAlias, description, ...bulkFormats.map(({ suffix }) => `records${suffix}`));
  for await (const { key } of feed.list('bulk/')) if (!kept.has(key)) deleted.push(key);
  for (const key of deleted) await feed.delete(key);
  return deleted;
}
