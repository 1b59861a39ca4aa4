import { expect, it } from 'vitest';
import { exampleHistory } from './example-history.ts';

const typesByEnding: readonly [RegExp, string][] = [
  [/^(?:feed\/.*|feed|changes\.feed)\.?(?:json)?$/u, 'application/feed+json; charset=utf-8'],
  [/^schema\//u, 'application/schema+json; charset=utf-8'],
  [/\.jsonld$/u, 'application/ld+json'],
  [/\.ndjson$/u, 'application/x-ndjson; charset=utf-8'],
  [/\.csv$/u, 'text/csv; charset=utf-8'],
  [/\.md$/u, 'text/markdown; charset=utf-8'],
  [/\.html$/u, 'text/html; charset=utf-8'],
  [/\.json$/u, 'application/json; charset=utf-8'],
];

it('every public object has its type, and is kept for good where its name is its content, for a minute where it is not', async () => {
  const feed = await exampleHistory();
  expect(feed.files.size).toBeGreaterThan(100);
  for (const [key, { contentType, cacheControl, metadata }] of feed.files) {
    const type = typesByEnding.find(([ending]) => ending.test(key))?.[1];
    const isImmutable = /[0-9a-f]{64}/u.test(key);
    expect([key, contentType]).toEqual([key, type]);
    expect([key, cacheControl]).toEqual([key, isImmutable ? 'public, max-age=31536000, immutable' : 'public, max-age=60, must-revalidate']);
    // latest.json says it itself, within 1 KB.
    const names = isImmutable || key === 'latest.json' ? undefined : { sequence: expect.stringMatching(/^[1-9]\d*$/u) };
    expect([key, metadata]).toEqual([key, names]);
  }
});
