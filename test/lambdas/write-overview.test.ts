import { beforeAll, describe, expect, it } from 'vitest';
import { writeOverview } from '../../lambdas/publish/write-overview.ts';
import { type ChangeSummary, changeSummarySchema } from '../../shared/core/changes/change-summary.ts';
import { type Manifest, manifestSchema } from '../../shared/core/feed/manifest.ts';
import { overviewPartSchema } from '../../shared/core/overview/overview-part.ts';
import { partToRows } from '../../shared/core/overview/part-to-rows.ts';
import { recordId } from '../../shared/core/records/record-id.ts';
import { hotline } from '../core/changes/example-records.ts';
import { publication } from '../core/feed/example-feed.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { publishHistory } from '../support/publish-history.ts';

const school = { ...hotline, fiscalYear: 2020, id: recordId(hotline.agency, 2020, hotline.projectName) };
const library = { ...school, projectName: '图书购置', id: recordId(hotline.agency, 2020, '图书购置') };

describe('the overview of a release', () => {
  const feed = new MemoryStore();
  let manifests: Manifest[];
  let summaries: ChangeSummary[];
  const parsed = <T>(prefix: string, parse: (value: unknown) => T): T[] =>
    [...feed.files.keys()].filter((key) => key.startsWith(prefix) && key.endsWith('.json')).map((key) => parse(JSON.parse(feed.text(key))));
  const scores = (manifest: Pick<Manifest, 'overview'>): unknown =>
    manifest.overview.parts.map(({ path, fiscalYear }) => [
      fiscalYear,
      partToRows(overviewPartSchema.parse(JSON.parse(feed.text(path)))).map(({ score }) => score),
    ]);

  beforeAll(async () => {
    const states = [
      [hotline, school],
      [hotline, { ...school, score: 90 }, library],
      [hotline, library],
    ];
    await publishHistory(states, { feed, publication, page: { script: '', style: '' } });
    manifests = parsed('manifests/', (value) => manifestSchema.parse(value));
    summaries = parsed('changes/', (value) => changeSummarySchema.parse(value));
  });

  it('has a row of each record, by year; withdrawn ones stay', () => {
    expect(manifests.map((manifest) => manifest.overview.parts.map(({ records, current }) => [records, current]))).toEqual([
      [
        [1, 1],
        [1, 1],
      ],
      [
        [1, 1],
        [2, 2],
      ],
      [
        [1, 1],
        [2, 1],
      ],
    ]);
  });

  it('names the parts that a release does not touch as they were', () => {
    const [first, second, third] = manifests.map(({ overview }) => overview.parts.map(({ path }) => path));
    expect([second?.[0], third?.[0]]).toEqual([first?.[0], first?.[0]]);
    expect(new Set([first?.[1], second?.[1], third?.[1]]).size).toBe(3);
  });

  it('is made anew from the shards where the release before had another format, and is the same', async () => {
    const [, second, third] = manifests;
    const summary = summaries.at(-1);
    if (second === undefined || third === undefined || summary === undefined) throw new Error('three releases were meant');
    const otherFormat = { ...second, overview: { ...second.overview, format: 99 } };
    const overview = await writeOverview(summary, otherFormat, third, feed);
    expect(overview.parts.toSorted((a, b) => a.fiscalYear - b.fiscalYear)).toEqual(third.overview.parts);
    expect(scores({ overview })).toEqual(scores(third));
  });
});
