import { setImmediate as breathe } from 'node:timers/promises';
import { changeReason } from '../../shared/core/changes/change-reason.ts';
import type { ChangeSummary, RecordChange } from '../../shared/core/changes/change-summary.ts';
import { compareRecord } from '../../shared/core/changes/compare-record.ts';
import { summarizeChanges } from '../../shared/core/changes/summarize-changes.ts';
import type { Candidate, PublishedRecord } from '../../shared/core/document.ts';
import type { DocumentHead } from '../../shared/core/documents/head.ts';
import { standingRecords } from '../../shared/core/documents/revision.ts';
import { speakerOf } from '../../shared/core/documents/speaker.ts';
import type { Latest, Manifest, ShardEntry } from '../../shared/core/feed/manifest.ts';
import type { ReleasePlan } from '../../shared/core/feed/release-plan.ts';
import { shardFor } from '../../shared/core/feed/shards.ts';
import type { DocumentTable } from '../../shared/ports.ts';
import { loadClaims } from '../../shared/steps/load-claims.ts';
import { loadDocument } from '../../shared/steps/load-document.ts';
import { readManifest, readRecords } from '../../shared/steps/read-feed.ts';
import type { PublishPorts } from './publish-feed.ts';

/** What one release takes in at most, so that a run's memory and time are bounded whatever waits: heads, and records that they touch. */
const headsMax = 1_000;
const recordsMax = 5_000;

export interface Comparison {
  /** Null where no head is due. */
  readonly plan: ReleasePlan | null;
  /** Whether more waits than one release takes. */
  readonly more: boolean;
}

/** What a record is identified by; all of it stands in its id. */
interface Touched {
  readonly id: string;
  readonly fiscalYear: number;
  readonly agency: string;
}

/** Due heads → the records they touch, now or before → who speaks for each → what differs from the feed → the plan. Writes nothing. */
export async function planRelease(latest: Latest | null, ports: PublishPorts): Promise<Comparison> {
  const now = ports.clock.now();
  const { due, touched, more } = await dueWork(now, ports.table);
  if (due.length === 0) return { plan: null, more };
  const manifest = latest === null ? null : await readManifest(ports.feed, latest.manifest);
  const publishedAt = now.toISOString();
  const known = new Map<string, DocumentHead | null>(due.map(({ head }) => [head.document, head]));
  const changes: RecordChange[] = [];
  for (const [shard, records] of groupByShard(touched, manifest)) {
    const before = new Map(shard === null ? [] : (await readRecords(ports.feed, shard)).map((record) => [record.id, record]));
    for (const { id } of records) {
      const change = await compareTouched(id, before.get(id) ?? null, known, now, ports.table);
      if (change !== null) changes.push(change);
    }
    await breathe();
  }
  const plan: ReleasePlan = {
    sequence: (latest?.sequence ?? 0) + (changes.length === 0 ? 0 : 1),
    publishedAt,
    base: latest === null ? null : { sequence: latest.sequence, manifest: latest.manifest },
    summary: changes.length === 0 ? null : summaryOf(latest, manifest, due, changes, publishedAt),
    documents: due.map(({ head: { document, counter, lastModified, revision } }) => ({ document, counter, lastModified, revision })),
    touched: [...touched.keys()],
  };
  return { plan, more };

  async function compareTouched(
    id: string,
    before: PublishedRecord | null,
    heads: Map<string, DocumentHead | null>,
    at: Date,
    table: DocumentTable,
  ): Promise<RecordChange | null> {
    const claim = speakerOf(await loadClaims(table, `record#${id}`, heads), heads, at);
    const entry = claim === null ? null : await table.getEntry(claim.document, claim.revision, claim.index);
    const speaker: Candidate | null = entry === null || entry.status === 'held' ? null : entry.record;
    return compareRecord({ id, before, speaker, publishedAt, reason: changeReason(before, speaker) });
  }
}

/** A due head with the ids that it gave when it was last compared, and gives now. */
interface DueHead {
  readonly head: DocumentHead;
  readonly gave: ReadonlySet<string>;
  readonly gives: ReadonlySet<string>;
}

/** The heads that are due, each confirmed by a consistent read, up to the bounds of one release; and every record that they gave or give. */
async function dueWork(now: Date, table: DocumentTable): Promise<{ due: DueHead[]; touched: ReadonlyMap<string, Touched>; more: boolean }> {
  const due: DueHead[] = [];
  const touched = new Map<string, Touched>();
  const documents = await table.dueDocuments(now, headsMax);
  for (const document of documents) {
    if (touched.size >= recordsMax) return { due, touched, more: true };
    const loaded = await loadDocument(table, document);
    if (loaded === null || loaded.head.dueAt === null || Date.parse(loaded.head.dueAt) > now.getTime()) continue;
    const [gave, gives] = [loaded.published, loaded.revision].map((revision) => (revision === null ? [] : standingRecords(revision)));
    for (const { id, fiscalYear, agency } of [...(gave ?? []), ...(gives ?? [])]) touched.set(id, { id, fiscalYear, agency });
    due.push({ head: loaded.head, gave: idsOf(gave), gives: idsOf(gives) });
  }
  return { due, touched, more: documents.length === headsMax };
}

function idsOf(records: readonly Candidate[] = []): ReadonlySet<string> {
  return new Set(records.map((record) => record.id));
}

/** A head caused a change where it speaks for the record now, or gave the record before and no longer does. */
function caused({ head, gave, gives }: DueHead, { id, record }: RecordChange): boolean {
  if (gave.has(id) && !gives.has(id)) return true;
  return record.status === 'current' && record.source.document === head.document;
}

function groupByShard(
  touched: ReadonlyMap<string, Touched>,
  manifest: Manifest | null,
): ReadonlyMap<ShardEntry | null, readonly Touched[]> {
  const groups = new Map<ShardEntry | null, Touched[]>();
  for (const record of touched.values()) {
    const shard = manifest === null ? null : shardFor(manifest.shards, record);
    groups.set(shard, [...(groups.get(shard) ?? []), record]);
  }
  return groups;
}

function summaryOf(
  latest: Latest | null,
  manifest: Manifest | null,
  due: readonly DueHead[],
  changes: readonly RecordChange[],
  publishedAt: string,
): ChangeSummary {
  const causes = due.filter((each) => changes.some((change) => caused(each, change))).map(({ head }) => head);
  return summarizeChanges({
    sequence: (latest?.sequence ?? 0) + 1,
    publishedAt,
    currentBefore: (manifest?.shards ?? []).reduce((sum, shard) => sum + shard.current, 0),
    documents: causes.map(({ document, state, sha256 }) => ({ document, sha256: state === 'removed' ? null : sha256 })),
    changes,
  });
}
