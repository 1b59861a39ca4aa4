import { createHash } from 'node:crypto';
import type { FileEntry } from './manifest.ts';

/** Names a file by its content: `contentEntry('shards/', 'ndjson', body)` → `{ path: 'shards/<sha256>.ndjson', sha256, bytes }`. */
export function contentEntry(prefix: string, extension: string, body: string | Uint8Array): FileEntry {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path: `${prefix}${sha256}.${extension}`, sha256, bytes: bytes.byteLength };
}
