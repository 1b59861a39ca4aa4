import { type Receipt, receiptSchema } from '../../shared/core/document.ts';
import type { DocumentHead } from '../../shared/core/documents/head.ts';
import { incomingKey, receiptKey } from '../../shared/core/documents/keys.ts';
import type { ObjectVersion } from '../../shared/ports.ts';
import { readLatest } from '../../shared/steps/read-feed.ts';
import { namedDocuments } from './named-documents.ts';
import type { OpsQueue, OpsSystem } from './ops-system.ts';
import { takeAll } from './take-all.ts';

/** Parked messages that are looked through for a document, and put back. */
const peekedMax = 200;

/** A receipt of a thousand projects has some megabytes. In bytes. */
const receiptBytesMax = 64 * 1024 * 1024;

/** Every place that says something of a document, as it says it now. */
export interface DocumentPlaces {
  readonly document: string;
  /** What stands in the bucket; null: never there, deleted, or under a delete marker. */
  readonly bucket: Pick<ObjectVersion, 'versionId' | 'lastModified' | 'bytes'> | null;
  readonly head: DocumentHead | null;
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
  return {
    document,
    bucket: version === null ? null : { versionId: version.versionId, lastModified: version.lastModified, bytes: version.bytes },
    head: await table.getHead(document),
    receipt: await receiptOf(document, system),
    feed:
      latest === null
        ? null
        : { sequence: latest.sequence, publishedAt: latest.publishedAt, isSettled: (await table.getPlanMark())?.settled ?? true },
    queues: await Promise.all(system.queues.map((queue) => placeIn(queue, document))),
  };
}

async function receiptOf(document: string, { uploads }: OpsSystem): Promise<DocumentPlaces['receipt']> {
  const key = receiptKey(document, 'json');
  const version = await uploads.head(key);
  const object = version === null ? null : await uploads.get(key, { bytesMax: receiptBytesMax });
  if (version === null || object === null) return null;
  const says = receiptSchema.parse(JSON.parse(new TextDecoder().decode(object.bytes)));
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
