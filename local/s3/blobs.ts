import { randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { copyFile, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';

/** The bytes of versions: files with random names in one folder, each written once. */
export class BlobFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** Writes a new blob and returns its name; a broken-off stream leaves none behind. */
  async write(content: AsyncIterable<Uint8Array>): Promise<string> {
    const name = randomUUID();
    const file = await open(this.#path(name), 'wx');
    try {
      for await (const bytes of content) await file.writeFile(bytes);
    } catch (error) {
      await file.close();
      await this.remove(name);
      throw error;
    }
    await file.close();
    return name;
  }

  /** Opened at once, so that a version deleted later is still read to its end. */
  read(name: string, start: number, bytes: number): Readable {
    if (bytes === 0) return Readable.from([]);
    const file = openSync(this.#path(name), 'r');
    return createReadStream('', { fd: file, start, end: start + bytes - 1 });
  }

  async copy(name: string): Promise<string> {
    const copy = randomUUID();
    await copyFile(this.#path(name), this.#path(copy));
    return copy;
  }

  async remove(name: string): Promise<void> {
    await rm(this.#path(name), { force: true });
  }

  /** Removes what no version names: left by a crash between the bytes and the index, or between the index and the removal. */
  sweep(named: ReadonlySet<string>): void {
    for (const name of readdirSync(this.#folder)) if (!named.has(name)) rmSync(this.#path(name));
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}
