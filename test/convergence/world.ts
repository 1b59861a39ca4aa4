import { incomingKey, receiptsPrefix } from '../../shared/core/documents/keys.ts';
import { MemoryCloudFront } from './memory-cloudfront.ts';
import { MemoryDynamo, type StoredItem } from './memory-dynamo.ts';
import { MemoryS3, type StoredVersion } from './memory-s3.ts';
import { MemorySns } from './memory-sns.ts';

export const uploadsBucket = 'uploads';
export const feedBucket = 'feed';

/** Everything that outlives a process: the buckets, the table, what people were told, the copies before the feed, and the time, which stands until it is moved. */
export class World {
  readonly s3: MemoryS3;
  readonly dynamo: MemoryDynamo;
  readonly sns: MemorySns;
  readonly cloudFront: MemoryCloudFront;
  #milliseconds: number;

  constructor(from?: World) {
    this.#milliseconds = from?.now.getTime() ?? Date.parse('2026-03-01T08:00:00Z');
    this.s3 = new MemoryS3(() => this.now, from?.s3);
    this.dynamo = new MemoryDynamo(from?.dynamo);
    this.sns = new MemorySns(from?.sns);
    this.cloudFront = new MemoryCloudFront(this.s3, feedBucket, from?.cloudFront);
  }

  get now(): Date {
    return new Date(this.#milliseconds);
  }

  pass(seconds: number): void {
    this.#milliseconds += seconds * 1000;
  }

  drop(document: string, content: string): void {
    this.s3.put(uploadsBucket, incomingKey(document), new TextEncoder().encode(content));
  }

  remove(document: string): void {
    this.s3.remove(uploadsBucket, incomingKey(document));
  }

  /** Takes back the newest version, or the newest removal. */
  undo(document: string): void {
    this.s3.undo(uploadsBucket, incomingKey(document));
  }

  /** All that is to be seen from outside or to be built on, as text, by its place: objects with their headers, items with their values. */
  everything(): ReadonlyMap<string, string> {
    const feed = [...this.s3.objects(feedBucket)].map(([key, object]) => [`feed ${key}`, objectText(object)] as const);
    const uploads = [...this.s3.objects(uploadsBucket)].map(([key, object]) => [`uploads ${key}`, objectText(object)] as const);
    const items = this.dynamo.items().map((item) => [`item ${itemPlace(item)}`, JSON.stringify(item)] as const);
    const told = this.sns.distinct().map((message) => [`told ${JSON.stringify(message)}`, ''] as const);
    return new Map([...feed, ...uploads, ...items, ...told]);
  }

  receipts(): ReadonlyMap<string, StoredVersion> {
    return this.s3.objects(uploadsBucket, receiptsPrefix);
  }
}

function objectText({ bytes, headers }: StoredVersion): string {
  const sorted = Object.entries(headers).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(sorted)}\n${new TextDecoder().decode(bytes)}`;
}

function itemPlace(item: StoredItem): string {
  return `${item.pk?.S} ${item.sk?.S}`;
}
