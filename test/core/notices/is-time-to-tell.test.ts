import { expect, it } from 'vitest';
import { isTimeToTell } from '../../../shared/core/notices/is-time-to-tell.ts';

const patience = { quietMs: 5 * 60_000, waitMsMax: 30 * 60_000 };

it.each([
  ['nothing waits', [], false],
  ['one came a moment ago', ['08:59:59'], false],
  ['the last one came five minutes ago', ['08:40:00', '08:55:00'], true],
  ['they come on end', ['08:40:00', '08:59:00'], false],
  ['they come on end for half an hour', ['08:30:00', '08:59:00'], true],
])('where %s: %j %s', (_what, since, expected) => {
  const times = since.map((time) => `2026-03-01T${time}Z`);
  expect(isTimeToTell(times, new Date('2026-03-01T09:00:00Z'), patience)).toBe(expected);
});
