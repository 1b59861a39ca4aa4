/** What the reader's own process and its parent say to each other, by structured clone. */
import type { CheckedDocument } from '../../core/documents/check-reading.ts';
import type { RevisionEntry } from '../../core/documents/revision.ts';
import type { Unreadable } from '../../core/geometry/page.ts';
import type { SourceDocument } from '../../core/records/extract-records.ts';
import type { PackedPage } from './pdf-process-pages.ts';

/** Parent to child, one at a time: a document's bytes. With `document`, all that comes of it is wanted, not its pages. */
export interface ReadRequest {
  readonly bytes: Uint8Array;
  readonly document: SourceDocument | null;
}

export interface Checked {
  readonly kind: 'checked';
  readonly checked: CheckedDocument;
}

/**
 * Child to parent: `ready` once; then for each request `checked`, or pages in order and `end`, or one of the last two. Before `checked`: `progress`, pages read so far,
 * and `entries`, all of them in order, of which `checked` then has none: written out at once, those of a long list would take as much memory again.
 */
export type ReaderMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'page'; readonly page: PackedPage }
  | { readonly kind: 'end' }
  | { readonly kind: 'progress'; readonly pages: number }
  | { readonly kind: 'entries'; readonly entries: readonly RevisionEntry[] }
  | Checked
  | Unreadable
  /** The reader threw: the mistake is ours or the world's, not the document's. */
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string };
