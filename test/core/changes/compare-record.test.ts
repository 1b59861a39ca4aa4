import { describe, expect, it } from 'vitest';
import { compareRecord } from '../../../shared/core/changes/compare-record.ts';
import type { Candidate, Tombstone } from '../../../shared/core/document.ts';
import { firstTime, hotline, hotlineContent, keysReversed, laterTime, published } from './example-records.ts';

const { id } = hotline;
const title = '“12345” 市民服务热线服务外包经费（上海市机关事务管理局，2018年度）';
const current = published(hotline);
const tombstone: Tombstone = {
  id,
  status: 'withdrawn',
  revision: 2,
  agency: hotline.agency,
  fiscalYear: 2018,
  projectName: hotline.projectName,
  reason: '来源文件已移除',
  publishedAt: firstTime,
  modifiedAt: laterTime,
};
const newBytes: Candidate = { ...hotline, score: 89, source: { ...hotline.source, sha256: 'b'.repeat(64), fields: {} } };

describe('what a release says about a record', () => {
  it('added: a record that no release had', () => {
    expect(compareRecord({ id, before: null, speaker: hotline, publishedAt: firstTime, reason: '首次收录' })).toEqual({
      kind: 'added',
      id,
      title,
      reason: '首次收录',
      record: {
        id,
        status: 'current',
        revision: 1,
        ...hotlineContent,
        source: hotline.source,
        findings: [],
        publishedAt: firstTime,
        modifiedAt: firstTime,
      },
      changes: [],
    });
  });

  it('changed: other bytes say something else; the first publication stays, the revision grows', () => {
    expect(compareRecord({ id, before: current, speaker: newBytes, publishedAt: laterTime, reason: '文件已更新' })).toEqual({
      kind: 'changed',
      id,
      title,
      reason: '文件已更新',
      record: { ...current, revision: 2, score: 89, source: newBytes.source, modifiedAt: laterTime },
      changes: [{ path: 'score', label: '评价分值', before: 88, after: 89, class: 'value', beforeBoxes: hotline.source.fields.score }],
    });
  });

  it('corrected: the same bytes, read better', () => {
    const speaker = { ...newBytes, source: hotline.source };
    expect(compareRecord({ id, before: current, speaker, publishedAt: laterTime, reason: '程序更新' })?.kind).toBe('corrected');
  });

  it('withdrawn: no document claims it; what stays is a tombstone without content', () => {
    expect(compareRecord({ id, before: current, speaker: null, publishedAt: laterTime, reason: '来源文件已移除' })).toEqual({
      kind: 'withdrawn',
      id,
      title,
      reason: '来源文件已移除',
      record: tombstone,
      changes: [],
    });
  });

  it('restored: a withdrawn record is claimed again; its count goes on', () => {
    const restored = compareRecord({
      id,
      before: tombstone,
      speaker: hotline,
      publishedAt: '2024-03-03T08:00:00.000Z',
      reason: '重新收录',
    });
    expect(restored).toEqual({
      kind: 'restored',
      id,
      title,
      reason: '重新收录',
      record: { ...current, revision: 3, publishedAt: firstTime, modifiedAt: '2024-03-03T08:00:00.000Z' },
      changes: [],
    });
  });

  it.each<[string, Parameters<typeof compareRecord>[0]['before'], Candidate | null]>([
    ['what was never there stays away', null, null],
    ['what was withdrawn stays withdrawn', tombstone, null],
    ['equal values stay as they are', current, hotline],
    [
      'equal values from other bytes, another document and with other findings stay as they are',
      current,
      {
        ...hotline,
        source: { document: '副本.pdf', sha256: 'c'.repeat(64), pages: [9], fields: {} },
        findings: [{ code: 'grade-unusual', severity: 'warning', message: 'm', messageZh: '提示', document: '副本.pdf' }],
      },
    ],
    ['equal values in another order of keys stay as they are', current, keysReversed(hotline)],
  ])('nothing: %s', (_what, before, speaker) => {
    expect(compareRecord({ id, before, speaker, publishedAt: laterTime, reason: '' })).toBeNull();
  });

  it('says which record takes the place of which', () => {
    const [older, newer] = ['pe-0000000000000001', 'pe-0000000000000002'];
    const withdrawn = compareRecord({ id, before: current, speaker: null, publishedAt: laterTime, reason: '更名', supersededBy: newer });
    expect(withdrawn?.record).toEqual({ ...tombstone, reason: '更名', supersededBy: newer });
    const added = compareRecord({ id, before: null, speaker: hotline, publishedAt: firstTime, reason: '更名', supersedes: older });
    expect(added?.record).toEqual({ ...current, supersedes: older });
    const changed = compareRecord({ id, before: added?.record ?? null, speaker: newBytes, publishedAt: laterTime, reason: '文件已更新' });
    expect(changed?.record).toMatchObject({ supersedes: older, revision: 2 });
  });

  it('gives the same bytes whatever order the keys came in', () => {
    const comparison = { id, before: null, publishedAt: firstTime, reason: '首次收录' };
    const bytes = JSON.stringify(compareRecord({ ...comparison, speaker: hotline }));
    expect(JSON.stringify(compareRecord({ ...comparison, speaker: keysReversed(hotline) }))).toBe(bytes);
  });

  it('refuses to compare two records', () => {
    const other = { ...hotline, id: 'pe-0000000000000001' };
    expect(() => compareRecord({ id, before: current, speaker: other, publishedAt: laterTime, reason: '' })).toThrow(/candidate/);
    expect(() => compareRecord({ id: other.id, before: current, speaker: null, publishedAt: laterTime, reason: '' })).toThrow(/published/);
  });
});
