import { expect, it } from 'vitest';
import { interleave } from './interleaving.ts';
import { ReportReader } from './reports.ts';

/** As many as take some seconds; `npm run soak -- --count N --seed S` runs others. */
const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

it('whatever the order of events, deaths and single calls of several workers, every reader sees whole releases, and the end is what the bucket says', {
  timeout: 300_000,
}, async () => {
  const reader = new ReportReader();
  const totals = { calls: 0, deaths: 0, failures: 0, releases: 0, notices: 0, leftBehind: 0 };
  for (const seed of seeds) {
    const life = await interleave(seed, reader);
    for (const name of Object.keys(totals) as (keyof typeof totals)[]) totals[name] += life[name];
  }
  process.stdout.write(`${seeds.length} interleavings: ${JSON.stringify(totals)}\n`);
  expect(totals.deaths).toBeGreaterThan(seeds.length);
  expect(totals.releases).toBeGreaterThan(seeds.length);
  expect(totals.notices).toBeGreaterThan(seeds.length / 2);
});

it('a seed tells the same story each time', { timeout: 60_000 }, async () => {
  const reader = new ReportReader();
  expect(await interleave(1, reader)).toEqual(await interleave(1, reader));
});
