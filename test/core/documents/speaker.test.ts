import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../shared/core/documents/claim.ts';
import type { DocumentHead } from '../../../shared/core/documents/head.ts';
import { originalOf, publicSpeakerOf, speakerOf } from '../../../shared/core/documents/speaker.ts';
import { sampleHead } from '../../support/sample-documents.ts';

const now = new Date('2026-03-10T00:00:00Z');

function heads(...given: readonly Partial<DocumentHead>[]): ReadonlyMap<string, DocumentHead> {
  const whole = given.map((each) =>
    sampleHead({ revision: 'r1', publishedLastModified: each.lastModified ?? '2026-03-01T00:00:00Z', ...each }),
  );
  return new Map(whole.map((head) => [head.document, head]));
}

function claim(document: string, revision = 'r1', index = 0): Claim {
  return { document, revision, index };
}

describe('the speaker for a record', () => {
  it('is nobody where nobody claims it', () => {
    expect(speakerOf([], heads({ document: 'a' }), now)).toBeNull();
  });

  it('is the document that is the latest in the bucket', () => {
    const latest = heads(
      { document: 'a', lastModified: '2026-03-01T00:00:00Z' },
      { document: 'b', lastModified: '2026-03-03T00:00:00Z' },
      { document: 'c', lastModified: '2026-03-02T23:59:59Z' },
    );
    expect(speakerOf([claim('a'), claim('b'), claim('c')], latest, now)).toEqual(claim('b'));
  });

  it('is compared by time, however the time is written', () => {
    const latest = heads(
      { document: 'a', lastModified: '2026-03-01T00:00:01Z' },
      { document: 'b', lastModified: '2026-03-01T00:00:00.900Z' },
    );
    expect(speakerOf([claim('a'), claim('b')], latest, now)).toEqual(claim('a'));
  });

  it('is the later key of two that came within one second', () => {
    expect(speakerOf([claim('绩效/b'), claim('绩效/a')], heads({ document: '绩效/a' }, { document: '绩效/b' }), now)).toEqual(
      claim('绩效/b'),
    );
  });

  it('is the first of two entries of one document', () => {
    expect(speakerOf([claim('a', 'r1', 3), claim('a', 'r1', 1)], heads({ document: 'a' }), now)).toEqual(claim('a', 'r1', 1));
  });

  it.each<[string, Partial<DocumentHead> | null]>([
    ['is of a revision that never became current', { revision: 'r0' }],
    ['is of a document without a head', null],
    ['is of a document that was removed', { state: 'removed', revision: null }],
    ['still waits for its first publication', { dueAt: '2026-03-10T00:00:01Z' }],
    ['waits, while another revision is public', { dueAt: '2026-03-10T00:00:01Z', published: 'r0' }],
  ])('is not one whose claim %s', (_, given) => {
    const others = given === null ? heads() : heads({ document: 'a', lastModified: '2026-03-09T00:00:00Z', ...given });
    const all = new Map([...others, ...heads({ document: 'b', lastModified: '2026-03-01T00:00:00Z' })]);
    expect(speakerOf([claim('a'), claim('b')], all, now)).toEqual(claim('b'));
    expect(speakerOf([claim('a')], all, now)).toBeNull();
  });

  it('is the published revision while an embargo holds the current one back, and the current one from then on', () => {
    const waiting = heads({ document: 'a', revision: 'r2', published: 'r1', dueAt: '2026-03-10T00:00:00.001Z' });
    const claims = [claim('a', 'r1'), claim('a', 'r2')];
    expect(speakerOf(claims, waiting, now)).toEqual(claim('a', 'r1'));
    expect(speakerOf(claims, waiting, new Date('2026-03-10T00:00:00.001Z'))).toEqual(claim('a', 'r2'));
  });

  it('is not made later by a version that still waits', () => {
    const waits = { revision: 'r2', lastModified: '2026-03-09T00:00:00Z', dueAt: '2026-03-11T00:00:00Z' };
    const all = heads(
      { document: 'a', published: 'r1', publishedLastModified: '2026-03-01T00:00:00Z', ...waits },
      { document: 'b', lastModified: '2026-03-02T00:00:00Z' },
    );
    expect(speakerOf([claim('a'), claim('b')], all, now)).toEqual(claim('b'));
  });

  it('in public is that of the versions last compared, whatever came since', () => {
    const all = heads(
      {
        document: 'a',
        published: 'r1',
        publishedLastModified: '2026-03-01T00:00:00Z',
        revision: 'r2',
        lastModified: '2026-03-09T00:00:00Z',
      },
      { document: 'b', published: 'r1', publishedLastModified: '2026-03-02T00:00:00Z', state: 'removed', revision: null },
      { document: 'c', lastModified: '2026-03-08T00:00:00Z' },
    );
    expect(publicSpeakerOf([claim('a'), claim('a', 'r2'), claim('b'), claim('c')], all)).toEqual(claim('b'));
  });

  it('is still the removed document while its withdrawal waits', () => {
    const waiting = heads({ document: 'a', state: 'removed', revision: null, published: 'r1', dueAt: '2026-03-10T00:05:00Z' });
    expect(speakerOf([claim('a')], waiting, now)).toEqual(claim('a'));
    expect(speakerOf([claim('a')], waiting, new Date('2026-03-10T00:05:00Z'))).toBeNull();
  });
});

