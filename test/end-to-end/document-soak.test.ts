import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { soakDocuments } from '../soak/document-soak.ts';

/** `npm run soak:documents` takes 2,000. */
const count = 40;

it('of many documents none is lost, whatever order their events come in, twice or never', { timeout: 300_000 }, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'jixiao-soak-'));
  try {
    const { tables, public: feed, events } = await soakDocuments({ count, seed: 7, folder });
    expect(tables.found).toBe(tables.accepted + tables.held);
    expect(feed.current).toBeGreaterThan(count / 2);
    expect([events.dropped > 0, events.delivered > count]).toEqual([true, true]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
