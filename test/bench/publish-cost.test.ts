import { expect, it } from 'vitest';
import { measurePublication } from '../../bench/publish/measure-publication.ts';

it('publishing one changed record costs the same in a release of 10,000 records as in one of 1,000', { timeout: 240_000 }, async () => {
  const [small, large] = [await measurePublication(1_000), await measurePublication(10_000)];
  expect(small.bulk).toBeNull();
  expect(large.bulk?.s3.requests).toBeGreaterThan(1_000);
  expect(large.publication.s3.requests).toBeLessThanOrEqual(small.publicationAside.requests * 2);
  expect(large.publication.dynamoRequests).toBeLessThanOrEqual(small.publication.dynamoRequests);
  // A manifest is read by the comparison, the writing and the aliases, and written once.
  const beyond = { read: 3 * large.manifestBytes, written: large.manifestBytes };
  expect(large.publication.s3.read - beyond.read).toBeLessThanOrEqual(small.publicationAside.read * 2);
  expect(large.publication.s3.written - beyond.written).toBeLessThanOrEqual(small.publicationAside.written * 2);
});
