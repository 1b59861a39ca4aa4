import { createHash } from 'node:crypto';
import { type ObjectStore, ObjectTooLarge, type ObjectVersion, type PutOptions, type PutOutcome } from '../../shared/ports.ts';

export interface StoredFile extends PutOptions {
  readonly bytes: Uint8Array;
  readonly etag: string;
  readonly lastModified: string;
}

/** A bucket in memory, by the rules of the port: conditions hold, what is absent is null or throws. */
export class MemoryStore implements ObjectStore {
  readonly files = new Map<string, StoredFile>();
  /** RFC 3339. When what is put now is put. */
  now = '2024-01-01T00:00:00.000Z';

  async head(key: string): Promise<ObjectVersion | null> {
    const file = this.files.get(key);
    if (file === undefined) return null;
    const { etag, bytes, metadata = {}, lastModified } = file;
    return { versionId: null, lastModified, etag, bytes: bytes.byteLength, metadata };
  }

  async get(key: string, { bytesMax }: { readonly bytesMax: number }) {
    const file = this.files.get(key);
    if (file === undefined) return null;
    if (file.bytes.byteLength > bytesMax) throw new ObjectTooLarge(key, file.bytes.byteLength, bytesMax);
    return { bytes: file.bytes, etag: file.etag, metadata: file.metadata ?? {} };
  }

  async *lines(key: string): AsyncIterable<string> {
    const lines = new TextDecoder().decode(this.#present(key)).split('\n');
    yield* lines.filter((line, index) => line !== '' || index < lines.length - 1);
  }

  async *stream(key: string): AsyncIterable<Uint8Array> {
    yield this.#present(key);
  }

  async put(key: string, body: Uint8Array | string, options: PutOptions): Promise<PutOutcome> {
    const there = this.files.get(key);
    const { condition } = options;
    if (condition === 'absent' && there !== undefined) return { kind: 'lost' };
    if (typeof condition === 'object' && there?.etag !== condition.etag) return { kind: 'lost' };
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
    this.files.set(key, { ...options, bytes, etag, lastModified: this.now });
    return { kind: 'written', etag };
  }

  async putStream(key: string, open: () => AsyncIterable<Uint8Array>, bytes: number, options: PutOptions): Promise<PutOutcome> {
    const pieces: Uint8Array[] = [];
    for await (const piece of open()) pieces.push(piece);
    const body = Buffer.concat(pieces);
    if (body.byteLength !== bytes) throw new Error(`${key}: ${body.byteLength} bytes, announced as ${bytes}`);
    return this.put(key, body, options);
  }

  async *list(prefix: string) {
    for (const key of [...this.files.keys()].sort()) {
      const file = this.files.get(key);
      if (file !== undefined && key.startsWith(prefix))
        yield { key, etag: file.etag, bytes: file.bytes.byteLength, lastModified: file.lastModified };
    }
  }

  async delete(key: string): Promise<void> {
    this.files.delete(key);
  }

  text(key: string): string {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.#present(key));
  }

  #present(key: string): Uint8Array {
    const file = this.files.get(key);
    if (file === undefined) throw new Error(`${key} is not there`);
    return file.bytes;
  }
}
