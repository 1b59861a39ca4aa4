import { readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';

/** Takes away what the embedded S3 keeps of an object, as a broken disk would: whoever reads it fails. Resolves to what mends it. */
export async function loseBytes(out: string, content: Uint8Array): Promise<() => Promise<void>> {
  const blobs = path.join(out, 'state/s3/blobs');
  for (const name of await readdir(blobs)) {
    const blob = path.join(blobs, name);
    if (!(await readFile(blob)).equals(content)) continue;
    const aside = path.join(out, name);
    await rename(blob, aside);
    return () => rename(aside, blob);
  }
  throw new Error('no object has these bytes');
}
