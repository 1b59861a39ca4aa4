import { expect, it } from 'vitest';
import { manifestSchema } from '../../shared/core/feed/manifest.ts';
import { recordId } from '../../shared/core/records/record-id.ts';
import { readRecords } from '../../shared/steps/read-feed.ts';
import { allShards } from '../../shared/steps/shards-near.ts';
import { hotline } from '../core/changes/example-records.ts';
import { publication } from '../core/feed/example-feed.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { publishHistory } from '../support/publish-history.ts';

const agencies = Array.from({ length: 1_200 }, (_, index) => `单位${index}`);
const candidates = agencies.map((agency) => ({ ...hotline, agency, id: recordId(agency, hotline.fiscalYear, hotline.projectName) }));
const states = [
  candidates.slice(0, 900),
  candidates,
  candidates.map((candidate, index) => (index === 7 ? { ...candidate, score: 89 } : candidate)),
  candidates.slice(1),
];

it('a manifest of more than a thousand shards names lists of them, and a change rewrites one', { timeout: 60_000 }, async () => {
  const feed = new MemoryStore();
  const manifestOf = (sequence: number) => {
    const key = [...feed.files.keys()].find((each) => each.startsWith(`manifests/${sequence}-`)) ?? '';
    return manifestSchema.parse(JSON.parse(feed.text(key)));
  };
  await publishHistory(states, { feed, publication, page: { script: '', style: '' } }, async (records, sequence) => {
    const manifest = manifestOf(sequence);
    expect([manifest.shards.length > 0, manifest.shardLists.length > 0]).toEqual(sequence === 1 ? [true, false] : [false, true]);
    const shards = await allShards(manifest, feed);
    const published = [];
    for (const shard of shards) published.push(...(await readRecords(feed, shard)));
    expect(published.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(records);
  });
  const listsBefore = new Set(manifestOf(2).shardLists.map(({ path }) => path));
  expect(manifestOf(3).shardLists.filter(({ path }) => !listsBefore.has(path))).toHaveLength(1);
});
