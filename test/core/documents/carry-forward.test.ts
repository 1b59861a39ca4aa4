import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/core/document.ts';
import { carryForward, type Ended } from '../../../shared/core/documents/carry-forward.ts';
import type { RevisionEntry } from '../../../shared/core/documents/revision.ts';
import { acceptedEntry, sampleRecord, sampleRevision } from '../../support/sample-documents.ts';

const held: RevisionEntry = { status: 'held', projectName: '项目2', id: sampleRecord(2).id, pages: [1], table: null };
const kept = (number: number): RevisionEntry => ({ status: 'kept', record: sampleRecord(number, { score: 60 }) });

const none: Ended = { undone: new Set(), takenDown: new Set() };

function finding(severity: Finding['severity']): Finding {
  return { code: 'page-scanned', severity, message: 'm', messageZh: '无', document: 'd' };
}

describe('what is carried forward from the revision before', () => {
  const previous = sampleRevision({ entries: [acceptedEntry(1), acceptedEntry(2), held, kept(3)] });

  it('is nothing where there was none', () => {
    expect(carryForward(null, { tablesFound: 1, entries: [held], findings: [] }, none)).toEqual([]);
  });

  it.each<[string, readonly RevisionEntry[], number, readonly Finding[]]>([
    ['every table was accepted', [acceptedEntry(1)], 1, []],
    ['every table was accepted, with warnings and notes', [acceptedEntry(9)], 1, [finding('warning'), finding('info')]],
  ])('is nothing where %s: what is gone is withdrawn', (_, entries, tablesFound, findings) => {
    expect(carryForward(previous, { tablesFound, entries, findings }, none)).toEqual([]);
  });

  it.each<[string, readonly RevisionEntry[], number, readonly Finding[]]>([
    ['there is no table', [], 0, []],
    ['every table is held', [held], 1, [finding('error')]],
    ['a table was found and has no entry', [], 1, []],
    ['nothing could be read', [], 0, [finding('error')]],
  ])('is every record that stood before where %s', (_, entries, tablesFound, findings) => {
    expect(carryForward(previous, { tablesFound, entries, findings }, none)).toEqual([
      { status: 'kept', record: sampleRecord(1) },
      { status: 'kept', record: sampleRecord(2) },
      { status: 'kept', record: sampleRecord(3, { score: 60 }) },
    ]);
  });

  it('is what was not accepted where one table is held, its own record too', () => {
    const extraction = { tablesFound: 2, entries: [acceptedEntry(1, { score: 10 }), held], findings: [] };
    expect(carryForward(previous, extraction, none)).toEqual([
      { status: 'kept', record: sampleRecord(2) },
      { status: 'kept', record: sampleRecord(3, { score: 60 }) },
    ]);
  });

  it('is what was not accepted where all tables were, and an error says that something was not read', () => {
    const extraction = { tablesFound: 2, entries: [acceptedEntry(1), acceptedEntry(3)], findings: [finding('error')] };
    expect(carryForward(previous, extraction, none)).toEqual([{ status: 'kept', record: sampleRecord(2) }]);
  });

  it('is each record once', () => {
    const twice = sampleRevision({ entries: [acceptedEntry(1), acceptedEntry(1)] });
    expect(carryForward(twice, { tablesFound: 0, entries: [], findings: [] }, none)).toEqual([{ status: 'kept', record: sampleRecord(1) }]);
  });

  it('is not what stood only on a confirmation that was taken back', () => {
    const confirmed = (number: number, confirmedBy: readonly string[]): RevisionEntry => ({
      status: 'accepted',
      record: sampleRecord(number),
      confirmedBy,
    });
    const before = sampleRevision({ entries: [confirmed(1, ['a', 'b']), confirmed(2, ['c']), acceptedEntry(3)] });
    const extraction = { tablesFound: 1, entries: [held], findings: [] };
    expect(carryForward(before, extraction, { ...none, undone: new Set(['b']) })).toEqual([
      { status: 'kept', record: sampleRecord(2), confirmedBy: ['c'] },
      { status: 'kept', record: sampleRecord(3) },
    ]);
  });

  it('is not what was read from bytes that were taken down', () => {
    const [first, other] = [sampleRecord(1), sampleRecord(2)];
    const elsewhere = { ...other, source: { ...other.source, sha256: 'd'.repeat(64) } };
    const entries: RevisionEntry[] = [
      { status: 'kept', record: first },
      { status: 'kept', record: elsewhere },
    ];
    const takenDown = new Set([first.source.sha256]);
    const extraction = { tablesFound: 0, entries: [], findings: [] };
    expect(carryForward(sampleRevision({ entries }), extraction, { ...none, takenDown })).toEqual([{ status: 'kept', record: elsewhere }]);
  });

  it('loses no record over any number of revisions that were not read whole', () => {
    const readings = fc.array(fc.uniqueArray(fc.nat(5), { maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(readings, (numbers) => {
        let revision = sampleRevision({ entries: [] });
        for (const accepted of numbers) {
          const extraction = {
            tablesFound: accepted.length + 1,
            entries: [...accepted.map((number) => acceptedEntry(number)), held],
            findings: [],
          };
          revision = sampleRevision({ entries: [...extraction.entries, ...carryForward(revision, extraction, none)] });
        }
        const standing = revision.entries.flatMap((entry) => (entry.status === 'held' ? [] : [entry.record.id]));
        expect(standing.toSorted()).toEqual([...new Set(numbers.flat())].map((number) => sampleRecord(number).id).toSorted());
      }),
    );
  });
});
