import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { incomingKey, meaningOfKey } from '../../shared/core/documents/keys.ts';

/** A file as it stands in the folder: its time and size tell whether it is still being written. */
export interface FolderFile {
  readonly path: string;
  /** Key below `incoming/`. */
  readonly document: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

/** Where copying programs write before they rename: what is in there is not a document yet. */
const unfinished = /(?:^|\/)[^/]*\.(?:part|partial|crdownload|download|tmp|swp)$/i;

/** The documents of a folder and those below it, by key; what the bucket would pass over, and what is unfinished by its name, is left out. */
export async function folderFiles(folder: string): Promise<ReadonlyMap<string, FolderFile>> {
  const files = new Map<string, FolderFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = path.join(entry.parentPath, entry.name);
    const document = path.relative(folder, full).split(path.sep).join('/');
    if (unfinished.test(document) || meaningOfKey(incomingKey(document)).kind !== 'document') continue;
    // Gone between the listing and the look: the next round sees it so.
    const stats = await stat(full).catch(() => null);
    if (stats !== null) files.set(document, { path: full, document, bytes: stats.size, modifiedMs: stats.mtimeMs });
  }
  return files;
}
