import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agencyHash } from '../../../shared/core/feed/agency-hash.ts';
import { contentEntry } from '../../../shared/core/feed/content-entry.ts';
import type { ShardEntry } from '../../../shared/core/feed/manifest.ts';
import { listFor, type ShardList, shardListSchema, shardsPerListMax, shardsToLists } from '../../../shared/core/feed/shard-lists.ts';

function shard(agency: number, fiscalYear: number): ShardEntry {
  const file = contentEntry('shards/', 'ndjson', `${agency} ${fiscalYear}`);
  return { ...file, fiscalYear, agencyHash: agencyHash(`单位${agency}`), prefix: '', records: 2, current: 1 };
}

function shardsOf(lists: readonly ShardList[]): ShardEntry[] {
  return lists.flatMap(({ body }) => shardListSchema.parse(JSON.parse(body)).shards);
}

describe('lists of shards', () => {
  it('have each shard once, in the only list that takes its agency, and are not too long', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(3_000), { minLength: 1, maxLength: 600 }), (agencies) => {
        const shards = agencies.map((agency) => shard(agency, 2020));
        const lists = shardsToLists([], shards);
        expect(new Set(shardsOf(lists).map(({ path }) => path))).toEqual(new Set(shards.map(({ path }) => path)));
        expect(shardsOf(lists)).toHaveLength(shards.length);
        for (const { entry, body } of lists) {
          expect(entry.shards).toBeLessThanOrEqual(shardsPerListMax);
          for (const each of shardListSchema.parse(JSON.parse(body)).shards) {
            expect(
              listFor(
                lists.map((list) => list.entry),
                each.agencyHash,
              ),
            ).toBe(entry);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('leave the lists alone that a release does not touch, and name a new one where none takes an agency', () => {
    const lists = shardsToLists(
      [],
      Array.from({ length: 600 }, (_, agency) => shard(agency, 2020)),
    );
    const [touched, ...untouched] = lists.map(({ entry }) => entry);
    const [first] = lists;
    if (touched === undefined || first === undefined) throw new Error('lists were meant');
    const again = shardsToLists(untouched, [
      ...shardsOf([first]),
      { ...shard(1, 2021), agencyHash: `${touched.prefix}fff0000000000000`.slice(0, 16) },
    ]);
    expect(again.every(({ entry }) => entry.prefix.startsWith(touched.prefix))).toBe(true);
    expect(again.reduce((sum, { entry }) => sum + entry.shards, 0)).toBe(touched.shards + 1);
  });

  it('never divide an agency', () => {
    const years = Array.from({ length: 100 }, (_, year) => 1990 + year);
    const many = ['0', '1', '2', '3'].flatMap((prefix) => years.map((year) => ({ ...shard(1, year), prefix })));
    expect(shardsToLists([], many).map(({ entry }) => [entry.shards, entry.records, entry.current])).toEqual([[400, 800, 400]]);
  });
});
