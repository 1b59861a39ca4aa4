import { describe, expect, it } from 'vitest';
import { putAlias } from '../../shared/steps/put-alias.ts';
import { MemoryStore } from '../support/memory-store.ts';

class CountedStore extends MemoryStore {
  heads = 0;

  override head(key: string) {
    this.heads += 1;
    return super.head(key);
  }
}

const put = (feed: MemoryStore, sequence: number, isNew: boolean) =>
  putAlias(feed, 'a.html', sequence, (options) => feed.put('a.html', `of ${sequence}`, { ...options, contentType: 'text/html' }), isNew);

describe('an alias that is taken for new', () => {
  it('is put without a look', async () => {
    const feed = new CountedStore();
    await put(feed, 3, true);
    expect([feed.text('a.html'), feed.heads]).toEqual(['of 3', 0]);
  });

  it.each([
    ['takes the place of an older one', 2, 'of 3'],
    ['is left alone where it is of a newer release', 4, 'of 4'],
  ])('and is there %s', async (_what, there, expected) => {
    const feed = new CountedStore();
    await put(feed, there, false);
    await put(feed, 3, true);
    expect(feed.text('a.html')).toBe(expected);
  });
});
