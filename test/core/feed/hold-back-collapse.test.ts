import { describe, expect, it } from 'vitest';
import { type FoundChanges, holdBackCollapse } from '../../../shared/core/feed/hold-back-collapse.ts';
import { sampleRecord } from '../../support/sample-documents.ts';
import { publishState } from '../changes/publish-state.ts';

const limits = { recordsMax: 20, shareMax: 0.1 };
const records = Array.from({ length: 30 }, (_, index) => sampleRecord(index + 1));
const before = publishState(null, records);
if (before === null) throw new Error('thirty records are a release');

/** So many withdrawals and one addition, in a feed of so many records. */
function hold(withdrawn: number, given: Partial<FoundChanges> = {}) {
  const now = publishState(before, [...records.slice(withdrawn), sampleRecord(99)]);
  const changes = now?.summary.records ?? [];
  const found = {
    changes,
    ordered: new Set<string>(),
    withheld: new Set<string>(),
    released: new Set<string>(),
    counts: [],
    currentBefore: 30,
    now: new Date('2026-03-01T08:30:00Z'),
    ...given,
  };
  return holdBackCollapse(found, limits);
}

describe('withdrawals', () => {
  it.each([
    ['as many as the number: go out', 20, {}, 0],
    ['one more, and more than the share: are held back', 21, {}, 21],
    ['one more, but a small share of all: go out', 21, { currentBefore: 210 }, 0],
    ['one more, and as much as the share and a little: are held back', 21, { currentBefore: 209 }, 21],
    ['few, after others of the same day: are held back', 3, { counts: [{ hour: '2026-02-28T09:00:00.000Z', records: 18 }] }, 3],
    ['few, after others of the day before: go out', 3, { counts: [{ hour: '2026-02-28T07:00:00.000Z', records: 18 }] }, 0],
    ['any number that orders of their own withdraw: go out', 21, { ordered: new Set(records.map(({ id }) => id)) }, 0],
    ['none, however many there were: nothing is held back', 0, { counts: [{ hour: '2026-03-01T08:00:00.000Z', records: 900 }] }, 0],
  ] as const)('%s', (_what, withdrawn, given, withheld) => {
    const held = hold(withdrawn, given);
    expect(held.withheld.size).toBe(withheld);
    expect(held.changes.filter(({ kind }) => kind === 'withdrawn')).toHaveLength(withdrawn - withheld);
    expect(held.changes.filter(({ kind }) => kind === 'added')).toHaveLength(1);
  });

  it('are counted by the hour, each once: those that are held back already are not counted again, nor those that an order lets go', () => {
    const ids = records.map(({ id }) => id);
    const counts = [{ hour: '2026-03-01T08:00:00.000Z', records: 2 }];
    expect(hold(3, { counts }).counts).toEqual([{ hour: '2026-03-01T08:00:00.000Z', records: 5 }]);
    const again = hold(3, { counts, withheld: new Set(ids.slice(0, 2)) });
    expect([again.withheld, again.counts]).toEqual([new Set(ids.slice(0, 2)), [{ hour: '2026-03-01T08:00:00.000Z', records: 3 }]]);
    const released = hold(25, { counts, released: new Set(ids) });
    expect([released.withheld.size, released.counts]).toEqual([0, []]);
  });
});
