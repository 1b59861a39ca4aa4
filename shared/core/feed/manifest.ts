import * as z from 'zod';
import { sha256Schema, timeSchema } from '../document.ts';

const entry = { path: z.string(), sha256: sha256Schema, bytes: z.int().min(0) };

/** An immutable file, its path named by its content. */
export const fileEntrySchema = z.strictObject(entry).meta({ id: 'FileEntry', title: '文件' });
export type FileEntry = z.infer<typeof fileEntrySchema>;

export const shardEntrySchema = z
  .strictObject({
    ...entry,
    fiscalYear: z.int(),
    /** First 16 hex digits of SHA-256 over the agency's name (NFKC, white space out): a manifest carries no text of documents. */
    agencyHash: z.string().regex(/^[0-9a-f]{16}$/),
    /** Hex digits that the ids in this shard begin with after `pe-`; empty where the year and agency stand in one shard. */
    prefix: z.string().regex(/^[0-9a-f]{0,16}$/),
    /** Lines: current records and tombstones. */
    records: z.int().min(1),
    /** Current records among them. */
    current: z.int().min(0),
  })
  .meta({ id: 'ShardEntry', title: '分片' });
export type ShardEntry = z.infer<typeof shardEntrySchema>;

export const shardListEntrySchema = z
  .strictObject({
    ...entry,
    /** Hex digits that the agency hashes in this list begin with; no list's begins with another's. */
    prefix: z.string().regex(/^[0-9a-f]{0,16}$/),
    shards: z.int().min(1),
    /** Lines of these shards together, and current records among them. */
    records: z.int().min(1),
    current: z.int().min(0),
  })
  .meta({ id: 'ShardListEntry', title: '分片清单文件' });
export type ShardListEntry = z.infer<typeof shardListEntrySchema>;

export const overviewEntrySchema = z
  .strictObject({
    ...entry,
    fiscalYear: z.int(),
    /** Hex digits that the ids in this part begin with after `pe-`; empty where the year stands in one part. */
    prefix: z.string().regex(/^[0-9a-f]{0,16}$/),
    /** Rows: current records and tombstones. */
    records: z.int().min(1),
    /** Current records among them. */
    current: z.int().min(0),
  })
  .meta({ id: 'OverviewEntry', title: '概览分片文件' });
export type OverviewEntry = z.infer<typeof overviewEntrySchema>;

export const manifestSchema = z
  .strictObject({
    sequence: z.int().min(1),
    publishedAt: timeSchema,
    previous: z.strictObject({ path: z.string(), sha256: sha256Schema }).nullable(),
    changes: z.strictObject({ json: fileEntrySchema, md: fileEntrySchema, html: fileEntrySchema }),
    /** Sorted by fiscal year, agency hash, prefix; empty where there are so many that lists name them. */
    shards: z.array(shardEntrySchema),
    /** Sorted by prefix; empty where the manifest names the shards itself. */
    shardLists: z.array(shardListEntrySchema),
    /** What the page for people lists, filters and counts by: the records again, a row each. `format` says what stands in a row. */
    overview: z.strictObject({ format: z.int().min(1), parts: z.array(overviewEntrySchema) }),
    bulk: z.array(fileEntrySchema),
    /**
     * Newest first; the first is the page that `feed.json` shows, the others are full and never change again. The newest hundred: older ones follow by
     * `next_url`, which names each by its content.
     */
    feedPages: z.array(fileEntrySchema),
    redactions: z.array(z.strictObject({ from: sha256Schema, to: sha256Schema })),
  })
  .meta({ id: 'Manifest', title: '发布清单' });
export type Manifest = z.infer<typeof manifestSchema>;

/** The pointer: what a portal polls. */
export const latestSchema = z
  .strictObject({
    sequence: z.int().min(1),
    publishedAt: timeSchema,
    manifest: z.strictObject({ path: z.string(), sha256: sha256Schema }),
    changes: z.strictObject({ path: z.string(), sha256: sha256Schema }),
  })
  .meta({ id: 'Latest', title: '最新版本' });
export type Latest = z.infer<typeof latestSchema>;
