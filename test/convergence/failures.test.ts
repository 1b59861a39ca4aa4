import { expect, it } from 'vitest';
import type { Fault } from './faults.ts';
import { ReportReader } from './reports.ts';
import { walkUndisturbed, walkWithFaults } from './walk.ts';

it('whichever call fails, before or after its effect, all ends where it would have', { timeout: 300_000 }, async () => {
  const reader = new ReportReader();
  const survived = await walkWithFaults(await walkUndisturbed(reader), reader, inTurn);
  process.stdout.write(
    `failed calls survived: ${survived.faults}; back at once: ${survived.backAtOnce}; left behind: ${survived.leftBehind}\n`,
  );
  expect(survived.faults).toBeGreaterThanOrEqual(500);
});

/** Every call, at every place, in one of the ways, turn by turn; `npm run soak -- --faults` takes all of them. */
function inTurn({ n, place, what }: Fault): boolean {
  const kinds = ['throttled', 'timed-out', 'cut-off', 'conflict'] as const;
  return what === kinds[(n + ['before', 'halfway', 'after'].indexOf(place)) % kinds.length];
}
