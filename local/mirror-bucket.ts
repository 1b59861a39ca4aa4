import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ObjectStore } from '../shared/ports.ts';

/** The longest file name that common file systems take, in bytes of UTF-8. */
const segmentBytesMax = 255;

/** Largest object that is mirrored, in bytes. */
const objectBytesMax = 2 * 1024 ** 3;

/** Copies what a bucket holds under a prefix into a folder, as files; what stands there with the same content is left alone. */
export async function mirrorBucket(store: ObjectStore, prefix: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for await (const { key } of store.list(prefix)) {
    const object = await store.get(key, { bytesMax: objectBytesMax });
    if (object === null) continue;
    const target = path.join(folder, ...fileSegments(key.slice(prefix.length)));
    const there = await readFile(target).catch(() => null);
    if (there !== null && Buffer.compare(there, object.bytes) === 0) continue;
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(`${target}.part`, object.bytes);
    await rename(`${target}.part`, target);
  }
}

/** A key's segments as file names: none can lead out of the folder, none is empty, none too long. */
export function fileSegments(key: string): readonly string[] {
  return key.split('/').map((segment) => {
    if (segment === '' || segment === '.' || segment === '..') return `%${Buffer.from(segment).toString('hex')}`;
    const safe = segment.replaceAll(/[\0\\]/g, '_');
    if (Buffer.byteLength(safe) <= segmentBytesMax - '.part'.length) return safe;
    const digest = createHash('sha256').update(segment).digest('hex').slice(0, 16);
    const { ext } = path.parse(safe);
    return `${[...safe].slice(0, 40).join('')}-${digest}${ext}`;
  });
}
