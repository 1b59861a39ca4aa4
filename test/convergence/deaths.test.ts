import { expect, it } from 'vitest';
import { ReportReader } from './reports.ts';
import { settings, walkUndisturbed, walkWithFaults } from './walk.ts';

it('whichever call a process dies at, before, halfway or after, the next one ends where it would have', { timeout: 300_000 }, async () => {
  const reader = new ReportReader();
  const undisturbed = await walkUndisturbed(reader);
  const survived = await walkWithFaults(undisturbed, reader, ({ what }) => what === 'death');
  process.stdout.write(`deaths survived: ${survived.deaths}; back at once: ${survived.backAtOnce}; left behind: ${survived.leftBehind}\n`);
  expect(survived.deaths).toBeGreaterThanOrEqual(500);
});

it('the same around each call for a source document, where these are public', { timeout: 300_000 }, async () => {
  const reader = new ReportReader();
  const withSources = { ...settings, sourcesPublic: true };
  const undisturbed = await walkUndisturbed(reader, withSources);
  const survived = await walkWithFaults(undisturbed, reader, (_fault, { what }) => what.includes('/sources/'), withSources);
  process.stdout.write(`faults survived: ${survived.faults}, deaths among them: ${survived.deaths}\n`);
  expect(survived.deaths).toBeGreaterThanOrEqual(20);
});