describe('the original of some bytes', () => {
  it('is the earliest document that has them, and of two within one second the one with the earlier key', () => {
    const all = heads(
      { document: 'late', lastModified: '2026-03-03T00:00:00Z' },
      { document: 'b', lastModified: '2026-03-01T00:00:00Z' },
      { document: 'a', lastModified: '2026-03-01T00:00:00.000Z' },
    );
    expect(originalOf([claim('late'), claim('b'), claim('a')], all)).toBe('a');
  });

  it('is the next one when it goes or says something else', () => {
    const gone = { document: 'gone', state: 'removed', revision: null, lastModified: '2026-01-01T00:00:00Z' } as const;
    const replaced = { document: 'replaced', revision: 'r2', lastModified: '2026-01-02T00:00:00Z' } as const;
    expect(originalOf([claim('gone'), claim('replaced'), claim('a')], heads(gone, replaced, { document: 'a' }))).toBe('a');
    expect(originalOf([claim('gone'), claim('replaced')], heads(gone, replaced))).toBeNull();
  });

  it('is not told from a document whose head is not there', () => {
    expect(originalOf([claim('a')], heads())).toBeNull();
  });

  it('does not depend on an embargo: the bytes are in the bucket', () => {
    expect(originalOf([claim('a')], heads({ document: 'a', dueAt: '2099-01-01T00:00:00Z' }))).toBe('a');
  });
});

describe('whatever order the claims come in', () => {
  const documents = fc.constantFrom('a', 'b', '乙', '甲/a.pdf');
  const revisions = fc.constantFrom('r1', 'r2');
  const claims = fc.array(fc.record({ document: documents, revision: revisions, index: fc.nat(2) }), { maxLength: 12 });
  const someHeads = fc.array(
    fc.record({
      document: documents,
      state: fc.constantFrom('present' as const, 'removed' as const),
      revision: fc.option(revisions),
      published: fc.option(revisions),
      lastModified: fc.constantFrom('2026-03-01T00:00:00Z', '2026-03-01T00:00:01Z'),
      dueAt: fc.constantFrom(null, '2026-03-09T00:00:00Z', '2026-03-11T00:00:00Z'),
    }),
    { maxLength: 4 },
  );
  const shuffled = claims.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));

  it('one speaks, and one is the original', () => {
    fc.assert(
      fc.property(shuffled, someHeads, ([inOrder, reordered], given) => {
        const all = heads(...given);
        expect(speakerOf(reordered, all, now)).toEqual(speakerOf(inOrder, all, now));
        expect(originalOf(reordered, all)).toBe(originalOf(inOrder, all));
      }),
    );
  });

  it('the speaker is one of them, and none that counts is of a later document', () => {
    fc.assert(
      fc.property(claims, someHeads, (all, given) => {
        const known = heads(...given);
        const speaker = speakerOf(all, known, now);
        const alone = all.filter((each) => speakerOf([each], known, now) !== null);
        const timeOf = (each: Claim | null) => Date.parse(known.get(each?.document ?? '')?.lastModified ?? '');
        expect(speaker === null ? [] : alone.filter((each) => timeOf(each) <= timeOf(speaker))).toEqual(alone);
        expect(speaker === null || alone.some((each) => JSON.stringify(each) === JSON.stringify(speaker))).toBe(true);
      }),
    );
  });
});
