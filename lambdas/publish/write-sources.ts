import { createHash } from 'node:crypto';
import { byCodeUnit } from '../../shared/core/changes/by-code-unit.ts';
import type { ChangeSummary } from '../../shared/core/changes/change-summary.ts';
import { documentBytesMax } from '../../shared/core/documents/document-bytes-max.ts';
import { incomingKey } from '../../shared/core/documents/keys.ts';
import { contentTypes, immutableCacheControl } from '../../shared/core/feed/public-headers.ts';
import { sourcePath } from '../../shared/core/feed/source-path.ts';
import { inParallel } from '../../shared/steps/in-parallel.ts';
import type { PublishPorts } from './publish-ports.ts';

/** Each is whole in memory, up to its limit: its hash is known before the first byte goes out. */
const documentsAtATime = 2;

/**
 * Where source documents are public: puts those that the changed records name, and gives the SHA-256 of each that is there, sorted. This comes before the
 * plan is fixed: what a plan names is there, so that no page leads to a file that is missing. What a lost plan leaves behind, nothing names.
 */
export async function writeSources(summary: ChangeSummary | null, ports: PublishPorts): Promise<readonly string[]> {
  if (!ports.sourcesPublic || summary === null) return [];
  const named = summary.records.flatMap(({ record }) => (record.status === 'current' ? [record.source] : []));
  const there: string[] = [];
  await inParallel(new Map(named.map(({ sha256, document }) => [sha256, document])), documentsAtATime, async ([sha256, document]) => {
    if (await writeSource(sha256, document, ports)) there.push(sha256);
  });
  return there.sort(byCodeUnit);
}

/** Whether it is public now. It is not where the document has other bytes by now, or these are gone from the bucket. */
async function writeSource(sha256: string, document: string, { feed, uploads, table }: PublishPorts): Promise<boolean> {
  const path = sourcePath(sha256);
  if ((await feed.head(path)) !== null) return true;
  const head = await table.getHead(document);
  if (head?.sha256 !== sha256) return false;
  const object = await uploads.get(incomingKey(document), { bytesMax: documentBytesMax, versionId: head.versionId });
  if (object === null || createHash('sha256').update(object.bytes).digest('hex') !== sha256) return false;
  await feed.put(path, object.bytes, { contentType: contentTypes.pdf, cacheControl: immutableCacheControl, condition: 'absent' });
  return true;
}
