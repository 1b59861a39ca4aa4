import { expect, it } from 'vitest';
import { ReportReader } from './reports.ts';
import { walkUndisturbed, walkWithFaults } from './walk.ts';

it('whichever call a process dies at, before, halfway or after, the next one ends where it would have', { timeout: 300_000 }, async () => {
  const reader = new ReportReader();
  const undisturbed = await walkUndisturbed(reader);
  const survived = await walkWithFaults(undisturbed, reader, ({ what }) => what === 'death');
  process.stdout.write(`deaths survived: ${survived.deaths}; back at once: ${survived.backAtOnce}; left behind: ${survived.leftBehind}\n`);
  expect(survived.deaths).toBeGreaterThanOrEqual(500);
});
