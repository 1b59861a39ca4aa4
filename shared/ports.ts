/**
 * Everything outside that the use cases need, as they need it. An implementation throws when the world failed (throttled, timed out, refused);
 * it never decides anything about a document.
 */
import type { CheckedDocument } from './core/documents/check-reading.ts';
import type { Claim, ClaimSubject } from './core/documents/claim.ts';
import type { DocumentHead } from './core/documents/head.ts';
import type { Order, OrderKind, OrderOf } from './core/documents/order.ts';
import type { ReconcileCursor } from './core/documents/reconcile-cursor.ts';
import type { Revision, RevisionEntry } from './core/documents/revision.ts';
import type { WithdrawalCount } from './core/feed/hold-back-collapse.ts';
import type { PageReading } from './core/geometry/page.ts';
import type { Notice } from './core/notices/notice.ts';
import type { SourceDocument } from './core/records/extract-records.ts';
import type { Takedown } from './core/redaction/takedown.ts';
import type { MetricName } from './metrics.ts';

export interface StoredObject {
  readonly bytes: Uint8Array;
  readonly etag: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** What stands at a key now: the current version, or nothing (never there, deleted, or under a delete marker). */
export interface ObjectVersion {
  readonly versionId: string | null;
  /** RFC 3339. */
  readonly lastModified: string;
  readonly etag: string;
  readonly bytes: number;
  readonly metadata: Readonly<Record<string, string>>;
}

/** What a key held, or that it was deleted then. */
export interface VersionOfKey {
  readonly versionId: string | null;
  /** RFC 3339. */
  readonly lastModified: string;
  readonly kind: 'object' | 'delete-marker';
  /** Null of a delete marker. */
  readonly bytes: number | null;
  readonly isLatest: boolean;
}

/** The current version of an object, as a listing names it. */
export interface ListedObject {
  readonly key: string;
  readonly etag: string;
  readonly bytes: number;
  /** RFC 3339. */
  readonly lastModified: string;
}

/** `lost`: the condition did not hold (412, or a 409 that stayed one). */
export type PutOutcome = { readonly kind: 'written'; readonly etag: string } | { readonly kind: 'lost' };

export interface PutOptions {
  readonly contentType: string;
  readonly cacheControl?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  /** `absent`: create only. An ETag: only if the object still has it. Left out: in any case. */
  readonly condition?: 'absent' | { readonly etag: string };
}

/** A bucket. Keys are whole keys, decoded. */
export interface ObjectStore {
  /** The current version of an object, or null. One HEAD. */
  head(key: string): Promise<ObjectVersion | null>;
  /** The bytes, or null where there is no such object. `versionId`: that version. Refuses more than `bytesMax` with ObjectTooLarge before reading on. */
  get(key: string, options: { readonly bytesMax: number; readonly versionId?: string | null }): Promise<StoredObject | null>;
  /** The lines of an NDJSON object, streamed. Throws where there is no such object. */
  lines(key: string): AsyncIterable<string>;
  /** The object's bytes, streamed in chunks. Throws where there is no such object. */
  stream(key: string): AsyncIterable<Uint8Array>;
  put(key: string, body: Uint8Array | string, options: PutOptions): Promise<PutOutcome>;
  /** Like put, for a body that is never whole in memory; its length in bytes must be known. `open` is called once for each attempt. */
  putStream(key: string, open: () => AsyncIterable<Uint8Array>, bytes: number, options: PutOptions): Promise<PutOutcome>;
  /** Keys with a prefix, in UTF-8 order, streamed page by page; only those that come after `after`, where it is given. */
  list(prefix: string, after?: string): AsyncIterable<ListedObject>;
  delete(key: string): Promise<void>;
}

export class ObjectTooLarge extends Error {
  readonly bytes: number;
  readonly bytesMax: number;
  constructor(key: string, bytes: number, bytesMax: number) {
    super(`${key} has ${bytes} bytes; the limit is ${bytesMax}`);
    this.name = 'ObjectTooLarge';
    this.bytes = bytes;
    this.bytesMax = bytesMax;
  }
}

/** The table: heads, revision rows, claims, the release plan. All reads are consistent but those of the index. Only conditional single-item writes. */
export interface DocumentTable {
  getHead(document: string): Promise<DocumentHead | null>;
  /** Writes `head` only if the head still has the counter `expected` (null: only if there is none). `head.counter` must be `(expected ?? 0) + 1`. */
  putHead(head: DocumentHead, expected: number | null): Promise<'written' | 'lost'>;

  /** Idempotent. The rows of a revision, each in as many items as its size needs; complete only when this has returned. */
  putRevision(revision: Revision): Promise<void>;
  /** The whole revision. Throws where its rows are not all there: a head never names such a one. */
  getRevision(document: string, revision: string): Promise<Revision>;
  getEntry(document: string, revision: string, index: number): Promise<RevisionEntry>;
  /** The revisions of a document of which there is any row, complete or not. */
  listRevisions(document: string): Promise<readonly string[]>;
  /** The record ids that a revision's rows name, complete or not: what its claims can be on. */
  claimedRecords(document: string, revision: string): Promise<readonly { readonly id: string; readonly index: number }[]>;
  deleteRevision(document: string, revision: string): Promise<void>;

  /** Idempotent. */
  putClaims(claims: readonly { readonly subject: ClaimSubject; readonly claim: Claim }[]): Promise<void>;
  deleteClaims(claims: readonly { readonly subject: ClaimSubject; readonly claim: Claim }[]): Promise<void>;
  claimsOn(subject: ClaimSubject): Promise<readonly Claim[]>;
  /** The claims on a record and the orders that withdraw it, the oldest first: one read. */
  saidOf(record: string): Promise<SaidOfRecord>;

