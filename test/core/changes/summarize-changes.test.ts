import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRecord } from '../../../shared/core/changes/compare-record.ts';
import { summarizeChanges } from '../../../shared/core/changes/summarize-changes.ts';
import { anyState, firstTime, hotline, laterTime, published } from './example-records.ts';
import { publishState, type Release } from './publish-state.ts';

const added = compareRecord({ id: hotline.id, before: null, speaker: hotline, publishedAt: firstTime, reason: '首次收录' });
if (added === null) throw new Error('a new record is a change');
const input = { sequence: 1, publishedAt: firstTime, documents: [], changes: [added], currentBefore: 0 };

describe('summarising the changes of a release', () => {
  it('sorts records by id and documents by name, and counts', () => {
    const other = { ...added, id: 'pe-0000000000000001', record: { ...added.record, id: 'pe-0000000000000001' } };
    const documents = [
      { document: '乙.pdf', sha256: null },
      { document: 'a.pdf', sha256: 'a'.repeat(64) },
    ];
    expect(summarizeChanges({ ...input, sequence: 7, currentBefore: 3, documents, changes: [added, other] })).toEqual({
      sequence: 7,
      previousSequence: 6,
      publishedAt: firstTime,
      counts: { added: 2, changed: 0, corrected: 0, withdrawn: 0, restored: 0, unchanged: 3 },
      documents: [documents[1], documents[0]],
      records: [other, added],
    });
  });

  it('counts add up to the current records before and after, after any history', () => {
    fc.assert(
      fc.property(fc.array(anyState, { minLength: 1, maxLength: 5 }), (history) => {
        let release: Release | null = null;
        for (const state of history) {
          const next = publishState(release, state);
          if (next === null) continue;
          const { added: fresh, changed, corrected, withdrawn, restored, unchanged } = next.summary.counts;
          const current = (records: Release['records']): number => records.filter(({ status }) => status === 'current').length;
          expect(unchanged + changed + corrected + withdrawn).toBe(current(release?.records ?? []));
          expect(unchanged + changed + corrected + fresh + restored).toBe(current(next.records));
          release = next;
        }
      }),
      { numRuns: 60 },
    );
  });

  const current = published(hotline);
  const changed = compareRecord({
    id: hotline.id,
    before: current,
    speaker: { ...hotline, score: 89 },
    publishedAt: laterTime,
    reason: '',
  });
  it.each([
    ['more changes than there were records', { ...input, sequence: 2, publishedAt: laterTime, changes: changed ? [changed] : [] }],
    ['one record twice', { ...input, changes: [added, added] }],
    ['a change of another release', { ...input, publishedAt: laterTime }],
    ['records before the first release', { ...input, currentBefore: 1 }],
    ['an addition with fields', { ...input, changes: [{ ...added, changes: changed?.changes ?? [] }] }],
    ['a withdrawal that is no tombstone', { ...input, sequence: 2, currentBefore: 1, changes: [{ ...added, kind: 'withdrawn' as const }] }],
  ])('refuses %s', (_what, wrong) => {
    expect(() => summarizeChanges(wrong)).toThrow();
  });
});
