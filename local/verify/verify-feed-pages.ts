import assert from 'node:assert/strict';
import * as z from 'zod';
import { feedItemExtensionSchema, feedPageExtensionSchema } from '../../shared/core/feed/json-feed.ts';
import type { Manifest } from '../../shared/core/feed/manifest.ts';
import type { FeedReader, NamedFile } from './feed-reader.ts';
import { judging, Offence } from './offence.ts';

const pageSchema = z.looseObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  next_url: z.url().optional(),
  _jixiao: feedPageExtensionSchema,
  items: z.array(z.looseObject({ id: z.string(), _jixiao: feedItemExtensionSchema })),
});

/** The pages that a manifest names; of the newest one also those behind them, which together have an item for each revision of each record. */
export async function verifyFeedPages(manifest: Manifest, itemsExpected: number | null, reader: FeedReader): Promise<void> {
  for (const page of manifest.feedPages) if (!reader.isKnown(page)) await reader.json(page, pageSchema);
  if (itemsExpected === null) return;
  let items = 0;
  let at: NamedFile | null = manifest.feedPages[0] ?? null;
  for (let index = 0; at !== null; index++) {
    const listed: NamedFile | undefined = manifest.feedPages[index];
    if (listed !== undefined && listed.path !== at.path) throw new Offence(listed.path, `the page before it leads to ${at.path}`);
    const { path } = at;
    const page = await reader.json(at, pageSchema);
    items += page.items.length;
    at = page.next_url === undefined ? null : judging(path, () => fileOf(page.next_url ?? ''));
  }
  if (items !== itemsExpected) throw new Offence('feed.json', `the log has ${items} items, and the releases have ${itemsExpected} changes`);
}

function fileOf(url: string): NamedFile {
  const [path, sha256] = /feed\/([0-9a-f]{64})\.json$/u.exec(url) ?? [];
  assert(path !== undefined && sha256 !== undefined, `it leads to ${url}, which is not named by its content`);
  return { path, sha256 };
}
