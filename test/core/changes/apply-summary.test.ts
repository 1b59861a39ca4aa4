import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySummary } from '../../../shared/core/changes/apply-summary.ts';
import { recordContent } from '../../../shared/core/changes/record-content.ts';
import { recordLine } from '../../../shared/core/feed/record-line.ts';
import { anyState, hotline } from './example-records.ts';
import { publishState, type Release } from './publish-state.ts';

describe('applying a change summary', () => {
  it('to the records of the release before gives those of the release, byte for byte, after any history', () => {
    fc.assert(
      fc.property(fc.array(anyState, { maxLength: 5 }), (history) => {
        let release: Release | null = null;
        let mirror: Release['records'] = [];
        for (const state of history) {
          const next = publishState(release, state);
          if (next === null) continue;
          mirror = applySummary(mirror, JSON.parse(JSON.stringify(next.summary)));
          expect(mirror.map(recordLine)).toEqual(next.records.map(recordLine));
          release = next;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a release says what the documents say, after any history', () => {
    fc.assert(
      fc.property(fc.array(anyState, { minLength: 1, maxLength: 5 }), (history) => {
        const release = history.reduce<Release | null>((previous, state) => publishState(previous, state) ?? previous, null);
        const said = (release?.records ?? [])
          .filter((record) => record.status === 'current')
          .map((record) => [record.id, recordContent(record)]);
        const state = history.at(-1) ?? [];
        const asJson = JSON.parse(JSON.stringify(state.map((candidate) => [candidate.id, recordContent(candidate)])));
        expect(Object.fromEntries(said)).toEqual(Object.fromEntries(asJson));
      }),
      { numRuns: 60 },
    );
  });

  it('leaves nothing to publish when the documents say the same again', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const release = publishState(null, state);
        expect(release === null ? null : publishState(release, state)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  const first = publishState(null, [hotline]);
  const second = publishState(first, [{ ...hotline, score: 89 }]);
  const third = publishState(second, []);
  it.each([
    ['the first again', first, first],
    ['the second to nothing', null, second],
    ['the second again', second, second],
    ['the third without the second', first, third],
  ])('refuses records that it was not made for: %s', (_what, base, release) => {
    expect(() => applySummary(base?.records ?? [], { records: release?.summary.records ?? [] })).toThrow(hotline.id);
  });
});
