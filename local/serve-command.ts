import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { incomingKey, incomingPrefix } from '../shared/core/documents/keys.ts';
import { assertWritable } from './assert-writable.ts';
import { describePublication } from './describe-publication.ts';
import { documentsTable } from './documents-table.ts';
import { UsageError } from './input-files.ts';
import { type LocalSystem, startLocalSystem } from './local-system.ts';
import { createProgressBar } from './progress-bar.ts';
import type { FolderFile } from './serve/folder-files.ts';
import { type FolderChanges, followFolder } from './serve/follow-folder.ts';
import { serveBuckets } from './serve/serve-buckets.ts';

export const serveUsage = `npm run serve [-- <folder> --out <folder> --port <number>]

Takes a folder (default: <out>/incoming) as the bucket: drop, replace or delete PDFs in it, and feed, receipts and page follow. What is not in the folder
is withdrawn. Serves them on this machine only (default port: 8080). Ctrl-C stops it; started again with the same --out (default: out/serve), it goes on.`;

const portDefault = '8080';

/** Not that of `npm start`: what was given there by its path is in no folder, and would be withdrawn. */
const outDefault = 'out/serve';

/** Serves until it is told to stop. Resolves to the exit code. */
export async function serveCommand(args: readonly string[], stop: AbortSignal = stoppedByHand()): Promise<number> {
  const { values, positionals } = parseServeArgs(args);
  if (values.help) {
    console.log(serveUsage);
    return 0;
  }
  const out = path.resolve(values.out);
  const folder = path.resolve(positionals[0] ?? path.join(out, 'incoming'));
  await mkdir(folder, { recursive: true });
  await assertWritable(out);
  const port = portOf(values.port);
  const system = await startLocalSystem(path.join(out, 'state'), { baseUrl: `http://localhost:${port}` });
  try {
    const server = await serveBuckets(system.served, port);
    console.log(
      `Watching ${folder}\nServing  ${server.address}/ (the page), ${server.address}/feed.json, ${server.address}/receipts/…\nCtrl-C stops.\n`,
    );
    try {
      await follow(folder, system, stop);
    } finally {
      await server.close();
    }
  } finally {
    await system.close();
  }
  return 0;
}

function parseServeArgs(args: readonly string[]) {
  try {
    const parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string', default: outDefault },
        port: { type: 'string', default: portDefault },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (parsed.positionals.length > 1) throw new Error('one folder, please');
    return parsed;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${serveUsage}`);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new UsageError(`${text}: not a port\n\n${serveUsage}`);
  return port;
}

function stoppedByHand(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return stop.signal;
}

/**
 * Brings the bucket to what the folder holds, then follows what changes. To begin with, everything is looked at: what came, changed or went while nothing
 * ran, and what another version of this program would read otherwise.
 */
async function follow(folder: string, system: LocalSystem, stop: AbortSignal): Promise<void> {
  const known = new Map<string, typeof neverSeen>();
  for await (const { key } of system.uploads.list(incomingPrefix)) known.set(key.slice(incomingPrefix.length), neverSeen);
  await followFolder(folder, known, (changes) => takeIn(changes, system, stop), stop);
}

/** No file has this size: whatever stands in the folder is other than this. */
const neverSeen = { bytes: -1, modifiedMs: 0 };

/** What came first, then what went, then one publication: a renamed file loses nothing, not even for a moment. */
async function takeIn({ changed, gone }: FolderChanges, system: LocalSystem, stop: AbortSignal): Promise<void> {
  const taken: string[] = [];
  for (const file of changed) if (await dropIfThere(file, system)) taken.push(file.document);
  for (const document of gone) await system.uploads.delete(incomingKey(document));
  const progress = createProgressBar('reading', changed.length + gone.length, process.stderr);
  await system.extract(() => progress.tick(), stop);
  progress.end();
  if (stop.aborted) return;
  const publication = describePublication(await system.publish());
  await system.buildBulk();
  const notices = await system.notify();
  const told = notices.length === 0 ? '' : `Officers are told: notice ${notices.join(', ')}\n`;
  console.log(`${await documentsTable([...taken, ...gone], system)}\n${publication}\n${told}`);
}

/** A file may be gone again by now: then the next look at the folder says so. */
async function dropIfThere(file: FolderFile, system: LocalSystem): Promise<boolean> {
  try {
    await system.drop(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
