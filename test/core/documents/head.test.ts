import { describe, expect, it } from 'vitest';
import { namedRevisions, speakingRevision } from '../../../shared/core/documents/head.ts';
import { sampleHead } from '../../support/sample-documents.ts';

const now = new Date('2026-03-10T00:00:00Z');

describe('the revision that speaks for a document', () => {
  it.each([
    ['the current one where nothing waits', null, 'current'],
    ['the current one from the moment that it is due', '2026-03-10T00:00:00Z', 'current'],
    ['the current one when that moment is past', '2026-03-09T23:59:59Z', 'current'],
    ['the published one until then', '2026-03-10T00:00:01Z', 'published'],
  ])('is %s', (_, dueAt, revision) => {
    expect(speakingRevision(sampleHead({ revision: 'current', published: 'published', dueAt }), now)).toBe(revision);
  });

  it('is none before the first publication, and none of a removed document once its removal is due', () => {
    expect(speakingRevision(sampleHead({ published: null, dueAt: '2026-03-11T00:00:00Z' }), now)).toBeNull();
    expect(
      speakingRevision(sampleHead({ state: 'removed', revision: null, published: 'p', dueAt: '2026-03-09T00:00:00Z' }), now),
    ).toBeNull();
  });
});

describe('the revisions whose rows stay', () => {
  it.each([
    ['all three', { revision: 'a', published: 'b', previous: 'c' }, ['a', 'b', 'c']],
    ['one where all are the same', { revision: 'a', published: 'a', previous: 'a' }, ['a']],
    ['none where there are none', { revision: null, published: null, previous: null }, []],
  ])('are %s', (_, given, names) => {
    expect(namedRevisions(sampleHead(given))).toEqual(new Set(names));
  });
});
