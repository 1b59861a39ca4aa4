import { filesOfDataPackage } from '../../shared/core/feed/data-package.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { readLatest, readManifest } from '../../shared/steps/read-feed.ts';

const description = 'datapackage.json';
/** In bytes; a description of three files has some kilobytes. */
const descriptionBytesMax = 1024 * 1024;

/** Deletes the files of all records that neither the newest release nor the description names, and gives their paths. */
export async function deleteUnnamedBulk(feed: ObjectStore): Promise<readonly string[]> {
  const there: string[] = [];
  for await (const { key } of feed.list('bulk/')) there.push(key);
  const named = new Set([...(await namedByManifest(feed)), ...(await namedByDescription(feed))]);
  const deleted = there.filter((key) => !named.has(key));
  for (const key of deleted) await feed.delete(key);
  return deleted;
}

async function namedByManifest(feed: ObjectStore): Promise<readonly string[]> {
  const read = await readLatest(feed);
  return read === null ? [] : (await readManifest(feed, read.latest.manifest)).bulk.map(({ path }) => path);
}

async function namedByDescription(feed: ObjectStore): Promise<readonly string[]> {
  const described = await feed.get(description, { bytesMax: descriptionBytesMax });
  return described === null ? [] : filesOfDataPackage(new TextDecoder().decode(described.bytes)).map(({ path }) => path);
}
