import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/core/document.ts';
import type { RevisionEntry } from '../../../shared/core/documents/revision.ts';
import { attentionOf } from '../../../shared/core/notices/attention.ts';
import { acceptedEntry, sampleHead, sampleRecord, sampleRevision } from '../../support/sample-documents.ts';

const held: RevisionEntry = { status: 'held', projectName: '校园足球', id: null, pages: [2], table: null };
const kept: RevisionEntry = { status: 'kept', record: sampleRecord(2) };
const withheld = { revisions: ['r'], since: '2026-03-01T08:00:00Z' };
const head = sampleHead();

describe('what needs an officer', () => {
  it('is nothing of a document that was taken whole, whatever the warnings', () => {
    expect(attentionOf(head, sampleRevision({ findings: [finding('score-grade-doubtful', 1, 'warning')] }))).toBeNull();
  });

  it('is nothing of one that was removed', () => {
    expect(attentionOf(sampleHead({ state: 'removed', revision: null }), null)).toBeNull();
  });

  it('is each kind of error once, with its pages, in reading order', () => {
    const findings = [finding('score-unreadable', 5), finding('amount-unreadable', 3), finding('score-unreadable', 2), finding('no-pages')];
    expect(attentionOf(head, sampleRevision({ entries: [acceptedEntry(1), held, kept], findings }))).toEqual({
      ...{ status: 'partial', tablesFound: 2, recordsHeld: 1, recordsKept: 1, isWithheld: false },
      errors: [
        { code: 'score-unreadable', pages: [2, 5] },
        { code: 'amount-unreadable', pages: [3] },
        { code: 'no-pages', pages: [] },
      ],
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });

  it('names every page of those that one finding is about, and no more than a hundred', () => {
    const pages = (lastPage: number) =>
      attentionOf(head, sampleRevision({ entries: [], findings: [{ ...finding('scanned-page', 2), lastPage }] }))?.errors[0]?.pages;
    expect(pages(4)).toEqual([2, 3, 4]);
    expect(pages(2_000)).toHaveLength(100);
  });

  it.each([
    ['a document of which nothing was read', head, sampleRevision({ entries: [] }), 'rejected'],
    ['one whose tables are all held', head, sampleRevision({ entries: [held] }), 'held'],
    ['one that the system could not process', sampleHead({ failed: { versionId: 'v2', at: '2026-03-01T08:00:00Z' } }), null, 'failed'],
    ['a removed one of which withdrawals wait', sampleHead({ state: 'removed', revision: null, withheld }), null, 'withdrawn'],
    ['one that was taken whole, of whose earlier version withdrawals wait', sampleHead({ withheld }), sampleRevision(), 'accepted'],
  ] as const)('is %s', (_what, document, revision, status) => {
    expect(attentionOf(document, revision)).toMatchObject({ status, isWithheld: document.withheld !== null });
  });
});

describe('the fingerprint', () => {
  const amount = finding('amount-unreadable', 3);
  const of = (given: Parameters<typeof sampleRevision>[0], of = head) =>
    attentionOf(of, sampleRevision({ entries: [held], ...given }))?.fingerprint;
  const first = of({ findings: [amount] });

  it('is the same where the same bytes have the same errors, wherever they are', () => {
    expect(of({ id: `0000000009-${'ab'.repeat(32)}-2`, engine: '2', findings: [{ ...amount, page: 4 }, amount] })).toBe(first);
  });

  it.each([
    ['other bytes', { id: `0000000001-${'cd'.repeat(32)}-1`, findings: [amount] }],
    ['another error', { findings: [finding('score-unreadable', 3)] }],
    ['another outcome', { findings: [amount], entries: [held, acceptedEntry(1)] }],
    ['records that are kept', { findings: [amount], entries: [held, kept] }],
  ])('is another one of %s', (_what, given) => {
    expect(of(given)).not.toBe(first);
  });

  it('of a failure is that of its version, whenever it failed', () => {
    const failed = (versionId: string, at: string) => attentionOf(sampleHead({ failed: { versionId, at } }), null)?.fingerprint;
    expect(failed('v1', '2026-03-02T08:00:00Z')).toBe(failed('v1', '2026-03-01T08:00:00Z'));
    expect(failed('v2', '2026-03-01T08:00:00Z')).not.toBe(failed('v1', '2026-03-01T08:00:00Z'));
  });
});

function finding(code: string, page?: number, severity: Finding['severity'] = 'error'): Finding {
  return { code, severity, message: '', messageZh: '', document: head.document, ...(page !== undefined && { page }) };
}
