import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentEntry } from '../../../shared/core/feed/content-entry.ts';
import { nextRecordFile, parseRecordFile, type RecordFile, recordFileBody, revisionsMax } from '../../../shared/core/feed/record-file.ts';
import { anyState, hotline } from '../changes/example-records.ts';
import { publishState, type Release } from '../changes/publish-state.ts';
import { onlyChange } from './example-feed.ts';

function afterRelease(before: RecordFile | null, release: Release | null, id = hotline.id): RecordFile | null {
  const change = release?.summary.records.find((each) => each.id === id);
  if (release === null || change === undefined) return before;
  const { sequence, publishedAt } = release.summary;
  const file = nextRecordFile(before, change, {
    sequence,
    publishedAt,
    summary: contentEntry(`changes/${sequence}-`, 'json', `${sequence}`),
  });
  return parseRecordFile(recordFileBody(file));
}

describe('records/<id>.json', () => {
  it('holds the record and how it came to be so, newest first', () => {
    const first = publishState(null, [hotline]);
    const second = publishState(first, [{ ...hotline, score: 89 }]);
    const third = publishState(second, []);
    const file = afterRelease(afterRelease(afterRelease(null, first), second), third);
    expect(file).toMatchObject({ id: hotline.id, sequence: 3, record: { status: 'withdrawn', revision: 3 }, earlierRevisions: 0 });
    expect(
      file?.history.map(({ revision, sequence, kind, changes }) => [revision, sequence, kind, changes.map(({ path }) => path)]),
    ).toEqual([
      [3, 3, 'withdrawn', []],
      [2, 2, 'corrected', ['score']],
      [1, 1, 'added', []],
    ]);
    expect(file?.history[1]?.changes).toEqual(onlyChange(second).changes);
  });

  it('says how many revisions it does not hold, where the file before it is gone', () => {
    const first = publishState(null, [hotline]);
    const second = publishState(first, [{ ...hotline, score: 89 }]);
    const third = publishState(second, [hotline]);
    expect(afterRelease(afterRelease(null, first), third)).toMatchObject({ earlierRevisions: 2, history: [{ revision: 3 }] });
  });

  it('does not grow for ever', () => {
    let release = publishState(null, [hotline]);
    let file = afterRelease(null, release);
    for (let score = 0; score < revisionsMax + 5; score++) {
      release = publishState(release, [{ ...hotline, score: 50 + (score % 40) }]);
      file = afterRelease(file, release);
    }
    expect(file?.history).toHaveLength(revisionsMax);
    expect(file?.earlierRevisions).toBe(6);
  });

  it('is the record of the release, whatever the history', () => {
    fc.assert(
      fc.property(fc.array(anyState, { minLength: 2, maxLength: 5 }), (states) => {
        let release: Release | null = null;
        const files = new Map<string, RecordFile>();
        for (const state of states) {
          const next = publishState(release, state);
          for (const { id } of next?.summary.records ?? []) files.set(id, afterRelease(files.get(id) ?? null, next, id) as RecordFile);
          release = next ?? release;
        }
        expect((release?.records ?? []).map(({ id }) => files.get(id)?.record)).toEqual(release?.records ?? []);
        for (const { record, history } of files.values()) expect(history).toHaveLength(record.revision);
      }),
      { numRuns: 30 },
    );
  });
});
