import { describe, expect, it } from 'vitest';
import { revisionContent, revisionCounter, revisionId, standingRecords } from '../../../shared/core/documents/revision.ts';
import { acceptedEntry, sampleRecord, sampleRevision, sampleSha256, sampleSketch } from '../../support/sample-documents.ts';

const nothingRead = { tablesFound: 0, findings: [], sketches: [], entries: [] };

describe('the name of a revision', () => {
  const id = revisionId(42, sampleSha256, '1.2.3', nothingRead);

  it('says the counter, the content, the engine and what was read', () => {
    expect(id).toMatch(new RegExp(`^0000000042-${sampleSha256}-1\\.2\\.3-[0-9a-f]{16}$`));
    expect([revisionCounter(id), revisionContent(id)]).toEqual([42, sampleSha256]);
  });

  it('sorts by the counter', () => {
    const ids = [2, 10, 9, 100].map((counter) => revisionId(counter, sampleSha256, '1', nothingRead));
    expect(ids.toSorted().map(revisionCounter)).toEqual([2, 9, 10, 100]);
  });

  it.each([
    ['another counter', revisionId(43, sampleSha256, '1.2.3', nothingRead)],
    ['other bytes', revisionId(42, 'cd'.repeat(32), '1.2.3', nothingRead)],
    ['another engine', revisionId(42, sampleSha256, '1.2.4', nothingRead)],
    ['another sketch', revisionId(42, sampleSha256, '1.2.3', { ...nothingRead, sketches: [sampleSketch()] })],
    ['another reading of the same bytes', revisionId(42, sampleSha256, '1.2.3', { ...nothingRead, tablesFound: 1 })],
  ])('is another for %s', (_, other) => {
    expect(other).not.toBe(id);
  });

  it('is the same for the same', () => {
    expect(revisionId(42, sampleSha256, '1.2.3', { ...nothingRead })).toBe(id);
  });
});

describe('the records that stand in a revision', () => {
  it('are those accepted and those kept, in their order', () => {
    const held = { status: 'held', projectName: null, id: null, pages: [1], table: null } as const;
    const revision = sampleRevision({ entries: [acceptedEntry(2), held, { status: 'kept', record: sampleRecord(1) }] });
    expect(standingRecords(revision)).toEqual([sampleRecord(2), sampleRecord(1)]);
  });
});
