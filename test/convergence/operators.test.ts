import { expect, it } from 'vitest';
import type { Fault } from './faults.ts';
import { operatorSteps } from './operator-steps.ts';
import type { Call } from './process.ts';
import { ReportReader } from './reports.ts';
import { type Step, settings, walkUndisturbed, walkWithFaults } from './walk.ts';

it('whatever fails while a command of an operator runs, and wherever it dies, the same command ends where it would have', {
  timeout: 600_000,
}, async () => {
  const reader = new ReportReader();
  const undisturbed = await walkUndisturbed(reader, settings, operatorSteps);
  const survived = await walkWithFaults(undisturbed, reader, inTurn);
  process.stdout.write(
    `faults of commands survived: ${survived.faults}, deaths among them: ${survived.deaths}; left behind: ${survived.leftBehind}\n`,
  );
  expect(survived.faults).toBeGreaterThanOrEqual(300);
});

/**
 * Every call of a command, at every place, dies, or fails in one of the ways, turn by turn; `npm run soak -- --faults` takes all of them. What is no command is
 * walked elsewhere.
 */
function inTurn({ n, place, what }: Fault, _call: Call, { isCommand }: Step): boolean {
  const kinds = ['throttled', 'timed-out', 'cut-off', 'conflict', 'death'] as const;
  return isCommand === true && what === kinds[(n + ['before', 'halfway', 'after'].indexOf(place)) % kinds.length];
}
