import type { FileEntry } from './manifest.ts';

/** What a feed page and its items say of the release in which they are written. */
export interface FeedRelease {
  readonly sequence: number;
  /** RFC 3339. */
  readonly publishedAt: string;
  /** The files of its change summary: what items link to, there before them and for good. */
  readonly changes: { readonly json: Pick<FileEntry, 'path'>; readonly html: Pick<FileEntry, 'path'> };
  /** Who publishes, from the configuration; `contact` and `licence` may be empty. */
  readonly publication: {
    /** Absolute, ASCII, without a trailing slash. */
    readonly baseUrl: string;
    readonly datasetTitle: string;
    readonly publisher: string;
    readonly contact: string;
    readonly licence: string;
  };
}
