import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { parseStoredWhole } from '../../shared/core/stored/parse-stored-whole.ts';
import { judging, Offence } from './offence.ts';
import type { PublicSource } from './public-source.ts';

export interface NamedFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes?: number;
}

/** Reads the immutable files of a feed, each once, and believes none: its content must be what its name says, or what a redaction says took its place. */
export class FeedReader {
  files = 0;
  bytes = 0;
  readonly redactions = new Map<string, string>();
  /** Paths of files with fields that this program does not know. */
  readonly later = new Set<string>();
  readonly #source: PublicSource;
  readonly #seen = new Set<string>();

  constructor(source: PublicSource) {
    this.#source = source;
  }

  /** Whether the file was checked before: then its content has been judged too. */
  isKnown({ path }: NamedFile): boolean {
    return this.#seen.has(path);
  }

  isRedacted({ sha256 }: NamedFile): boolean {
    return this.redactions.has(sha256);
  }

  async text(file: NamedFile): Promise<string> {
    const bytes = await this.bytesOf(file);
    return judging(file.path, () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  }

  async json<T>(file: NamedFile, schema: z.ZodType<T>): Promise<T> {
    const text = await this.text(file);
    return judging(file.path, () => this.parsed(file.path, schema, JSON.parse(text)));
  }

  /** A document of a file, as its schema has it. Fields that the schema does not know are a later version's: noted, and not judged. */
  parsed<T>(path: string, schema: z.ZodType<T>, value: unknown): T {
    const known = schema.safeParse(value);
    if (known.success) return known.data;
    const whole = parseStoredWhole(schema, value);
    this.later.add(path);
    return whole;
  }

  async bytesOf(file: NamedFile): Promise<Uint8Array> {
    const bytes = await this.bytesIfThere(file);
    if (bytes === null) throw new Offence(file.path, 'it is not there');
    return bytes;
  }

  async bytesIfThere(file: NamedFile): Promise<Uint8Array | null> {
    judging(file.path, () => assert(file.path.includes(file.sha256), 'its name is not its SHA-256'));
    const now = this.#afterRedactions(file);
    const bytes = await this.#source.read(now.path);
    if (bytes === null) return null;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (sha256 !== now.sha256) throw new Offence(now.path, `its content has the SHA-256 ${sha256}`);
    if (now === file && file.bytes !== undefined && file.bytes !== bytes.byteLength)
      throw new Offence(file.path, `it has ${bytes.byteLength} bytes and is listed with ${file.bytes}`);
    if (!this.isKnown(file)) {
      this.files += 1;
      this.bytes += bytes.byteLength;
      this.#seen.add(file.path);
    }
    return bytes;
  }

  /** A name that readers know and that changes: as it stands there, null where it does not. */
  async alias(path: string): Promise<Uint8Array | null> {
    return this.#source.read(path);
  }

  #afterRedactions(file: NamedFile): NamedFile {
    let now = file;
    const passed = new Set<string>();
    for (let to = this.redactions.get(now.sha256); to !== undefined; to = this.redactions.get(now.sha256)) {
      if (passed.has(to)) throw new Offence(file.path, 'what stands in its place leads back to itself');
      passed.add(to);
      now = { path: now.path.replace(now.sha256, to), sha256: to };
    }
    return now;
  }
}
