import { describe, expect, it } from 'vitest';
import { namedRevisions, publicVoice, voiceAt } from '../../../shared/core/documents/head.ts';
import { sampleHead } from '../../support/sample-documents.ts';

const now = new Date('2026-03-10T00:00:00Z');
const [early, late] = ['2026-03-01T08:00:00Z', '2026-03-09T23:00:00Z'] as const;

describe('what speaks for a document', () => {
  const head = sampleHead({ revision: 'current', lastModified: late, published: 'published', publishedLastModified: early });

  it.each([
    ['the current version where nothing waits', null, { revision: 'current', lastModified: late }],
    ['the current one from the moment that it is due', '2026-03-10T00:00:00Z', { revision: 'current', lastModified: late }],
    ['the current one when that moment is past', '2026-03-09T23:59:59Z', { revision: 'current', lastModified: late }],
    ['the published one until then, as late as it was', '2026-03-10T00:00:01Z', { revision: 'published', lastModified: early }],
  ])('is %s', (_, dueAt, voice) => {
    expect(voiceAt({ ...head, dueAt }, now)).toEqual(voice);
  });

  it('is nothing before the first publication, and nothing of a removed document once its removal is due', () => {
    expect(voiceAt(sampleHead({ published: null, dueAt: '2026-03-11T00:00:00Z' }), now)).toBeNull();
    expect(voiceAt({ ...head, state: 'removed', revision: null, dueAt: '2026-03-09T00:00:00Z' }, now)).toBeNull();
  });

  it('in public is what the feed was last compared with, whatever is due', () => {
    expect(publicVoice({ ...head, dueAt: '2026-03-09T00:00:00Z' })).toEqual({ revision: 'published', lastModified: early });
    expect(publicVoice(sampleHead({ published: null }))).toBeNull();
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
