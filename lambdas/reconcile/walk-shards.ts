import { byCodeUnit } from '../../shared/core/changes/by-code-unit.ts';
import type { CurrentRecord } from '../../shared/core/document.ts';
import type { DocumentHead } from '../../shared/core/documents/head.ts';
import { lookAgainMessage } from '../../shared/core/documents/look-again-message.ts';
import { publicSpeakerOf } from '../../shared/core/documents/speaker.ts';
import type { ShardEntry } from '../../shared/core/feed/manifest.ts';
import type { DocumentTable } from '../../shared/ports.ts';
import { loadClaims } from '../../shared/steps/load-claims.ts';
import { readLatest, readManifest, readRecords } from '../../shared/steps/read-feed.ts';
import { allShards } from '../../shared/steps/shards-near.ts';
import type { OutOfPlace } from './out-of-place.ts';
import type { ReconcilePorts, Walk } from './reconcile.ts';

/** Every record in public, a shard at a time: does some document say it, or is its end on its way? */
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
  const unsaid: CurrentRecord[] = [];
  for (const record of await readRecords(ports.feed, shard)) {
    if (record.status === 'current' && !(await isSaid(record, heads, ports.table))) unsaid.push(record);
  }
  if (unsaid.length === 0) return [];
  // Withdrawn since the shard was named: what was public then is not what is public now.
  if ((await readLatest(ports.feed))?.latest.sequence !== sequence) return [];
  await ports.intake.send(
    [...new Set(unsaid.map(({ source }) => source.document))].map((document) => lookAgainMessage(document, 'Reconcile')),
  );
  return unsaid.map(({ id }) => ({ what: 'record without a claim', where: id, isSetRight: false }));
}

/** By a version that the feed was compared with; or the publisher has still to take up what became of it; or its withdrawal is held back. */
async function isSaid({ id, source }: CurrentRecord, heads: Map<string, DocumentHead | null>, table: DocumentTable): Promise<boolean> {
  const claims = await loadClaims(table, `record#${id}`, heads);
  if (publicSpeakerOf(claims, heads) !== null) return true;
  if (!heads.has(source.document)) heads.set(source.document, await table.getHead(source.document));
  const concerned = [source.document, ...claims.map(({ document }) => document)].map((document) => heads.get(document) ?? null);
  return concerned.some((head) => head !== null && (head.dueAt !== null || head.withheld !== null));
}
