import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { generatedReports } from '../../bench/publish/generated-records.ts';
import { seedRelease } from '../../bench/publish/seed-release.ts';
import { buildBulk } from '../../lambdas/bulk/build-bulk.ts';
import { agencyHash } from '../../shared/core/feed/agency-hash.ts';
import { hotline } from '../core/changes/example-records.ts';
import { publication } from '../core/feed/example-feed.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { publishHistory } from '../support/publish-history.ts';

/** Some 12 MB of shards: more than a release rewrites. */
const records = 3_000;

async function largeFeed(): Promise<MemoryStore> {
  const feed = new MemoryStore();
  await seedRelease(records, feed, publication);
  return feed;
}

describe('the files of all records of a large feed', () => {
  it('hold every record once, in every format, with what describes them, all of one release', async () => {
    const feed = await largeFeed();
    const outcome = await buildBulk({ feed, publication });
    expect(outcome).toMatchObject({ kind: 'built', sequence: 1 });

    const lines = feed
      .text('records.ndjson')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const expected = [...generatedReports(records)].flatMap((report) => report.records);
    expect(new Map(lines.map((record) => [record.id, record]))).toEqual(new Map(expected.map((record) => [record.id, record])));
    expect(lines).toHaveLength(records);
    const places = lines.map(({ fiscalYear, agency, id }) => `${fiscalYear} ${agencyHash(agency)} ${id}`);
    expect(places).toEqual(places.toSorted());
    for (const name of ['records.csv', 'records.excel.csv']) expect(parse(feed.text(name), { bom: true })).toHaveLength(records + 1);

    for (const { path, bytes } of JSON.parse(feed.text('datapackage.json')).resources) expect((await feed.head(path))?.bytes).toBe(bytes);
    const names = ['records.ndjson', 'records.csv', 'records.excel.csv', 'datapackage.json', 'catalog.jsonld'];
    expect(names.map((name) => feed.files.get(name)?.metadata)).toEqual(names.map(() => ({ sequence: '1' })));
  });

  it('are left alone while no release is newer, and finished where a run died', async () => {
    const feed = await largeFeed();
    await buildBulk({ feed, publication });
    const before = new Map(feed.files);
    expect(await buildBulk({ feed, publication })).toEqual({ kind: 'up-to-date' });
    await feed.delete('catalog.jsonld');
    await feed.delete('records.excel.csv');
    expect(await buildBulk({ feed, publication })).toMatchObject({ kind: 'built' });
    expect(new Map([...feed.files].toSorted())).toEqual(new Map([...before].toSorted()));
  });

  it('are the business of the publisher where the feed is small, and nobody’s where there is none', async () => {
    const feed = new MemoryStore();
    expect(await buildBulk({ feed, publication })).toEqual({ kind: 'no-release' });
    await publishHistory([[hotline]], { feed, publication, page: { script: '', style: '' } });
    expect(await buildBulk({ feed, publication })).toEqual({ kind: 'with-release' });
  });
});
