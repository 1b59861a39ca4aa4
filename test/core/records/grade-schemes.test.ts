import { describe, expect, it } from 'vitest';
import { gradeSchema } from '../../../shared/core/document.ts';
import { gradeSchemes, gradesFor, schemesOf } from '../../../shared/core/records/grade-schemes.ts';

describe('grade schemes', () => {
  it.each(gradeSchemes.map((scheme) => [scheme.name, scheme] as const))(
    '%s: its bands cover 0 to 100 without a gap or an overlap',
    (_, { bands }) => {
      const ascending = [...bands].sort((a, b) => a.from - b.from);
      expect(ascending.map(({ from }) => from)).toEqual([0, ...ascending.slice(0, -1).map(({ to }) => to)]);
      expect(ascending.at(-1)?.to).toBe(100);
    },
  );

  it.each([
    [100, ['优'], ['优'], ['优']],
    [90, ['优'], ['优'], ['优']],
    [89.99, ['良'], ['良'], ['良']],
    [80, ['良'], ['良'], ['良']],
    [75, ['中'], ['良'], ['中']],
    [74.99, ['中'], ['合格'], ['中']],
    [60, ['中'], ['合格'], ['差']],
    [59.99, ['差'], ['不合格'], ['差']],
    [0, ['差'], ['不合格'], ['差']],
  ])('%d has the words %j, %j and %j', (score, ...words) => {
    expect(gradeSchemes.map((scheme) => gradesFor(scheme, score))).toEqual(words);
  });

  it('parts the schemes that have a word by whether the score lies in its band', () => {
    const { agree, differ } = schemesOf('良', 76);
    expect([agree.map(({ name }) => name), differ.map(({ name }) => name)]).toEqual([
      ['Shanghai'],
      ['Ministry of Finance 2020', 'places with 中 from 70'],
    ]);
  });

  it('knows every grade of the record in some scheme', () => {
    const words = new Set(gradeSchemes.flatMap(({ bands }) => bands.flatMap(({ grades }) => grades)));
    expect(gradeSchema.options.filter((grade) => !words.has(grade))).toEqual([]);
  });
});
