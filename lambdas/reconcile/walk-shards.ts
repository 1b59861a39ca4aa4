import { byCodeUnit } from '../../shared/core/changes/by-code-unit.ts';
import { compareFields } from '../../shared/core/changes/compare-fields.ts';
import type { CurrentRecord } from '../../shared/core/document.ts';
import type { Claim } from '../../shared/core/documents/claim.ts';
import type { DocumentHead } from '../../shared/core/documents/head.ts';
import { lookAgainMessage } from '../../shared/core/documents/look-again-message.ts';
import type { RevisionEntry } from '../../shared/core/documents/revision.ts';
import { publicSpeakerOf } from '../../shared/core/documents/speaker.ts';
import type { ShardEntry } from '../../shared/core/feed/manifest.ts';
import type { DocumentTable } from '../../shared/ports.ts';
import { loadClaims } from '../../shared/steps/load-claims.ts';
import { readLatest, readManifest, readRecords } from '../../shared/steps/read-feed.ts';
import { allShards } from '../../shared/steps/shards-near.ts';
import type { OutOfPlace } from './out-of-place.ts';
import type { ReconcilePorts } from './reconcile-ports.ts';
import type { Walk } from './walk.ts';

/** Every record in public, a shard at a time: does some document say it, and just so, or is its end or its change on its way? */
export async function walkShards(ports: ReconcilePorts): Promise<Walk> {
  const read = await readLatest(ports.feed);
  const sequence = read?.latest.sequence ?? 0;
  const shards = read === null ? [] : await allShards(await readManifest(ports.feed, read.latest.manifest), ports.feed);
  const byPath = new Map(shards.map((shard) => [shard.path, shard]));
  return {
    places: async function* (after) {
      yield* [...byPath.keys()].toSorted(byCodeUnit).filter((path) => after === null || path > after);
    },
    look: async (path) => {
      const shard = byPath.get(path);
      return shard === undefined ? [] : lookAtShard(shard, sequence, ports);
    },
  };
}

async function lookAtShard(shard: ShardEntry, sequence: number, ports: ReconcilePorts): Promise<readonly OutOfPlace[]> {
  const heads = new Map<string, DocumentHead | null>();
  const found: { readonly record: CurrentRecord; readonly what: OutOfPlace['what'] }[] = [];
  for (const record of await readRecords(ports.feed, shard)) {
    const what = record.status === 'current' ? await wrongWith(record, heads, ports.table) : null;
    if (record.status === 'current' && what !== null) found.push({ record, what });
  }
  if (found.length === 0) return [];
  // Another release since the shard was named: what was public then is not what is public now.
  if ((await readLatest(ports.feed))?.latest.sequence !== sequence) return [];
  await ports.intake.send(
    [...new Set(found.map(({ record }) => record.source.document))].map((document) => lookAgainMessage(document, 'Reconcile')),
  );
  return found.map(({ record, what }) => ({ what, where: record.id, isSetRight: false }));
}

/**
 * Nothing, where a version that the feed was compared with says these values; or the publisher has still to take up what became of it; or its withdrawal
 * is held back.
 */
async function wrongWith(
  record: CurrentRecord,
  heads: Map<string, DocumentHead | null>,
  table: DocumentTable,
): Promise<OutOfPlace['what'] | null> {
  const { id, source } = record;
  const claims = await loadClaims(table, `record#${id}`, heads);
  if (!heads.has(source.document)) heads.set(source.document, await table.getHead(source.document));
  const concerned = [source.document, ...claims.map(({ document }) => document)].map((document) => heads.get(document) ?? null);
  if (concerned.some((head) => head !== null && (head.dueAt !== null || head.withheld !== null))) return null;
  const speaker = publicSpeakerOf(claims, heads);
  if (speaker === null) return 'record without a claim';
  const entry = await entryOf(speaker, heads.get(speaker.document) ?? null, table);
  if (entry === null) return null;
  return entry.status !== 'held' && compareFields(record, entry.record).length === 0 ? null : 'record unlike its document';
}

/** Null where the head has moved on: its rows may be swept since, and the publisher takes up what it says now. */
async function entryOf(
  { document, revision, index }: Claim,
  head: DocumentHead | null,
  table: DocumentTable,
): Promise<RevisionEntry | null> {
  try {
    return await table.getEntry(document, revision, index);
  } catch (error) {
    if ((await table.getHead(document))?.counter === head?.counter) throw error;
    return null;
  }
}