  /** Documents whose head has a `dueAt` ≤ now, oldest first; from the sparse index, so each must be confirmed by getHead. */
  dueDocuments(now: Date, max: number): Promise<readonly string[]>;
  /** Documents that are not due and whose head has something withheld since a time ≤ until, oldest first; from the index too. */
  withheldDocuments(until: Date, max: number): Promise<readonly string[]>;
  /**
   * Documents that are neither due nor have anything withheld, and that the system gave up at a time ≤ until, oldest first; from the index too. What is
   * due comes here when it was published.
   */
  failedDocuments(until: Date, max: number): Promise<readonly string[]>;

  /** Documents whose head has a `tellSince`, with it, oldest first; from an index of its own, each to be confirmed by getHead. */
  documentsToTell(max: number): Promise<readonly { readonly document: string; readonly since: string }[]>;
  /** What officers were told last, or are being told. */
  getNotice(): Promise<Notice | null>;
  /** Writes the notice only if the one read is still there, settled or not (null: none). */
  putNotice(notice: Notice, expected: Notice | null): Promise<'written' | 'lost'>;

  /** Adds an order. Idempotent; what was ordered is never changed. One on a record waits until the publisher has looked at the record. */
  putOrder(order: Order): Promise<void>;
  /** The orders of a kind on something, oldest first. */
  ordersOn<Kind extends OrderKind>(subject: OrderOf<Kind>['subject'], kind: Kind): Promise<readonly OrderOf<Kind>[]>;
  /** Orders that wait for the publisher, the oldest first. */
  waitingOrders(max: number): Promise<readonly OrderOf<'withdraw'>[]>;
  /** They wait no longer. Idempotent. */
  settleOrders(orders: readonly OrderOf<'withdraw'>[]): Promise<void>;

  /** The orders of every kind on something, each kind oldest first. */
  allOrdersOn(subject: Order['subject']): Promise<readonly Order[]>;

  getPlanMark(): Promise<PlanMark | null>;
  /** Writes the mark only if it is still the one read (null: none). */
  putPlanMark(mark: PlanMark, expected: PlanMark | null): Promise<'written' | 'lost'>;

  getTakedown(): Promise<Takedown | null>;
  /** Writes it only if it has been written `counter - 1` times. */
  putTakedown(takedown: Takedown): Promise<'written' | 'lost'>;

  getReconcileCursor(): Promise<ReconcileCursor | null>;
  /** In any case: of two that overtake each other, one does a page again. */
  putReconcileCursor(cursor: ReconcileCursor): Promise<void>;
}

/** All that documents and operators say of a record. */
export interface SaidOfRecord {
  readonly claims: readonly Claim[];
  readonly withdrawals: readonly OrderOf<'withdraw'>[];
}

/**
 * Where the publisher stands: the one row that every comparison ends with. Two publishers that compared at the same time cannot both write it, so
 * neither can make a release, or clear a head, on the strength of a comparison that the other has made untrue.
 */
export interface PlanMark {
  /** The release that is being made, or was made last; 0 before the first. */
  readonly sequence: number;
  /** The plan's body, an object in the private bucket. */
  readonly planSha256: string;
  /** False until all that the plan says has followed. */
  readonly settled: boolean;
  /** Withdrawals found lately, so that a collapse in small portions is one too. */
  readonly withdrawals: readonly WithdrawalCount[];
}

export interface PageReader {
  /** Bytes of a PDF → its pages; what is wrong with the document comes back as a value, never as an exception. */
  read(bytes: Uint8Array): Promise<PageReading>;
  /** The same, and all that comes of it, where what bounds the reading bounds the judging too. Absent: whoever reads judges (`checkReading`). */
  check?(bytes: Uint8Array, document: SourceDocument): Promise<CheckedDocument>;
}

/** A queue's entrance. Bodies are taken in any order, each at least once. */
export interface MessageQueue {
  send(bodies: readonly string[]): Promise<void>;
}

/** A message, taken out of sight of others for a while. */
export interface TakenMessage {
  readonly id: string;
  readonly body: string;
  /** By which it is removed or put back. */
  readonly handle: string;
}

/** A queue as an operator sees it. */
export interface QueueInspection {
  /** Messages that wait, and that somebody has taken and not yet dealt with: the service's own estimates. */
  depth(): Promise<{ readonly waiting: number; readonly taken: number }>;
  /** Some of the messages that wait; none where there seems to be none. */
  take(): Promise<readonly TakenMessage[]>;
  remove(messages: readonly TakenMessage[]): Promise<void>;
  /** In sight again, for whoever comes next. */
  putBack(messages: readonly TakenMessage[]): Promise<void>;
}

/** People who asked to be told. Each hears a message at least once. */
export interface Topic {
  send(message: Pick<Notice, 'number' | 'subject' | 'text'>): Promise<void>;
}

/** Those who listen to topics. */
export interface Audience {
  /** How many have confirmed that they do. */
  listeners(topicArn: string): Promise<number>;
}

/** Copies of public objects between the feed and its readers. */
export interface PublicCopies {
  /** Has all of them dropped, and waits until they are, or for as long as is sensible. The same reference asks for the same once. */
  drop(reference: string): Promise<DroppedCopies>;
}

/** By which names the service knows it; and whether no copy is left. */
export interface DroppedCopies {
  readonly distributionId: string;
  readonly id: string;
  readonly isOver: boolean;
}

export interface Clock {
  now(): Date;
}

export interface Metrics {
  put(name: MetricName, value: number): void;
}

/** One JSON object a line. Values are data: never interpolated into the message. */
export interface Logger {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}
