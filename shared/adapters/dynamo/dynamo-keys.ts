import { createHash } from 'node:crypto';
import type { Claim, ClaimSubject } from '../../core/documents/claim.ts';
import type { Order } from '../../core/documents/order.ts';
import { orderName } from '../../core/documents/order-name.ts';

export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/**
 * The keys of the table's items:
 *
 *     doc#<document>          head
 *                             rev#<revision>#entry#<index>#<content>#<chunk>
 *                             rev#<revision>#findings#<content>#<chunk>
 *                             rev#<revision>#sketches#<content>#<chunk>
 *                             rev#<revision>#meta
 *     record#<id>             claim#<hash of document>#<revision>
 *     bytes#<sha256>          claim#<hash of document>#<revision>
 *     release                 plan
 *     release                 takedown
 *     reconcile               cursor
 *     notices                 last
 *     <what an order is on>   order#<kind>#<time>#<hash of the order>
 *
 * `<content>` is a hash over the whole revision, so that two readings of the same bytes that came out differently never mix their rows.
 */
export const dynamoKeys = {
  head: (document: string): ItemKey => ({ pk: documentPartition(document), sk: 'head' }),
  documentPartition,
  documentOf: (pk: string): string => pk.slice('doc#'.length),

  revisionPrefix: (revision: string): string => `rev#${checkedRevision(revision)}#`,
  revisionOf: (sk: string): string => sk.split('#')[1] ?? '',
  entryPrefix: (revision: string): string => `${dynamoKeys.revisionPrefix(revision)}entry#`,
  entryIndexPrefix: (revision: string, index: number): string => `${dynamoKeys.entryPrefix(revision)}${padded(index)}#`,
  entryChunk: (revision: string, index: number, content: string, chunk: number): string =>
    `${dynamoKeys.entryIndexPrefix(revision, index)}${content}#${padded(chunk)}`,
  findingsChunk: (revision: string, content: string, chunk: number): string =>
    `${dynamoKeys.revisionPrefix(revision)}findings#${content}#${padded(chunk)}`,
  sketchesChunk: (revision: string, content: string, chunk: number): string =>
    `${dynamoKeys.revisionPrefix(revision)}sketches#${content}#${padded(chunk)}`,
  meta: (document: string, revision: string): ItemKey => ({
    pk: documentPartition(document),
    sk: `${dynamoKeys.revisionPrefix(revision)}meta`,
  }),

  claimPrefix: 'claim#',
  claim: (subject: ClaimSubject, claim: Pick<Claim, 'document' | 'revision'>): ItemKey => ({
    pk: subject,
    sk: `${dynamoKeys.claimPrefix}${documentHash(claim.document)}#${checkedRevision(claim.revision)}`,
  }),

  plan: { pk: 'release', sk: 'plan' } satisfies ItemKey,

  takedown: { pk: 'release', sk: 'takedown' } satisfies ItemKey,

  reconcileCursor: { pk: 'reconcile', sk: 'cursor' } satisfies ItemKey,

  notice: { pk: 'notices', sk: 'last' } satisfies ItemKey,

  /** Beside what it is on, so that who reads that finds it: the release, a record, bytes. */
  order: (order: Order): ItemKey => ({
    pk: order.subject,
    sk: `${dynamoKeys.orderPrefix(order.kind)}${new Date(order.when).toISOString()}#${orderName(order)}`,
  }),
  ordersPrefix: 'order#',
  orderPrefix: (kind: Order['kind']): string => `${dynamoKeys.ordersPrefix}${kind}#`,
  /** In a record's partition, from the first claim to the last order: `$` comes right behind `#`. */
  saidOfRecord: ['claim#', 'order$'],

  /** In order of time, to the millisecond; the hash makes each document's place its own. */
  dueOrder: (dueAt: string, document: string): string => `${new Date(dueAt).toISOString()}#${documentHash(document)}`,
  timeOfOrder: (dueOrder: string): string => dueOrder.split('#')[0] ?? '',
  /** After everything due at `now`, before everything due later: `~` sorts behind every hex digit. */
  dueOrderEnd: (now: Date): string => `${now.toISOString()}#~`,
} as const;

/** DynamoDB's limit for a partition key. A key in S3 has at most 1,024 bytes. */
const partitionKeyBytesMax = 2_048;
/** Leaves room in a sort key, which DynamoDB limits to 1,024 bytes. */
const revisionCharactersMax = 200;
/** Enough for a million entries, and for a million chunks of one. */
const indexDigits = 6;

function documentPartition(document: string): string {
  const pk = `doc#${document}`;
  if (document === '' || !document.isWellFormed()) throw new Error(`not a document's key: ${JSON.stringify(document)}`);
  if (Buffer.byteLength(pk) > partitionKeyBytesMax)
    throw new Error(`${document} has more than ${partitionKeyBytesMax} bytes as a partition key`);
  return pk;
}

/** Sort keys are limited to 1,024 bytes: a document's key stands in them by its hash. */
function documentHash(document: string): string {
  return hashOf(document);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32);
}

/** `#` separates the parts of a sort key, and `$` comes right behind it. */
function checkedRevision(revision: string): string {
  if (!/^[\w.+:-]+$/.test(revision) || revision.length > revisionCharactersMax)
    throw new Error(`not a revision's id: ${JSON.stringify(revision)}`);
  return revision;
}

function padded(index: number): string {
  if (!Number.isInteger(index) || index < 0 || index >= 10 ** indexDigits) throw new Error(`not an index: ${index}`);
  return String(index).padStart(indexDigits, '0');
}
