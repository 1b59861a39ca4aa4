import { describe, expect, it } from 'vitest';
import { sweepBuilds } from '../../lambdas/bulk/sweep-builds.ts';
import { verifyFeed } from '../../local/verify/verify-feed.ts';
import type { Candidate } from '../../shared/core/document.ts';
import { hotline } from '../core/changes/example-records.ts';
import { publication } from '../core/feed/example-feed.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { publishHistory } from '../support/publish-history.ts';

const scores = [88, 87, 86, 85, 84, 83];
const states: readonly (readonly Candidate[])[] = scores.map((score) => [{ ...hotline, score, scoreText: String(score) }]);

/** Six releases, whose files of all records were written on six days in a row, the last today. */
async function sixDays(): Promise<{ feed: MemoryStore; today: Date }> {
  const feed = new MemoryStore();
  const times = scores.map((_, day) => new Date(Date.UTC(2019, 0, 1 + day)).toISOString());
  feed.now = times[0] as string;
  await publishHistory(states, { feed, publication, page: { script: '', style: '' } }, async (_, sequence) => {
    feed.now = times[sequence] ?? feed.now;
  });
  return { feed, today: new Date(times.at(-1) as string) };
}

function builds(feed: MemoryStore): number {
  return [...feed.files.keys()].filter((key) => key.startsWith('bulk/')).length;
}

describe('files of all records that newer ones have replaced', () => {
  it('go after two days, but for the newest three of each format, and the feed stays whole', async () => {
    const { feed, today } = await sixDays();
    expect(builds(feed)).toBe(18);
    expect(await sweepBuilds(feed, today)).toBe(9);
    expect(builds(feed)).toBe(9);
    expect(await sweepBuilds(feed, today)).toBe(0);
    const read = async (file: string) => feed.files.get(file)?.bytes ?? null;
    expect(await verifyFeed({ read }, null)).toMatchObject({ sequence: 6, problem: null });
  });

  it('stay while they are younger than two days', async () => {
    const { feed } = await sixDays();
    expect(await sweepBuilds(feed, new Date(Date.UTC(2019, 0, 2)))).toBe(0);
  });

  it('stay where the descriptions still name them: a build after them has not ended', async () => {
    const { feed, today } = await sixDays();
    const oldest = [...feed.files].filter(([key, { lastModified }]) => key.startsWith('bulk/') && lastModified.startsWith('2019-01-01'));
    const resources = oldest.map(([path, { bytes }]) => ({
      path,
      bytes: bytes.byteLength,
      hash: `sha256:${path.slice('bulk/'.length, 'bulk/'.length + 64)}`,
    }));
    await feed.put('datapackage.json', JSON.stringify({ resources }), { contentType: 'application/json' });
    expect(await sweepBuilds(feed, today)).toBe(6);
    for (const [path] of oldest) expect(feed.files.has(path)).toBe(true);
  });

  it('stay where they were written after the newest release: a publisher may be about to name them', async () => {
    const { feed } = await sixDays();
    feed.now = '2024-06-01T00:00:00.000Z';
    for (const digit of '123456') {
      await feed.put(`bulk/${digit.repeat(64)}.csv`, digit, { contentType: 'text/csv' });
    }
    const swept = await sweepBuilds(feed, new Date('2030-01-01T00:00:00.000Z'));
    expect([...feed.files.keys()].filter((key) => /^bulk\/(\d)\1{63}/.test(key))).toHaveLength(6);
    expect(swept).toBeGreaterThan(0);
  });

  it('are none where there is no release', async () => {
    expect(await sweepBuilds(new MemoryStore(), new Date())).toBe(0);
  });
});
