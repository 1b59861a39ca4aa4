import { watch } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type FolderFile, folderFiles } from './folder-files.ts';

/** A file whose size and time stayed the same for this long is taken as written. In milliseconds. */
export const stableMs = 1_000;

/** Not every file system tells of changes: the folder is looked through this often in any case. In milliseconds. */
const roundMs = 5_000;

/** After this, what is still being written waits by itself. In milliseconds. */
const settleMsMax = 30_000;

type Seen = Pick<FolderFile, 'bytes' | 'modifiedMs'>;
type Known = ReadonlyMap<string, Seen | FolderFile>;

/** What a round found: files that are new or other than before, and documents that are gone. */
export interface FolderChanges {
  readonly changed: readonly FolderFile[];
  readonly gone: readonly string[];
}

/**
 * Follows a folder until it is told to stop: `onChanges` hears of what changed, round by round, one round at a time. Nothing is reported while any file
 * that differs is still being written, so that the two halves of a rename, or the files of one copy, come together.
 */
export async function followFolder(
  folder: string,
  known: Known,
  onChanges: (changes: FolderChanges) => Promise<void>,
  stop: AbortSignal,
): Promise<void> {
  let wake = (): void => {};
  const watcher = watch(folder, { recursive: true, signal: stop }, () => wake());
  // A folder too large to be watched is looked through all the same.
  watcher.on('error', () => {});
  let before = known;
  while (!stop.aborted) {
    const now = await settledFiles(folder, before, stop);
    if (now === null) return;
    const changes = compareFiles(before, now);
    if (changes.changed.length + changes.gone.length > 0) await onChanges(changes);
    before = now;
    await new Promise<void>((resolve) => {
      wake = resolve;
      pause(roundMs, undefined, { signal: stop }).then(resolve, resolve);
    });
  }
}

/**
 * The files, once two looks at a distance see the same; null where it was told to stop. What still grows after `settleMsMax` is left as it was before, so
 * that one file that never ends keeps nothing else waiting.
 */
async function settledFiles(folder: string, before: Known, stop: AbortSignal): Promise<Known | null> {
  let seen = await folderFiles(folder);
  for (let waitedMs = 0; !isSame(compareFiles(before, seen)); waitedMs += stableMs) {
    await pause(stableMs, undefined, { signal: stop }).catch(() => {});
    if (stop.aborted) return null;
    const again = await folderFiles(folder);
    const unsettled = compareFiles(seen, again);
    if (isSame(unsettled)) return again;
    if (waitedMs >= settleMsMax) return withoutUnsettled(again, unsettled, before);
    seen = again;
  }
  return stop.aborted ? null : seen;
}

function withoutUnsettled(now: ReadonlyMap<string, FolderFile>, { changed }: FolderChanges, before: Known): Known {
  const settled = new Map<string, Seen>(now);
  for (const { document } of changed) {
    const was = before.get(document);
    if (was === undefined) settled.delete(document);
    else settled.set(document, was);
  }
  return settled;
}

function compareFiles(before: Known, now: Known): FolderChanges {
  const changed = [...now.values()].filter((file): file is FolderFile => {
    if (!('document' in file)) return false;
    const was = before.get(file.document);
    return was === undefined || was.bytes !== file.bytes || was.modifiedMs !== file.modifiedMs;
  });
  return { changed, gone: [...before.keys()].filter((document) => !now.has(document)) };
}

function isSame({ changed, gone }: FolderChanges): boolean {
  return changed.length + gone.length === 0;
}
