import * as z from 'zod';
import { changeSummarySchema } from '../changes/change-summary.ts';
import { publishedRecordSchema, receiptSchema } from '../document.ts';
import { overviewSchema } from '../overview/build-overview.ts';
import { overviewPartSchema } from '../overview/overview-part.ts';
import { feedItemExtensionSchema, feedPageExtensionSchema } from './json-feed.ts';
import { latestSchema, manifestSchema } from './manifest.ts';
import { publicationExtensionSchema } from './publications-feed.ts';
import { recordFileSchema } from './record-file.ts';
import { schemaPaths } from './schema-paths.ts';
import { shardListSchema } from './shard-lists.ts';

const schemas: Readonly<Record<keyof typeof schemaPaths, z.ZodType>> = {
  record: publishedRecordSchema,
  recordFile: recordFileSchema,
  changes: changeSummarySchema,
  manifest: manifestSchema,
  shardList: shardListSchema,
  latest: latestSchema,
  overview: overviewSchema,
  overviewPart: overviewPartSchema,
  receipt: receiptSchema,
  feedItem: feedItemExtensionSchema,
  feedPage: feedPageExtensionSchema,
  publication: publicationExtensionSchema,
};

/** The public JSON Schemas (draft 2020-12), generated from what this program itself checks against. They are read by people too, hence the indentation. */
export function publicSchemas(baseUrl: string): { readonly path: string; readonly body: string }[] {
  return Object.entries(schemaPaths).map(([name, path]) => {
    const generated = z.toJSONSchema(schemas[name as keyof typeof schemaPaths], { target: 'draft-2020-12' });
    return { path, body: `${JSON.stringify({ $id: `${baseUrl}/${path}`, ...generated }, null, 2)}\n` };
  });
}
