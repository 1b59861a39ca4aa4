import { describe, expect, it } from 'vitest';
import { agencyHash } from '../../../shared/core/feed/agency-hash.ts';
import { buildLatest } from '../../../shared/core/feed/build-latest.ts';
import { buildManifest, type ManifestInput } from '../../../shared/core/feed/build-manifest.ts';
import { contentEntry } from '../../../shared/core/feed/content-entry.ts';
import { jsonBody } from '../../../shared/core/feed/json-body.ts';
import type { OverviewEntry, ShardEntry } from '../../../shared/core/feed/manifest.ts';

const [one, other] = [agencyHash('财政局'), agencyHash('教育局')].sort() as [string, string];

function shard(fiscalYear: number, agency: string, prefix: string, current = 1): ShardEntry {
  const file = contentEntry('shards/', 'ndjson', `${fiscalYear}${agency}${prefix}`);
  return { ...file, fiscalYear, agencyHash: agency, prefix, records: current + 1, current };
}

function part(fiscalYear: number, prefix: string, current: number): OverviewEntry {
  return { ...contentEntry('overview/', 'json', `${fiscalYear}${prefix}`), fiscalYear, prefix, records: current + 1, current };
}

const input: ManifestInput = {
  summary: {
    sequence: 2,
    previousSequence: 1,
    publishedAt: '2024-03-02T08:00:00.000Z',
    counts: { added: 1, changed: 1, corrected: 0, withdrawn: 4, restored: 1, unchanged: 2 },
  },
  previous: { path: `manifests/1-${'a'.repeat(64)}.json`, sha256: 'a'.repeat(64) },
  changes: {
    json: contentEntry('changes/2-', 'json', '{}'),
    md: contentEntry('changes/2-', 'md', '#'),
    html: contentEntry('changes/2-', 'html', '<p>'),
  },
  shards: [shard(2019, one, ''), shard(2018, other, 'a', 2), shard(2018, other, '0'), shard(2018, one, '')],
  overview: { format: 1, parts: [part(2019, '', 1), part(2018, '1', 2), part(2018, '0', 2)] },
  bulk: [contentEntry('bulk/', 'ndjson', '')],
  feedPages: [contentEntry('feed/', 'json', '[]')],
};

describe('the manifest of a release', () => {
  it('lists its files, shards by year, agency and prefix', () => {
    expect(buildManifest(input)).toEqual({
      sequence: 2,
      publishedAt: '2024-03-02T08:00:00.000Z',
      previous: input.previous,
      changes: input.changes,
      shards: [shard(2018, one, ''), shard(2018, other, '0'), shard(2018, other, 'a', 2), shard(2019, one, '')],
      shardLists: [],
      overview: { format: 1, parts: [part(2018, '0', 2), part(2018, '1', 2), part(2019, '', 1)] },
      bulk: input.bulk,
      feedPages: input.feedPages,
      redactions: [],
    });
  });

  it('is the same bytes whatever order the shards came in', () => {
    expect(jsonBody(buildManifest({ ...input, shards: input.shards.toReversed() }))).toBe(jsonBody(buildManifest(input)));
  });

  it.each<[string, Partial<ManifestInput>]>([
    ['two shards for the same ids', { shards: [shard(2018, one, '', 2), shard(2018, one, 'a', 3)] }],
    [
      'shards beside lists of shards',
      { shardLists: [{ ...contentEntry('shardlists/', 'json', '1'), prefix: '', shards: 1, records: 1, current: 0 }] },
    ],
    ['one shard twice', { shards: [shard(2018, one, 'a', 2), shard(2018, one, 'a', 3)] }],
    ['other records than the summary counts', { shards: [shard(2018, one, '', 4)] }],
    ['an overview of other records', { overview: { format: 1, parts: [part(2018, '', 4)] } }],
    ['no manifest before it, though there is a release', { previous: null }],
    ['a file that is not named by its content', { bulk: [{ path: 'records.ndjson', sha256: 'a'.repeat(64), bytes: 0 }] }],
  ])('refuses %s', (_what, wrong) => {
    expect(() => buildManifest({ ...input, ...wrong })).toThrow();
  });

  it('takes prefixes that only look alike', () => {
    const shards = ['1', '10', '2'].map((prefix) => shard(2018, one, prefix)).concat(shard(2018, other, '1', 2));
    expect(() => buildManifest({ ...input, shards })).toThrow(/two shards/);
    expect(
      buildManifest({ ...input, shards: shards.filter(({ prefix }) => prefix !== '1').concat(shard(2018, one, '11', 3)) }).shards,
    ).toHaveLength(3);
  });
});

describe('the pointer', () => {
  it('names the manifest and the changes, within 1 KB however high the sequence', () => {
    const sequence = Number.MAX_SAFE_INTEGER;
    const changes = { ...input.changes, json: contentEntry(`changes/${sequence}-`, 'json', '{}') };
    const manifest = buildManifest({ ...input, changes, summary: { ...input.summary, sequence, previousSequence: sequence - 1 } });
    const entry = contentEntry(`manifests/${sequence}-`, 'json', jsonBody(manifest));
    const latest = buildLatest(manifest, entry);
    expect(latest).toEqual({
      sequence,
      publishedAt: '2024-03-02T08:00:00.000Z',
      manifest: { path: entry.path, sha256: entry.sha256 },
      changes: { path: changes.json.path, sha256: changes.json.sha256 },
    });
    expect(Buffer.byteLength(jsonBody(latest))).toBeLessThan(600);
  });
});
