import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applySummary } from '../../shared/core/changes/apply-summary.ts';
import { changeSummarySchema } from '../../shared/core/changes/change-summary.ts';
import { type Candidate, type PublishedRecord, publishedRecordSchema } from '../../shared/core/document.ts';
import { latestSchema, manifestSchema } from '../../shared/core/feed/manifest.ts';
import { shardListSchema } from '../../shared/core/feed/shard-lists.ts';
import { anyState } from '../core/changes/example-records.ts';
import { publication } from '../core/feed/example-feed.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { publishHistory } from '../support/publish-history.ts';

const releases = 100;

it('two mirrors, one by the hashes of shards, one by changes, have the records of the truth at each of a hundred releases', {
  timeout: 240_000,
}, async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const feed = new MemoryStore();
  const ports = { feed, publication, page: { script: '', style: '' } };
  const [byHash, byChanges] = [new ShardMirror(feed), new ChangesMirror(feed)];
  const latecomer = new ChangesMirror(feed);
  const { records, summary } = await publishHistory(randomStates(seed), ports, async (truth, sequence) => {
    for (const mirror of [byHash, byChanges]) {
      mirror.update();
      expect([seed, sequence, mirror.records()]).toEqual([seed, sequence, truth]);
    }
  });
  expect(summary.sequence).toBeGreaterThanOrEqual(releases);
  latecomer.update();
  expect([seed, latecomer.records()]).toEqual([seed, records]);
  // What did not change was not fetched again.
  expect(byHash.fetched).toBeLessThan(byHash.named);
});

/** More states than releases: two that are alike make none. */
function randomStates(seed: number): readonly (readonly Candidate[])[] {
  return fc.sample(anyState, { seed, numRuns: releases + 20 });
}

/** Reads `latest.json`, and fetches the shards whose hashes it does not have. */
class ShardMirror {
  fetched = 0;
  named = 0;
  readonly #feed: MemoryStore;
  #shards = new Map<string, readonly PublishedRecord[]>();

  constructor(feed: MemoryStore) {
    this.#feed = feed;
  }

  update(): void {
    const manifest = manifestSchema.parse(json(this.#feed, latestOf(this.#feed).manifest.path));
    const lists = manifest.shardLists.flatMap(({ path }) => shardListSchema.parse(json(this.#feed, path)).shards);
    const next = new Map<string, readonly PublishedRecord[]>();
    for (const { path, sha256 } of [...manifest.shards, ...lists]) {
      this.named += 1;
      next.set(sha256, this.#shards.get(sha256) ?? this.#fetch(path));
    }
    this.#shards = next;
  }

  records(): readonly PublishedRecord[] {
    return [...this.#shards.values()].flat().toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  #fetch(path: string): readonly PublishedRecord[] {
    this.fetched += 1;
    const lines = this.#feed.text(path).trimEnd().split('\n');
    return lines.map((line) => publishedRecordSchema.parse(JSON.parse(line)));
  }
}

/** Goes from manifest to manifest back to the release that it has, and applies the changes since. */
class ChangesMirror {
  sequence = 0;
  readonly #feed: MemoryStore;
  #records: readonly PublishedRecord[] = [];

  constructor(feed: MemoryStore) {
    this.#feed = feed;
  }

  update(): void {
    const missed: string[] = [];
    const { sequence, manifest: newest } = latestOf(this.#feed);
    for (let at: { path: string } | null = newest; at !== null; ) {
      const manifest = manifestSchema.parse(json(this.#feed, at.path));
      if (manifest.sequence <= this.sequence) break;
      missed.unshift(manifest.changes.json.path);
      at = manifest.previous;
    }
    for (const path of missed) this.#records = applySummary(this.#records, changeSummarySchema.parse(json(this.#feed, path)));
    this.sequence = sequence;
  }

  records(): readonly PublishedRecord[] {
    return this.#records;
  }
}

function latestOf(feed: MemoryStore) {
  return latestSchema.parse(json(feed, 'latest.json'));
}

function json(feed: MemoryStore, path: string): unknown {
  return JSON.parse(feed.text(path));
}
