import * as z from 'zod';
import { changeKindSchema } from '../changes/change-summary.ts';
import { currentRecordSchema, fieldChangeSchema, sourceSchema, timeSchema, tombstoneSchema } from '../document.ts';

/**
 * JSON Feed 1.1 as this feed uses it: only keys of the specification, and one extension of our own. In an extension every value is what the
 * specification asks of it: an object at the top, no `.` in the names of its members.
 */

/** A current record without its boxes and findings; long texts and lists may be cut. */
const recordExcerptSchema = currentRecordSchema
  .omit({ findings: true })
  .extend({ source: sourceSchema.omit({ fields: true }) })
  .meta({ id: 'RecordExcerpt', title: '记录摘要' });
export type RecordExcerpt = z.infer<typeof recordExcerptSchema>;

const changeExcerptSchema = fieldChangeSchema
  .omit({ beforeBoxes: true, afterBoxes: true })
  .meta({ id: 'ChangeExcerpt', title: '字段变更摘要' });
export type ChangeExcerpt = z.infer<typeof changeExcerptSchema>;

/** `_jixiao` of an item: one revision of one record. */
export const feedItemExtensionSchema = z
  .strictObject({
    /** The schema of this object. */
    about: z.url(),
    sequence: z.int().min(1),
    kind: changeKindSchema,
    status: z.enum(['current', 'withdrawn']),
    record: z.discriminatedUnion('status', [recordExcerptSchema, tombstoneSchema]),
    changes: z.array(changeExcerptSchema),
    /** The fields that are cut here, in `record` or in `changes`; empty where this is the whole. */
    cut: z.array(z.string()),
    /** The change summary of the release: it holds the whole record under its id. */
    full: z.url(),
  })
  .meta({ id: 'FeedItemExtension', title: '_jixiao' });
export type FeedItemExtension = z.infer<typeof feedItemExtensionSchema>;

/** `_jixiao` of a page: in which release it was written. */
export const feedPageExtensionSchema = z
  .strictObject({
    about: z.url(),
    sequence: z.int().min(1),
    publishedAt: timeSchema,
    licence: z.url().optional(),
  })
  .meta({ id: 'FeedPageExtension', title: '_jixiao' });
export type FeedPageExtension = z.infer<typeof feedPageExtensionSchema>;

export interface JsonFeedItem {
  /** `<record id>#<revision>` */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly content_text: string;
  /** When this revision was published. */
  readonly date_published: string;
  readonly date_modified: string;
  readonly tags: readonly string[];
  readonly _jixiao: FeedItemExtension;
}

export interface JsonFeed {
  readonly version: 'https://jsonfeed.org/version/1.1';
  readonly title: string;
  readonly feed_url: string;
  readonly description: string;
  readonly next_url?: string;
  readonly authors: readonly { readonly name: string; readonly url?: string }[];
  readonly language: 'zh-CN';
  readonly _jixiao: FeedPageExtension;
  /** Newest first. */
  readonly items: readonly JsonFeedItem[];
}
