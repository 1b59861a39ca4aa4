import { bulkFormatOf } from '../../shared/core/feed/bulk-formats.ts';
import { filesOfDataPackage } from '../../shared/core/feed/data-package.ts';
import type { ListedObject, ObjectStore } from '../../shared/ports.ts';
import { readLatest, readManifest } from '../../shared/steps/read-feed.ts';

/** For a reader who was led to a file and comes for it later, or again: hours. */
const keptHours = 48;

/** Of each format, whatever their age: a feed that seldom changes keeps some of its past. */
const keptBuilds = 3;

/** In bytes; a description of three files has some kilobytes. */
const descriptionBytesMax = 1024 * 1024;

/**
 * Deletes the files of all records that newer ones have replaced, and gives how many. Never one that a publisher is about to name: what a plan names was
 * written after the release before it, and no two releases have the same records.
 */
export async function sweepBuilds(feed: ObjectStore, now: Date): Promise<number> {
  const read = await readLatest(feed);
  if (read === null) return 0;
  const manifest = await readManifest(feed, read.latest.manifest);
  const named = new Set([...manifest.bulk.map(({ path }) => path), ...(await describedFiles(feed))]);
  const until = Math.min(Date.parse(manifest.publishedAt), now.getTime() - keptHours * 3_600_000);
  let swept = 0;
  for (const { key } of await replacedBuilds(feed, until)) {
    if (named.has(key)) continue;
    await feed.delete(key);
    swept += 1;
  }
  return swept;
}

async function describedFiles(feed: ObjectStore): Promise<readonly string[]> {
  const description = await feed.get('datapackage.json', { bytesMax: descriptionBytesMax });
  if (description === null) return [];
  return filesOfDataPackage(new TextDecoder().decode(description.bytes)).map(({ path }) => path);
}

/** All but the newest of each format, of those last written before a time (milliseconds). Some thousand in two days, if there is a release every five minutes. */
async function replacedBuilds(feed: ObjectStore, until: number): Promise<readonly ListedObject[]> {
  const byFormat = new Map<string, ListedObject[]>();
  for await (const file of feed.list('bulk/')) {
    const { suffix } = bulkFormatOf(file.key);
    const files = byFormat.get(suffix);
    if (files === undefined) byFormat.set(suffix, [file]);
    else files.push(file);
  }
  return [...byFormat.values()].flatMap((files) =>
    files
      .toSorted((a, b) => writtenAt(b) - writtenAt(a))
      .slice(keptBuilds)
      .filter((file) => writtenAt(file) < until),
  );
}

function writtenAt({ lastModified }: ListedObject): number {
  return Date.parse(lastModified);
}
