import assert from 'node:assert/strict';
import { jsonBody } from './json-body.ts';
import { type FileEntry, type Latest, latestSchema, type Manifest } from './manifest.ts';

/** What is asked for every minute by every reader stays within one packet: 1 KB. */
export const latestBytesMax = 1_000;

/** The pointer to a release. */
export function buildLatest(manifest: Manifest, entry: Pick<FileEntry, 'path' | 'sha256'>): Latest {
  const { json } = manifest.changes;
  const latest = latestSchema.parse({
    sequence: manifest.sequence,
    publishedAt: manifest.publishedAt,
    manifest: { path: entry.path, sha256: entry.sha256 },
    changes: { path: json.path, sha256: json.sha256 },
  });
  assert(Buffer.byteLength(jsonBody(latest)) <= latestBytesMax, 'latest.json is larger than 1 KB');
  return latest;
}
