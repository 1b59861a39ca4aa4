import { describe, expect, it } from 'vitest';
import { attentionOf } from '../../../shared/core/notices/attention.ts';
import { markTelling } from '../../../shared/core/notices/mark-telling.ts';
import { sampleHead, sampleRevision } from '../../support/sample-documents.ts';

const now = new Date('2026-03-01T09:00:00Z');
const earlier = '2026-03-01T08:00:00.000Z';
const wrong = sampleRevision({ entries: [] });
const attention = attentionOf(sampleHead(), wrong)?.fingerprint ?? null;

describe('the mark of a head, where there is something to tell', () => {
  it.each([
    ['what needs attention was not told', { told: null, tellSince: null }, wrong, now.toISOString()],
    ['what was told is over', { told: { notice: 1, at: null, attention }, tellSince: null }, sampleRevision(), now.toISOString()],
    ['nobody can tell, for want of the revision', { told: null, tellSince: null }, 'unknown', now.toISOString()],
    ['it waits already: since then', { told: null, tellSince: earlier }, wrong, earlier],
    ['it was told: none', { told: { notice: 1, at: null, attention }, tellSince: earlier }, wrong, null],
    ['all is well, and nothing was ever told: none', { told: null, tellSince: earlier }, sampleRevision(), null],
    ['all is well, and that was told: none', { told: { notice: 2, at: null, attention: null }, tellSince: null }, sampleRevision(), null],
  ] as const)('%s', (_what, given, revision, tellSince) => {
    const head = sampleHead(given);
    expect(markTelling(head, revision, now)).toEqual({ ...head, tellSince });
  });
});
