import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { applySummary } from '../../shared/core/changes/apply-summary.ts';
import { type ChangeSummary, changeSummarySchema } from '../../shared/core/changes/change-summary.ts';
import { type PublishedRecord, publishedRecordSchema } from '../../shared/core/document.ts';
import { type FileEntry, type Latest, latestSchema, type Manifest, manifestSchema } from '../../shared/core/feed/manifest.ts';
import { overviewPartSchema } from '../../shared/core/overview/overview-part.ts';
import { type OverviewRow, overviewRow } from '../../shared/core/overview/overview-row.ts';
import { partToRows } from '../../shared/core/overview/part-to-rows.ts';
import { feedBucket, type World } from './world.ts';

export interface Release {
  readonly latest: Latest;
  readonly manifest: Manifest;
  readonly summary: ChangeSummary;
}

/**
 * A reader of the feed who looks after every single call, and trusts nothing: what `latest.json` names must all be there with its hashes, follow from
 * the release before, and never go back.
 */
export class PublicEye {
  readonly releases: Release[] = [];
  records: readonly PublishedRecord[] = [];
  #seen: string | null = null;
  readonly #aliases = new Map<string, number>();

  /** The new release, where there is one. */
  look(world: World): Release | null {
    this.#lookAtAliases(world);
    const pointer = world.s3.current(feedBucket, 'latest.json');
    if (pointer === null || pointer.etag === this.#seen) return null;
    this.#seen = pointer.etag;
    const release = readRelease(world, latestSchema.parse(JSON.parse(textOf(pointer.bytes))));
    this.#follows(release, world);
    this.releases.push(release);
    return release;
  }

  #follows({ latest, manifest, summary }: Release, world: World): void {
    const before = this.releases.at(-1) ?? null;
    assert.equal(latest.sequence, (before?.latest.sequence ?? 0) + 1, 'the sequence grows by one');
    assert.deepEqual([manifest.sequence, summary.sequence], [latest.sequence, latest.sequence]);
    assert.deepEqual(manifest.previous, before?.latest.manifest ?? null, 'the chain leads to the release before');
    const records = manifest.shards.flatMap((shard) =>
      linesOf(readFile(world, shard)).map((line) => publishedRecordSchema.parse(JSON.parse(line))),
    );
    const expected = applySummary(this.records, summary);
    assert.deepEqual(records.toSorted(byId), expected, 'the release is its change summary applied to the release before');
    assert.deepEqual(overviewOf(manifest, world), expected.map(overviewRow), 'the overview has a row of each record');
    this.records = expected;
  }

  #lookAtAliases(world: World): void {
    for (const alias of aliases) {
      const sequence = Number(world.s3.current(feedBucket, alias)?.headers['x-amz-meta-sequence'] ?? 0);
      assert(sequence >= (this.#aliases.get(alias) ?? 0), `${alias} goes back to sequence ${sequence}`);
      assert(sequence <= this.releases.length + 1, `${alias} is ahead of latest.json`);
      this.#aliases.set(alias, sequence);
    }
  }

  /** What must hold when all is over: the aliases belong to the newest release. */
  lookAtLast(world: World): void {
    assert.equal(this.look(world), null, 'a release that nobody saw');
    const sequences = [...this.#aliases.values()];
    assert.deepEqual(
      sequences,
      sequences.map(() => this.releases.length),
      'an alias was left behind',
    );
  }
}

const aliases = [
  'feed.json',
  'changes.json',
  'changes.feed.json',
  'overview.json',
  'records.ndjson',
  'records.csv',
  'records.excel.csv',
  'datapackage.json',
  'catalog.jsonld',
];

function readRelease(world: World, latest: Latest): Release {
  const manifest = manifestSchema.parse(JSON.parse(readFile(world, latest.manifest)));
  for (const entry of [manifest.changes.md, manifest.changes.html, ...manifest.bulk, ...manifest.feedPages]) readFile(world, entry);
  const summary = changeSummarySchema.parse(JSON.parse(readFile(world, latest.changes)));
  return { latest, manifest, summary };
}

function overviewOf({ overview }: Manifest, world: World): OverviewRow[] {
  const rows = overview.parts.flatMap((part) => partToRows(overviewPartSchema.parse(JSON.parse(readFile(world, part)))));
  return rows.toSorted(byId);
}

function readFile(world: World, { path, sha256 }: Pick<FileEntry, 'path' | 'sha256'>): string {
  const object = world.s3.current(feedBucket, path);
  assert(object !== null, `${path} is not there`);
  assert.equal(createHash('sha256').update(object.bytes).digest('hex'), sha256, `${path} is not what its name says`);
  return textOf(object.bytes);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
