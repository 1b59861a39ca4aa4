import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../input-files.ts';

/** Where a feed is read from. Null: there is no such file. Throws a UsageError where the place cannot be read. */
export interface PublicSource {
  read(file: string): Promise<Uint8Array | null>;
}

/** A file is asked for again, so often, where the network failed. */
const attemptsMax = 3;
/** For one file, its body included. */
const requestMs = 120_000;

export function publicSource(place: string): PublicSource {
  return /^https?:\/\//u.test(place) ? urlSource(place.replace(/\/?(?:latest\.json)?$/u, '')) : folderSource(place);
}

function folderSource(folder: string): PublicSource {
  return {
    read: async (file) => {
      if (!isInside(file)) return null;
      try {
        return await readFile(path.join(folder, file));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw unreadable(path.join(folder, file), error);
      }
    },
  };
}

/** A feed names its own files: plain segments, none of which leads elsewhere. */
function isInside(file: string): boolean {
  return file.split('/').every((segment) => /^[\w.-]+$/u.test(segment) && !/^\.+$/u.test(segment));
}

function urlSource(base: string): PublicSource {
  return {
    read: async (file) => {
      if (!isInside(file)) return null;
      for (let attempt = 1; ; attempt++) {
        try {
          const answer = await fetch(`${base}/${file}`, { signal: AbortSignal.timeout(requestMs) });
          if (answer.status === 404 || answer.status === 410) return null;
          if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
          return new Uint8Array(await answer.arrayBuffer());
        } catch (error) {
          if (attempt === attemptsMax) throw unreadable(`${base}/${file}`, error);
        }
      }
    },
  };
}

function unreadable(where: string, error: unknown): UsageError {
  return new UsageError(
    `${where} cannot be read (${reasonOf(error)}): check the address and the network, then try again; nothing is said of the feed`,
  );
}

/** On one line. A failed fetch tells in its cause what failed. */
function reasonOf(error: unknown): string {
  const { cause } = error as { readonly cause?: NodeJS.ErrnoException };
  return (cause?.code ?? cause?.message ?? String(error)).replaceAll(/\s+/gu, ' ');
}
