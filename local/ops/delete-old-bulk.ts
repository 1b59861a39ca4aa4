import { bulkFormats } from '../../shared/core/feed/bulk-formats.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { lastDatasetAlias } from '../../shared/steps/write-dataset.ts';
import { deleteUnnamedBulk } from './delete-unnamed-bulk.ts';

const description = 'datapackage.json';

/**
 * Deletes the files of all records that are older than a release, and gives their paths. Of a large feed, whose files are built on a schedule, the aliases
 * go with them, and come back with the next build: a gap is better than what was taken down.
 */
export async function deleteOldBulk(sequence: number, feed: ObjectStore): Promise<readonly string[]> {
  const described = await feed.head(description);
  const isOld = described !== null && Number(described.metadata.sequence ?? 0) < sequence;
  const aliases = isOld ? [lastDatasetAlias, description, ...bulkFormats.map(({ suffix }) => `records${suffix}`)] : [];
  for (const key of aliases) await feed.delete(key);
  return [...aliases, ...(await deleteUnnamedBulk(feed))];
}
