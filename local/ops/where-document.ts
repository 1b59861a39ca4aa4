import { type Receipt, receiptSchema } from '../../shared/core/document.ts';
import type { DocumentHead } from '../../shared/core/documents/head.ts';
import { incomingKey, receiptKey } from '../../shared/core/documents/keys.ts';
import type { Order } from '../../shared/core/documents/order.ts';
import { parseStored } from '../../shared/core/stored/parse-stored.ts';
import type { ObjectVersion, VersionOfKey } from '../../shared/ports.ts';
import { readLatest, readManifest } from '../../shared/steps/read-feed.ts';
import { documentOrders } from './document-orders.ts';
import { namedDocuments } from './named-documents.ts';
import type { OpsQueue, OpsSystem } from './ops-system.ts';
import { takeAll } from './take-all.ts';

/** Parked messages that are looked through for a document, and put back. */
const peekedMax = 200;

/** A receipt of a thousand projects has some megabytes. In bytes. */
const receiptBytesMax = 64 * 1024 * 1024;

/** Of an upload that is put again each day: two months of it. */
const versionsMax = 60;

/** A release by its number, with its time; null where the feed does not have it. */
export interface ReleaseTime {
  readonly sequence: number;
  readonly publishedAt: string | null;
}

/** Every place that says something of a document, as it says it now. */
export interface DocumentPlaces {
  readonly document: string;
  /** What stands in the bucket; null: nothing, and `versions` says whether it ever did. */
  readonly bucket: Pick<ObjectVersion, 'versionId' | 'lastModified' | 'bytes'> | null;
  /** What stood there, deletions too, the newest first. Empty: nothing ever, or the bucket forgot it. */
  readonly versions: readonly VersionOfKey[];
  readonly head: DocumentHead | null;
  /** The releases that the head and the receipt name. */
  readonly releases: readonly ReleaseTime[];
  /** On its bytes, and on the records of its receipt: the oldest first. */
  readonly orders: readonly Order[];
  /** When it was written, and what it says. */
  readonly receipt: { readonly lastModified: string; readonly etag: string; readonly says: Receipt } | null;
  /** The newest release, and whether the publisher has settled it. */
  readonly feed: { readonly sequence: number; readonly publishedAt: string; readonly isSettled: boolean } | null;
  readonly queues: readonly PlaceInQueue[];
}

export interface PlaceInQueue {
  readonly name: string;
  readonly waiting: number;
  readonly taken: number;
  /** Of the parked messages: how many of those that were looked through name the document. Null where it was not looked for. */
  readonly named: number | null;
}

export async function documentPlaces(document: string, system: OpsSystem): Promise<DocumentPlaces> {
  const { uploads, table, feed } = system;
  const version = await uploads.head(incomingKey(document));
  const latest = (await readLatest(feed))?.latest ?? null;
  const [head, receipt] = [await table.getHead(document), await receiptOf(document, system)];
  return {
    document,
    bucket: version === null ? null : { versionId: version.versionId, lastModified: version.lastModified, bytes: version.bytes },
    versions: await system.uploadVersions(incomingKey(document), versionsMax),
    head,
    releases: await releasesNamed([head?.publishedSequence ?? null, receipt?.says.publication ?? null], system),
    orders: await documentOrders(head, receipt?.says ?? null, table),
    receipt,
    feed:
      latest === null
        ? null
        : { sequence: latest.sequence, publishedAt: latest.publishedAt, isSettled: (await table.getPlanMark())?.settled ?? true },
    queues: await Promise.all(system.queues.map((queue) => placeIn(queue, document))),
  };
}

async function releasesNamed(
  sequences: readonly (number | 'pending' | null)[],
  { feed }: Pick<OpsSystem, 'feed'>,
): Promise<readonly ReleaseTime[]> {
  const numbers = new Set(sequences.filter((sequence) => typeof sequence === 'number'));
  const releases: ReleaseTime[] = [];
  for (const sequence of numbers) releases.push({ sequence, publishedAt: await timeOfRelease(sequence, feed) });
  return releases;
}

/** A manifest's name begins with its number: there is one of each. */
async function timeOfRelease(sequence: number, feed: OpsSystem['feed']): Promise<string | null> {
  for await (const { key } of feed.list(`manifests/${sequence}-`)) {
    const sha256 = /-([0-9a-f]{64})\.json$/.exec(key)?.[1];
    if (sha256 !== undefined) return (await readManifest(feed, { path: key, sha256 })).publishedAt;
  }
  return null;
}

async function receiptOf(document: string, { uploads }: OpsSystem): Promise<DocumentPlaces['receipt']> {
  const key = receiptKey(document, 'json');
  const version = await uploads.head(key);
  const object = version === null ? null : await uploads.get(key, { bytesMax: receiptBytesMax });
  if (version === null || object === null) return null;
  const says = parseStored(receiptSchema, JSON.parse(new TextDecoder().decode(object.bytes)));
  return { lastModified: version.lastModified, etag: version.etag, says };
}

/** Only the parked queue is looked through: a look at the others would count as a try of what reads them. */
async function placeIn({ name, holds, inspection }: OpsQueue, document: string): Promise<PlaceInQueue> {
  const depth = await inspection.depth();
  if (holds !== 'parked uploads') return { name, ...depth, named: null };
  let named = 0;
  for await (const messages of takeAllOnce(inspection)) {
    named += messages.filter(({ body }) => namedDocuments(body)?.includes(document)).length;
  }
  return { name, ...depth, named };
}

/** Looked through, and all put back at the end. */
async function* takeAllOnce(inspection: OpsQueue['inspection']) {
  const taken = [];
  for await (const messages of takeAll(inspection, peekedMax)) {
    taken.push(...messages);
    yield messages;
  }
  await inspection.putBack(taken);
}
