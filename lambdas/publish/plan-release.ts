import { setImmediate as breathe } from 'node:timers/promises';
import { changeReason } from '../../shared/core/changes/change-reason.ts';
import type { ChangeSummary, RecordChange } from '../../shared/core/changes/change-summary.ts';
import { compareRecord } from '../../shared/core/changes/compare-record.ts';
import { reasonOfOrder } from '../../shared/core/changes/reason-of-order.ts';
import { summarizeChanges } from '../../shared/core/changes/summarize-changes.ts';
import type { Candidate, PublishedRecord } from '../../shared/core/document.ts';
import type { Claim } from '../../shared/core/documents/claim.ts';
import type { DocumentHead } from '../../shared/core/documents/head.ts';
import { revisionContent } from '../../shared/core/documents/revision.ts';
import { publicSpeakerOf, speakerOf } from '../../shared/core/documents/speaker.ts';
import { withdrawalInForce } from '../../shared/core/documents/withdrawal-in-force.ts';
import { type HeldBack, holdBackCollapse } from '../../shared/core/feed/hold-back-collapse.ts';
import type { Latest, Manifest, ShardEntry } from '../../shared/core/feed/manifest.ts';
import type { ReleasePlan } from '../../shared/core/feed/release-plan.ts';
import { shardFor } from '../../shared/core/feed/shards.ts';
import { redactChange } from '../../shared/core/redaction/redact-change.ts';
import { redactRecord } from '../../shared/core/redaction/redact-record.ts';
import { redactedText } from '../../shared/core/redaction/redacted-text.ts';
import type { DocumentTable, PlanMark } from '../../shared/ports.ts';
import { loadRecords } from '../../shared/steps/load-records.ts';
import { mapInParallel } from '../../shared/steps/map-in-parallel.ts';
import { readManifest, readRecords } from '../../shared/steps/read-feed.ts';
import { shardsNear } from '../../shared/steps/shards-near.ts';
import { type DueDocument, dueWork, type Touched } from './due-work.ts';
import type { PublishPorts } from './publish-ports.ts';
import { type TakedownAtHand, takedownAtHand } from './takedown-at-hand.ts';

/** Shards that are compared side by side, each in memory; and, for each, rows of records that are read at a time. A release touches up to 10,000 rows. */
const shardsAtOnce = 4;
const rowsAtOnce = 4;

export interface Comparison {
  /** But for its sources: those are not there yet. Null where nothing is due. */
  readonly plan: Omit<ReleasePlan, 'sources'> | null;
  /** For the mark: see hold-back-collapse.ts. */
  readonly withdrawals: PlanMark['withdrawals'];
  /** Documents of which something was held back before, and stays so. */
  readonly withheldDocuments: number;
  /** Whether more waits than one release takes. */
  readonly more: boolean;
}

/** Due documents and orders → the records they touch, now or before → who speaks for each → what differs from the feed → the plan. Writes nothing. */
export async function planRelease(latest: Latest | null, mark: PlanMark | null, ports: PublishPorts): Promise<Comparison> {
  const now = ports.clock.now();
  const takedown = await takedownAtHand(latest, ports);
  const { due, orders, touched, ...waiting } = await dueWork(now, takedown, ports.table);
  if (due.length === 0 && orders.length === 0 && takedown.redaction === null)
    return { plan: null, withdrawals: mark?.withdrawals ?? [], ...waiting };
  const manifest = latest === null ? null : await readManifest(ports.feed, latest.manifest);
  const publishedAt = now.toISOString();
  const speakers = await speakersFor([...touched.keys()], due, now, takedown, ports.table);
  const compared = await compareTouched(touched, speakers, relationsOf(due, speakers), manifest, publishedAt, takedown, ports);
  const found = compared.filter((change) => change.kind !== 'withdrawn' || isTakenDown(change) || isWithdrawable(change.id, due, speakers));
  const currentBefore = (manifest?.overview.parts ?? []).reduce((sum, part) => sum + part.current, 0);
  const released = new Set(due.filter(({ isReleased }) => isReleased).flatMap(withheldIds));
  const withheld = new Set(due.filter(({ isReleased }) => !isReleased).flatMap(withheldIds));
  const heldBack = holdBackCollapse(
    { changes: found, ordered: orderedIds(speakers, found), released, withheld, counts: mark?.withdrawals ?? [], currentBefore, now },
    ports.collapse,
  );
  const { changes } = heldBack;
  const isRelease = changes.length > 0 || takedown.redaction !== null;
  const plan: Comparison['plan'] = {
    sequence: (latest?.sequence ?? 0) + (isRelease ? 1 : 0),
    publishedAt,
    base: latest === null ? null : { sequence: latest.sequence, manifest: latest.manifest },
    summary: isRelease ? summaryOf(latest, currentBefore, due, changes, publishedAt, takedown) : null,
    documents: due.map((each) => comparedDocument(each, heldBack, publishedAt)),
    touched: [...touched.keys()],
    orders: [...orders],
    redactionSha256: takedown.redactionSha256,
  };
  return { plan, withdrawals: heldBack.counts, ...waiting };
}

