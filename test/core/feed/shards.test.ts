import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySummary } from '../../../shared/core/changes/apply-summary.ts';
import type { ChangeSummary } from '../../../shared/core/changes/change-summary.ts';
import { type PublishedRecord, publishedRecordSchema } from '../../../shared/core/document.ts';
import { agencyHash } from '../../../shared/core/feed/agency-hash.ts';
import { recordLine } from '../../../shared/core/feed/record-line.ts';
import { recordsToShards, type Shard, type ShardKey, shardFor, shardKeyFor } from '../../../shared/core/feed/shards.ts';
import { recordId } from '../../../shared/core/records/record-id.ts';
import { anyState, anyText, hotline, keysReversed, published } from '../changes/example-records.ts';
import { publishState, type Release } from '../changes/publish-state.ts';

const hash = agencyHash(hotline.agency);
const group = { fiscalYear: 2018, agencyHash: hash };
const at = (prefix: string): ShardKey => ({ ...group, prefix });
const record = (digits: string): PublishedRecord => ({ ...published(hotline), id: `pe-${digits.padEnd(16, '0')}` });
const lineBytes = Buffer.byteLength(recordLine(record('0')));

describe('the place of a record', () => {
  it.each<[string, string[], string, string | null, string]>([
    ['the first of its group', [], 'a1', null, ''],
    ['where the group is one shard', [''], 'a1', '', ''],
    ['where the group is split', ['0', 'a', 'f'], 'a1', 'a', 'a'],
    ['where a part is split again', ['a0', 'a1', 'f'], 'a1', 'a1', 'a1'],
    ['where no shard takes it', ['0', 'f'], 'a1', null, 'a'],
    ['where its first digit is split, without it', ['0', 'a2', 'a35'], 'a1', null, 'a1'],
    ['where its first two are split, without it', ['a35', 'a36'], 'a3f', null, 'a3f'],
  ])('%s', (_what, prefixes, digits, standing, place) => {
    const shards = prefixes.map(at);
    expect(shardFor(shards, record(digits))?.prefix ?? null).toBe(standing);
    expect(shardKeyFor(shards, record(digits))).toEqual(at(place));
  });

  it('is sought in its own year and agency', () => {
    const others = [
      { ...at(''), fiscalYear: 2017 },
      { ...at(''), agencyHash: agencyHash('财政局') },
    ];
    expect(shardFor(others, record('a'))).toBeNull();
    expect(shardKeyFor(others, record('a'))).toEqual(at(''));
  });

  it('is the same for all forms of an agency that give the same id', () => {
    expect(agencyHash('上海市 财政局（本级）')).toBe(agencyHash('上海市财政局(本级)'));
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        expect(agencyHash(one) === agencyHash(other)).toBe(recordId(one, 2018, '热线') === recordId(other, 2018, '热线'));
      }),
    );
  });
});

describe('the shards of records', () => {
  it('hold a record a line, sorted by id, and are named by their content', () => {
    const tombstone = publishState(publishState(null, [hotline]), [])?.records[0];
    if (tombstone === undefined) throw new Error('a withdrawn record leaves a tombstone');
    const records = [record('b'), { ...tombstone, id: record('a').id }];
    const [shard, ...others] = recordsToShards(at(''), records);
    const sha256 = shard?.entry.sha256 ?? '';
    expect(others).toEqual([]);
    expect(shard?.body).toBe(recordLine(records[1] ?? record('')) + recordLine(record('b')));
    expect(shard?.entry).toEqual({
      path: `shards/${sha256}.ndjson`,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
      bytes: Buffer.byteLength(shard?.body ?? ''),
      ...at(''),
      records: 2,
      current: 1,
    });
  });

  it('are split by the next digit where they grow above the limit, as deep as it takes', () => {
    const records = ['00', '01', 'a0', 'a10', 'a11', 'a12'].map(record);
    const shards = recordsToShards(at(''), records, 2 * lineBytes);
    expect(shards.map(({ entry }) => [entry.prefix, entry.records])).toEqual([
      ['0', 2],
      ['a0', 1],
      ['a10', 1],
      ['a11', 1],
      ['a12', 1],
    ]);
  });

  it('hold one record alone, however large, without a longer prefix than they had', () => {
    expect(recordsToShards(at('a'), [record('a1')], 1).map(({ entry }) => entry.prefix)).toEqual(['a']);
  });

  it('are none where there is no record', () => {
    expect(recordsToShards(at(''), [])).toEqual([]);
  });

  it('are the same bytes whatever order records and keys came in', () => {
    const records = ['00', '01', 'a0'].map(record);
    expect(recordsToShards(at(''), keysReversed(records).reverse(), lineBytes)).toEqual(recordsToShards(at(''), records, lineBytes));
  });

  it.each([
    ['a record of another prefix', at('b'), [record('a')]],
    ['a record of another year', { ...at(''), fiscalYear: 2017 }, [record('a')]],
    ['a record of another agency', { ...at(''), agencyHash: agencyHash('财政局') }, [record('a')]],
    ['one record twice', at(''), [record('a'), record('a')]],
  ])('refuse %s', (_what, key, records) => {
    expect(() => recordsToShards(key, records)).toThrow();
  });

  it('hold, after any history, each record in exactly one of them, and change only where a record does', () => {
    fc.assert(
      fc.property(fc.array(anyState, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 6_000 }), (history, bytesMax) => {
        let release: Release | null = null;
        let shards: readonly Shard[] = [];
        for (const state of history) {
          const next = publishState(release, state);
          if (next === null) continue;
          const { after, touched } = republish(shards, next.summary, bytesMax);
          expect(after.flatMap(({ body }) => linesOf(body)).sort(byId)).toEqual(next.records);
          for (const shard of shards) expect(after.includes(shard)).toBe(!touched.has(shard.entry.path));
          expect(prefixesAreApart(after)).toBe(true);
          [release, shards] = [next, after];
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** As the publisher does it: only the shards that the summary touches are read and written anew. */
function republish(shards: readonly Shard[], summary: ChangeSummary, bytesMax: number): { after: Shard[]; touched: Set<string> } {
  const entries = shards.map(({ entry }) => entry);
  const places = Map.groupBy(summary.records, ({ record: changed }) => JSON.stringify(shardKeyFor(entries, changed)));
  const touched = new Set<string>();
  const written = [...places].flatMap(([place, records]) => {
    const key: ShardKey = JSON.parse(place);
    const standing = shards.find(({ entry }) => JSON.stringify(shardKeyOf(entry)) === place);
    if (standing !== undefined) touched.add(standing.entry.path);
    return recordsToShards(key, applySummary(standing === undefined ? [] : linesOf(standing.body), { records }), bytesMax);
  });
  return { after: [...shards.filter(({ entry }) => !touched.has(entry.path)), ...written], touched };
}

function shardKeyOf({ fiscalYear, agencyHash: agency, prefix }: ShardKey): ShardKey {
  return { fiscalYear, agencyHash: agency, prefix };
}

function linesOf(body: string): PublishedRecord[] {
  return body
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => publishedRecordSchema.parse(JSON.parse(line)));
}

function byId(a: PublishedRecord, b: PublishedRecord): number {
  return a.id < b.id ? -1 : 1;
}

function prefixesAreApart(shards: readonly Shard[]): boolean {
  return shards.every(({ entry: one }, index) =>
    shards.every(
      ({ entry: other }, otherIndex) =>
        index === otherIndex ||
        one.agencyHash !== other.agencyHash ||
        one.fiscalYear !== other.fiscalYear ||
        !other.prefix.startsWith(one.prefix),
    ),
  );
}
