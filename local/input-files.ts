import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** A file to be dropped into the bucket. */
export interface InputFile {
  readonly path: string;
  /** Key below `incoming/`. */
  readonly document: string;
  readonly bytes: number;
}

export interface InputFiles {
  readonly files: readonly InputFile[];
  /** Files in the given folders that are not PDFs by their names: passed over, and counted. */
  readonly others: number;
}

/** A mistake in what was asked for: its message is for the person who typed it. */
export class UsageError extends Error {}

/** A file becomes `<name>`; a folder's PDFs become `<path below it>`. Two files on one key are a mistake, unless they are the same file. */
export async function findInputFiles(paths: readonly string[]): Promise<InputFiles> {
  const found = new Map<string, InputFile>();
  let others = 0;
  for (const given of paths) {
    const listed = await listInput(given);
    others += listed.others;
    for (const file of listed.files) {
      const there = found.get(file.document);
      if (there !== undefined && path.resolve(there.path) !== path.resolve(file.path)) {
        throw new UsageError(`${there.path} and ${file.path} would both become ${file.document}; give them in separate runs or rename one`);
      }
      found.set(file.document, file);
    }
  }
  if (found.size === 0) throw new UsageError(`no PDF in ${paths.join(', ')}`);
  return { files: [...found.values()], others };
}

async function listInput(given: string): Promise<{ files: InputFile[]; others: number }> {
  const stats = await stat(given).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(error.code === 'ENOENT' ? `${given}: there is no such file or folder` : `${given}: ${error.message}`);
  });
  if (stats.isFile()) return { files: [{ path: given, document: path.basename(given), bytes: stats.size }], others: 0 };
  if (!stats.isDirectory()) throw new UsageError(`${given}: neither a file nor a folder`);
  const files: InputFile[] = [];
  let others = 0;
  for (const entry of await readdir(given, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = path.join(entry.parentPath, entry.name);
    if (!entry.name.toLowerCase().endsWith('.pdf')) {
      others += 1;
      continue;
    }
    files.push({ path: full, document: path.relative(given, full).split(path.sep).join('/'), bytes: (await stat(full)).size });
  }
  return { files: files.sort((a, b) => (a.document < b.document ? -1 : 1)), others };
}