/** Who speaks for a record, and who did when the feed was last compared. */
interface Speakers {
  /** Null too where an order keeps the record out of public, whoever says it. */
  readonly now: Claim | null;
  readonly isOrdered: boolean;
  readonly inPublic: Claim | null;
}

async function speakersFor(
  ids: readonly string[],
  due: readonly DueDocument[],
  now: Date,
  takedown: TakedownAtHand,
  table: DocumentTable,
): Promise<ReadonlyMap<string, Speakers>> {
  const heads = new Map<string, DocumentHead | null>(due.map(({ head }) => [head.document, head]));
  const speakers = new Map<string, Speakers>();
  for (const [id, { claims, withdrawals }] of await loadRecords(table, ids, heads)) {
    const isOrdered = withdrawalInForce(withdrawals) !== null;
    const speaker = isOrdered ? null : await speakerNotTakenDown(claims, (among) => speakerOf(among, heads, now), takedown, table);
    speakers.set(id, { now: speaker, isOrdered, inPublic: publicSpeakerOf(claims, heads) });
  }
  return speakers;
}

/** Claims may stand on what was taken down: of documents that have still to be looked at. */
async function speakerNotTakenDown(
  claims: readonly Claim[],
  speakerAmong: (claims: readonly Claim[]) => Claim | null,
  { sha256s }: TakedownAtHand,
  table: DocumentTable,
): Promise<Claim | null> {
  for (let rest = claims; ; ) {
    const speaker = speakerAmong(rest);
    if (speaker === null || sha256s.size === 0) return speaker;
    const candidate = await candidateOf(speaker, table);
    if (candidate === null || !sha256s.has(candidate.source.sha256)) return speaker;
    rest = rest.filter((claim) => claim !== speaker);
  }
}

/** By an order, or because a document that is compared no longer says it. What a collapse holds back is not let go by an order that was ended again. */
function isWithdrawable(id: string, due: readonly DueDocument[], speakers: ReadonlyMap<string, Speakers>): boolean {
  return speakers.get(id)?.isOrdered === true || due.some(({ gave }) => [...gave.values()].some((ids) => ids.has(id)));
}

/** Records that an order takes out of public: no mishap, however many. */
function orderedIds(speakers: ReadonlyMap<string, Speakers>, found: readonly RecordChange[]): ReadonlySet<string> {
  const ordered = [...speakers].flatMap(([id, { isOrdered }]) => (isOrdered ? [id] : []));
  return new Set([...ordered, ...found.filter(isTakenDown).map(({ id }) => id)]);
}

function isTakenDown({ kind, record }: RecordChange): boolean {
  return kind === 'withdrawn' && record.redacted === true;
}

interface Relations {
  readonly supersedes?: string;
  readonly supersededBy?: string;
}

/** Where a document corrected a name, agency or year: nobody says the old record any more, and this document speaks for the new one. */
function relationsOf(due: readonly DueDocument[], speakers: ReadonlyMap<string, Speakers>): ReadonlyMap<string, Relations> {
  const relations = new Map<string, Relations>();
  for (const { head, successors } of due) {
    for (const [old, young] of successors) {
      if (speakers.get(old)?.now !== null || speakers.get(young)?.now?.document !== head.document) continue;
      relations.set(old, { ...relations.get(old), supersededBy: young });
      relations.set(young, { ...relations.get(young), supersedes: old });
    }
  }
  return relations;
}

