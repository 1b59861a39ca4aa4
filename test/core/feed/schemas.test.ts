import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../shared/core/document.ts';
import { buildLatest } from '../../../shared/core/feed/build-latest.ts';
import { buildManifest } from '../../../shared/core/feed/build-manifest.ts';
import { contentEntry } from '../../../shared/core/feed/content-entry.ts';
import { feedItem } from '../../../shared/core/feed/feed-item.ts';
import { nextFeedPages } from '../../../shared/core/feed/feed-pages.ts';
import { jsonBody } from '../../../shared/core/feed/json-body.ts';
import { publicSchemas } from '../../../shared/core/feed/schemas.ts';
import { recordsToShards, shardKeyFor } from '../../../shared/core/feed/shards.ts';
import { buildOverview } from '../../../shared/core/overview/build-overview.ts';
import { overviewFormat } from '../../../shared/core/overview/overview-part.ts';
import { partKeyFor, rowsToParts } from '../../../shared/core/overview/overview-parts.ts';
import { overviewRow } from '../../../shared/core/overview/overview-row.ts';
import { hotline } from '../changes/example-records.ts';
import { publishState, type Release } from '../changes/publish-state.ts';
import { feedRelease, publication } from './example-feed.ts';

const schemas = publicSchemas(publication.baseUrl);
const other = { ...hotline, id: 'pe-0000000000000001', projectName: '道路养护' };
const finding = {
  code: 'narrative-empty',
  severity: 'warning' as const,
  message: 'empty',
  messageZh: '空白',
  document: '乙.pdf',
  page: 2,
  field: 'problems',
};
const history = [
  [hotline, other],
  [{ ...hotline, score: 89, problems: null }],
  [
    { ...hotline, score: 90, findings: [finding], source: { ...hotline.source, sha256: 'b'.repeat(64) } },
    { ...other, agency: '示例单位' },
  ],
];
const releases = releasesOf(history);

const receipt: Receipt = {
  document: '2018年/热线.pdf',
  versionId: 'v1',
  sha256: 'a'.repeat(64),
  status: 'partial',
  tablesFound: 2,
  recordsAccepted: 1,
  recordsHeld: 1,
  publication: 'pending',
  findings: [{ ...finding, box: { page: 2, x: 1, y: 2, width: 3, height: 4 }, found: '', expected: '文字' }],
  records: [
    {
      projectName: hotline.projectName,
      id: hotline.id,
      status: 'accepted',
      pages: [1, 2],
      speaker: '2018年/热线.pdf',
      changes: releases[1]?.summary.records[1]?.changes ?? [],
    },
    { projectName: null, id: null, status: 'held', pages: [3] },
  ],
};

describe('the public schemas', () => {
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  for (const { body } of schemas) ajv.addSchema(JSON.parse(body));
  const errorsOf = (name: string, document: unknown): unknown => {
    const validate = ajv.getSchema(`${publication.baseUrl}/schema/${name}.v1.json`);
    if (validate === undefined) throw new Error(`there is no schema ${name}`);
    return validate(document) ? [] : (validate.errors ?? []);
  };

  it('stand at versioned paths, say draft 2020-12 and where they are', () => {
    expect(schemas.map(({ path: file, body }) => [file, JSON.parse(body).$id, JSON.parse(body).$schema])).toEqual(
      [
        'record',
        'record-file',
        'changes',
        'manifest',
        'shard-list',
        'latest',
        'overview',
        'overview-part',
        'receipt',
        'feed-item',
        'feed-page',
        'publication',
      ].map((name) => [
        `schema/${name}.v1.json`,
        `https://data.example.cn/jixiao/schema/${name}.v1.json`,
        'https://json-schema.org/draft/2020-12/schema',
      ]),
    );
  });

  it('hold the Chinese name of each field', () => {
    const record = JSON.parse(schemas[0]?.body ?? '');
    expect(record.$defs.CurrentRecord.properties.achievements.title).toBe('主要绩效');
  });

  it('take every document of every kind of release', () => {
    const kinds = releases.flatMap(({ summary }) => summary.records.map(({ kind }) => kind));
    expect(kinds).toEqual(['added', 'added', 'withdrawn', 'corrected', 'restored', 'changed']);
    for (const release of releases) {
      const documents = documentsOf(release);
      expect(errorsOf('changes', documents.changes)).toEqual([]);
      expect(errorsOf('manifest', documents.manifest)).toEqual([]);
      expect(errorsOf('latest', documents.latest)).toEqual([]);
      expect(errorsOf('overview', documents.overview)).toEqual([]);
      for (const part of documents.overviewParts) expect(errorsOf('overview-part', part)).toEqual([]);
      expect(errorsOf('feed-page', documents.feed._jixiao)).toEqual([]);
      for (const item of documents.feed.items) expect(errorsOf('feed-item', item._jixiao)).toEqual([]);
      for (const record of documents.records) expect(errorsOf('record', record)).toEqual([]);
    }
    expect(errorsOf('receipt', receipt)).toEqual([]);
  });

  it.each<[string, string, unknown]>([
    ['a record with a field that nobody knows', 'record', { ...releases[0]?.records[0], extra: 1 }],
    ['a tombstone with content', 'record', { ...releases[1]?.records[0], score: 88 }],
    ['a score above 100', 'record', { ...releases[0]?.records[0], score: 101 }],
    ['a receipt of a status that nobody knows', 'receipt', { ...receipt, status: 'lost' }],
  ])('refuse %s', (_what, name, document) => {
    expect(errorsOf(name, document)).not.toEqual([]);
  });
});

function releasesOf(states: typeof history): Release[] {
  const releases: Release[] = [];
  for (const state of states) {
    const release = publishState(releases.at(-1) ?? null, state);
    if (release !== null) releases.push(release);
  }
  return releases;
}

function documentsOf({ summary, records }: Release) {
  const release = feedRelease(summary.sequence, summary.publishedAt);
  const items = summary.records.map((change) => feedItem(change, release));
  const { pages, written } = nextFeedPages({ open: null, pages: [] }, items, release);
  const groups = Map.groupBy(records, (record) => JSON.stringify(shardKeyFor([], record)));
  const parts = [...Map.groupBy(records, (record) => JSON.stringify(partKeyFor([], record)))].flatMap(([key, members]) =>
    rowsToParts(JSON.parse(key), members.map(overviewRow)),
  );
  const manifest = buildManifest({
    summary,
    previous: summary.previousSequence === null ? null : { path: `manifests/1-${'a'.repeat(64)}.json`, sha256: 'a'.repeat(64) },
    changes: {
      json: contentEntry('changes/1-', 'json', jsonBody(summary)),
      md: contentEntry('changes/1-', 'md', '#'),
      html: contentEntry('changes/1-', 'html', '<p>'),
    },
    shards: [...groups].flatMap(([key, members]) => recordsToShards(JSON.parse(key), members).map(({ entry }) => entry)),
    overview: { format: overviewFormat, parts: parts.map(({ entry }) => entry) },
    bulk: [],
    feedPages: pages,
  });
  const latest = buildLatest(manifest, contentEntry('manifests/1-', 'json', jsonBody(manifest)));
  return {
    changes: published(summary),
    manifest: published(manifest),
    latest: published(latest),
    overview: published(buildOverview(manifest)),
    overviewParts: parts.map(({ body }) => JSON.parse(body)),
    records: published(records),
    feed: JSON.parse(written[0]?.body ?? ''),
  };
}

/** As a reader gets it. */
function published<T>(value: T): T {
  return JSON.parse(jsonBody(value));
}
