import { bulkFormatOf } from '../core/feed/bulk-formats.ts';
import { catalog } from '../core/feed/catalog.ts';
import { dataPackage } from '../core/feed/data-package.ts';
import type { Dataset } from '../core/feed/dataset.ts';
import { contentTypes } from '../core/feed/public-headers.ts';
import type { ObjectStore } from '../ports.ts';
import { copyAlias } from './copy-alias.ts';
import { putAlias } from './put-alias.ts';

/** Written last: the release that it names has all the others too. */
export const lastDatasetAlias = 'catalog.jsonld';

/** The bulk files under the names that readers know, and then what describes them: the two always belong to the same release. */
export async function writeDataset(dataset: Dataset, feed: ObjectStore): Promise<void> {
  for (const file of dataset.bulk) {
    const { suffix, contentType } = bulkFormatOf(file.path);
    await copyAlias(feed, `records${suffix}`, file, contentType, dataset.sequence);
  }
  await putDescription('datapackage.json', dataPackage(dataset), contentTypes.json);
  await putDescription(lastDatasetAlias, catalog(dataset), contentTypes.jsonLd);

  function putDescription(key: string, body: string, contentType: string): Promise<void> {
    return putAlias(feed, key, dataset.sequence, (options) => feed.put(key, body, { ...options, contentType }));
  }
}
