import { describe, expect, it } from 'vitest';
import { parsePlan, type ReleasePlan, serializePlan } from '../../../shared/core/feed/release-plan.ts';
import { hotline } from '../changes/example-records.ts';
import { publishState } from '../changes/publish-state.ts';

const release = publishState(publishState(null, [hotline]), [{ ...hotline, score: 89 }]);
if (release === null) throw new Error('another score is a release');
const plan: ReleasePlan = {
  sequence: 2,
  publishedAt: release.summary.publishedAt,
  base: { sequence: 1, manifest: { path: `manifests/1-${'a'.repeat(64)}.json`, sha256: 'a'.repeat(64) } },
  summary: release.summary,
  documents: [
    { document: 'a.pdf', counter: 3, lastModified: '2026-01-05T08:00:00Z', revision: null, withheld: null },
    {
      document: '热线.pdf',
      counter: 2,
      lastModified: '2026-01-05T09:00:00Z',
      revision: '0000000002-aaaaaaaaaaaaaaaa-1',
      withheld: { revisions: ['0000000001-aaaaaaaaaaaaaaaa-1'], since: '2026-01-05T09:00:00Z' },
    },
  ],
  touched: release.summary.records.map(({ id }) => id),
  orders: [
    {
      kind: 'withdraw',
      subject: `record#${hotline.id}`,
      who: '值班员',
      when: '2026-01-05T09:00:00.000Z',
      why: '内部原因',
      isUndone: false,
      agency: hotline.agency,
      fiscalYear: hotline.fiscalYear,
      projectName: hotline.projectName,
    },
  ],
  sources: [hotline.source.sha256],
  redactionSha256: 'b'.repeat(64),
};

describe('a release plan', () => {
  it('comes back as it was fixed', () => {
    expect(parsePlan(serializePlan(plan))).toEqual(plan);
    expect(serializePlan(parsePlan(serializePlan(plan)))).toBe(serializePlan(plan));
  });

  it('is the same bytes whatever order the documents came in', () => {
    expect(serializePlan({ ...plan, documents: plan.documents.toReversed() })).toBe(serializePlan(plan));
  });

  it.each<[string, Partial<ReleasePlan>]>([
    ['another sequence than follows its base', { sequence: 3 }],
    ['no base', { base: null }],
    ['another time than its summary', { publishedAt: '2030-01-01T00:00:00.000Z' }],
    ['the summary of another release', { summary: { ...release.summary, sequence: 5 } }],
  ])('is refused with %s', (_what, wrong) => {
    expect(() => serializePlan({ ...plan, ...wrong })).toThrow();
  });

  it('may have no release: then its sequence is that of its base', () => {
    expect(parsePlan(serializePlan({ ...plan, summary: null, sequence: 1 })).summary).toBe(null);
    expect(() => serializePlan({ ...plan, summary: null })).toThrow('a plan follows its base');
  });

  it('is refused where its text is no plan', () => {
    expect(() => parsePlan('{"sequence":1}')).toThrow();
  });
});
