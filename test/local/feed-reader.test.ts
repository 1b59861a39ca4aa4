import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { FeedReader } from '../../local/verify/feed-reader.ts';

it('redactions that lead back to themselves are an offence, and end', async () => {
  const [one, two] = ['1', '2'].map((text) => createHash('sha256').update(text).digest('hex')) as [string, string];
  const reader = new FeedReader({ read: async () => null });
  reader.redactions.set(one, two).set(two, one);
  await expect(reader.bytesIfThere({ path: `shards/${one}.ndjson`, sha256: one })).rejects.toThrow('leads back to itself');
});
