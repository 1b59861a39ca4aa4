import { expect, it } from 'vitest';
import { measureWork } from '../../bench/cost/measure-work.ts';
import { measuredWork } from '../../cdk/cost/measured-work.ts';

/** By how much a count may differ before docs/cost.md must be computed anew; of small ones, by one. */
const shareMax = 0.1;

it('docs/cost.md counts with the requests that uploads, releases and the reconciliation make', { timeout: 240_000 }, async () => {
  const found = await measureWork();
  for (const work of ['upload', 'release', 'releaseMore', 'reconciled'] as const) {
    for (const [name, value] of Object.entries(measuredWork[work])) {
      const difference = Math.abs(found[work][name as keyof typeof found.upload] - value);
      expect(difference, `${work}: ${name}`).toBeLessThanOrEqual(Math.max(1, value * shareMax));
    }
  }
  expect(found.documentBytes).toBe(measuredWork.documentBytes);
});