/** Shard by shard, so that each is read once and none stays in memory longer than it is compared. */
async function compareTouched(
  touched: ReadonlyMap<string, Touched>,
  speakers: ReadonlyMap<string, Speakers>,
  relations: ReadonlyMap<string, Relations>,
  manifest: Manifest | null,
  publishedAt: string,
  { sha256s }: TakedownAtHand,
  { feed, table }: PublishPorts,
): Promise<readonly RecordChange[]> {
  const near = await shardsNear(
    manifest,
    [...touched.values()].map(({ agency }) => agency),
    feed,
  );
  const changes = await mapInParallel(groupByShard(touched, near.shards), shardsAtOnce, async ([shard, records]) => {
    const standing = new Map(shard === null ? [] : (await readRecords(feed, shard)).map((record) => [record.id, record]));
    const compared = await mapInParallel(records, rowsAtOnce, async ({ id }) => {
      const stands = standing.get(id) ?? null;
      const isRedacted = stands?.status === 'current' && sha256s.has(stands.source.sha256);
      const before = isRedacted ? redactRecord(stands) : stands;
      const claims = speakers.get(id) ?? { now: null, isOrdered: false, inPublic: null };
      const speaker = claims.now === null ? null : await candidateOf(claims.now, table);
      const publicSha256 = speaker === null || isRedacted ? null : await publicBytesOf(before, speaker, claims, table);
      const reason = claims.isOrdered && !isRedacted ? reasonOfOrder : changeReason(before, speaker, publicSha256);
      const change = compareRecord({ id, before, speaker, publicSha256, publishedAt, reason, ...relations.get(id) });
      return change === null ? null : redactChange(change, { after: change.record.redacted ? change.record : null, before: isRedacted });
    });
    await breathe();
    return compared.filter((change) => change !== null);
  });
  return changes.flat();
}

async function candidateOf({ document, revision, index }: Claim, table: DocumentTable): Promise<Candidate | null> {
  const entry = await table.getEntry(document, revision, index);
  return entry.status === 'held' ? null : entry.record;
}

/**
 * The SHA-256 of the bytes in which the public values were last found, where those are others than the record names as its source: a version with other
 * bytes said the same, and it stayed as it was.
 */
async function publicBytesOf(
  before: PublishedRecord | null,
  speaker: Candidate,
  { now, inPublic }: Speakers,
  table: DocumentTable,
): Promise<string | null> {
  if (before?.status !== 'current' || before.source.sha256 === speaker.source.sha256 || now === null || inPublic === null) return null;
  if (revisionContent(now.revision) !== revisionContent(inPublic.revision)) return null;
  return (await candidateOf(inPublic, table))?.source.sha256 ?? null;
}

function groupByShard(
  touched: ReadonlyMap<string, Touched>,
  shards: readonly ShardEntry[],
): ReadonlyMap<ShardEntry | null, readonly Touched[]> {
  const groups = new Map<ShardEntry | null, Touched[]>();
  for (const record of touched.values()) {
    const shard = shardFor(shards, record);
    const group = groups.get(shard);
    if (group === undefined) groups.set(shard, [record]);
    else group.push(record);
  }
  return groups;
}

/** What is withheld of a document so far, and no longer said by it. */
function withheldIds({ head, gave, gives }: DueDocument): readonly string[] {
  const ids = (head.withheld?.revisions ?? []).flatMap((revision) => [...(gave.get(revision) ?? [])]);
  return ids.filter((id) => !gives.has(id));
}

function comparedDocument(each: DueDocument, heldBack: HeldBack, publishedAt: string): ReleasePlan['documents'][number] {
  const { document, counter, lastModified, revision } = each.head;
  return { document, counter, lastModified, revision, withheld: withheldOf(each, heldBack, publishedAt) };
}

/** What the head shall name as withheld: the versions that gave a record whose withdrawal is held back. */
function withheldOf(each: DueDocument, { withheld }: HeldBack, publishedAt: string): ReleasePlan['documents'][number]['withheld'] {
  const isWithheld = (id: string): boolean => withheld.has(id) && !each.gives.has(id);
  const revisions = [...each.gave].filter(([, ids]) => [...ids].some(isWithheld)).map(([revision]) => revision);
  if (revisions.length === 0) return null;
  const known = new Set(withheldIds(each));
  const isNew = [...each.gave.values()].some((ids) => [...ids].some((id) => isWithheld(id) && !known.has(id)));
  return { revisions, since: isNew || each.head.withheld === null ? publishedAt : each.head.withheld.since };
}

function summaryOf(
  latest: Latest | null,
  currentBefore: number,
  due: readonly DueDocument[],
  changes: readonly RecordChange[],
  publishedAt: string,
  { sha256s }: TakedownAtHand,
): ChangeSummary {
  const causes = due.filter((each) => changes.some((change) => caused(each, change))).map(({ head }) => head);
  return summarizeChanges({
    sequence: (latest?.sequence ?? 0) + 1,
    publishedAt,
    currentBefore,
    documents: causes.map(({ document, state, sha256 }) => ({
      document: sha256 !== null && sha256s.has(sha256) ? redactedText : document,
      sha256: state === 'present' ? sha256 : null,
    })),
    changes,
  });
}

/** A head caused a change where it speaks for the record now, or gave the record before and no longer does. */
function caused({ head, gave, gives }: DueDocument, { id, record }: RecordChange): boolean {
  if (!gives.has(id) && [...gave.values()].some((ids) => ids.has(id))) return true;
  return record.status === 'current' && record.source.document === head.document;
}
