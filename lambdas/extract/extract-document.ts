import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Receipt } from '../../shared/core/document.ts';
import { carryForward } from '../../shared/core/documents/carry-forward.ts';
import { type CheckedDocument, checkReading } from '../../shared/core/documents/check-reading.ts';
import type { Claim, ClaimSubject } from '../../shared/core/documents/claim.ts';
import { documentBytesMax } from '../../shared/core/documents/document-bytes-max.ts';
import { type DocumentHead, isPublic } from '../../shared/core/documents/head.ts';
import { incomingKey } from '../../shared/core/documents/keys.ts';
import type { Order } from '../../shared/core/documents/order.ts';
import { ordersDigest } from '../../shared/core/documents/orders-digest.ts';
import { type Revision, revisionContent, revisionId, standingRecords } from '../../shared/core/documents/revision.ts';
import { takenDownBytes } from '../../shared/core/documents/taken-down-bytes.ts';
import { markTelling } from '../../shared/core/notices/mark-telling.ts';
import { standingConfirmations, undoneConfirmations } from '../../shared/core/records/confirmation.ts';
import type { SourceDocument } from '../../shared/core/records/extract-records.ts';
import type { Clock, DocumentTable, Metrics, ObjectStore, ObjectVersion, PageReader } from '../../shared/ports.ts';
import { ObjectTooLarge } from '../../shared/ports.ts';
import { heedsOrders } from '../../shared/steps/heeds-orders.ts';
import { loadClaims } from '../../shared/steps/load-claims.ts';
import { loadOrders } from '../../shared/steps/load-orders.ts';
import { sweepDocument } from '../../shared/steps/sweep-document.ts';
import { writeReceipt, writeReceiptsOfCopies } from '../../shared/steps/write-receipt.ts';
import { countReceipt } from './count-receipt.ts';

export interface ExtractPorts {
  readonly uploads: ObjectStore;
  readonly table: DocumentTable;
  readonly reader: PageReader;
  /** The version of everything that decides what the bytes give: see core/engine.ts. */
  readonly engine: string;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly publicationDelaySeconds: number;
  readonly withdrawalDelaySeconds: number;
}

export interface ExtractedDocument {
  readonly head: DocumentHead;
  readonly receipt: Receipt;
}

/** How often a document may change under our hands before the event goes back to the queue. */
const attemptsMax = 5;

/**
 * Brings the table to what the bucket holds at this key *now*, the current version or nothing, and to what is ordered on its bytes. Any event about the
 * key, however late or repeated, leads to the same state. Ends with the document's receipt. Returns head and receipt, or null where the key never held a document.
 */
export async function extractDocument(document: string, ports: ExtractPorts): Promise<ExtractedDocument | null> {
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const before = await ports.table.getHead(document);
    const version = await ports.uploads.head(incomingKey(document));
    assert(version === null || version.versionId !== null, 'the uploads bucket must keep versions');
    const after = version === null ? removedHead(before, ports) : await presentHead(document, before, version, ports);
    if (after === 'changed-meanwhile') continue;
    if (after === null) return null;
    if (after !== before && (await ports.table.putHead(after, before?.counter ?? null)) === 'lost') continue;
    const still = await ports.uploads.head(incomingKey(document));
    if ((still?.versionId ?? null) !== (version?.versionId ?? null)) continue;
    // An order is put before the documents are looked for that it concerns: which of the two came first, one of both sees the other.
    if (after !== before && !(await heedsOrders(after, ports.table))) continue;
    const receipt = await writeReceipts(after, ports);
    await sweepDocument(after, ports);
    return { head: after, receipt };
  }
  throw new Error(`document changed ${attemptsMax} times while it was read`);
}

/** A withdrawal waits a little for the document to turn up under another name; where nothing of it was public, there is nothing to wait for. */
function removedHead(before: DocumentHead | null, { clock, withdrawalDelaySeconds }: ExtractPorts): DocumentHead | null {
  if (before === null || (before.state === 'removed' && before.failed === null)) return before;
  const now = clock.now();
  const processed: DocumentHead = { ...before, counter: before.counter + 1, failed: null };
  if (before.state === 'removed') return markTelling(processed, null, now);
  const dueAt = later(now, before.published === null ? 0 : withdrawalDelaySeconds);
  return markTelling({ ...processed, state: 'removed', revision: null, keptFrom: [], orders: null, dueAt }, null, now);
}

async function presentHead(
  document: string,
  before: DocumentHead | null,
  version: ObjectVersion,
  ports: ExtractPorts,
): Promise<DocumentHead | 'changed-meanwhile'> {
  const isKnown = before?.state === 'present' && before.engine === ports.engine && (await heedsOrders(before, ports.table));
  const known = isKnown ? before : null;
  if (known !== null && known.versionId === version.versionId) {
    return known.failed === null ? known : sameAgain(known, {}, ports);
  }

  const bytes = await loadBytes(document, version, ports.uploads);
  if (bytes === 'gone') return 'changed-meanwhile';
  const sha256 = bytes === 'too-large' ? null : createHash('sha256').update(bytes).digest('hex');
  const place = { versionId: version.versionId, lastModified: version.lastModified, dueAt: await dueAt(version, sha256, ports) };
  if (known !== null && sha256 !== null && known.sha256 === sha256) return sameAgain(known, place, ports);

  const counter = (before?.counter ?? 0) + 1;
  const current = before?.revision == null ? null : await ports.table.getRevision(document, before.revision);
  const keptBytes = current === null ? [] : standingRecords(current).map(({ source }) => source.sha256);
  const orders = await loadOrders(ports.table, sha256 === null ? keptBytes : [sha256, ...keptBytes]);
  const revision = await readRevision(document, counter, { bytes, sha256, version }, current, orders, ports);
  const keptFrom = keptFromOf(revision);
  await ports.table.putRevision(revision);
  await ports.table.putClaims(claimsOf(revision));
  const after: DocumentHead = {
    document,
    counter,
    state: 'present',
    ...place,
    sha256,
    engine: ports.engine,
    revision: revision.id,
    keptFrom,
    orders: ordersDigest([...(sha256 === null ? [] : [sha256]), ...keptFrom].flatMap((each) => orders.get(each) ?? [])),
    published: before?.published ?? null,
    publishedLastModified: before?.publishedLastModified ?? null,
    publishedSequence: before?.publishedSequence ?? null,
    comparedCounter: before?.comparedCounter ?? 0,
    previous: current === null || saysTakenDown(current, orders) ? null : current.id,
    withheld: before?.withheld ?? null,
    failed: null,
    told: before?.told ?? null,
    tellSince: before?.tellSince ?? null,
  };
  return markTelling(after, revision, ports.clock.now());
}

/** The same bytes, read by the same engine: nothing new, unless the system had failed in between. */
function sameAgain(known: DocumentHead, place: Partial<DocumentHead>, { clock }: ExtractPorts): DocumentHead {
  const after = { ...known, ...place, counter: known.counter + 1, failed: null };
  return known.failed === null ? after : markTelling(after, 'unknown', clock.now());
}

async function loadBytes(document: string, version: ObjectVersion, uploads: ObjectStore): Promise<Uint8Array | 'gone' | 'too-large'> {
  try {
    const object = await uploads.get(incomingKey(document), { bytesMax: documentBytesMax, versionId: version.versionId });
    return object === null ? 'gone' : object.bytes;
  } catch (error) {
    if (error instanceof ObjectTooLarge) return 'too-large';
    throw error;
  }
}

interface Content {
  readonly bytes: Uint8Array | 'too-large';
  readonly sha256: string | null;
  readonly version: ObjectVersion;
}

/** Bytes → pages → records, findings and sketches, as they were confirmed, with what stays of the revision before. */
async function readRevision(
  document: string,
  counter: number,
  { bytes, sha256, version }: Content,
  before: Revision | null,
  orders: ReadonlyMap<string, readonly Order[]>,
  { reader, engine }: ExtractPorts,
): Promise<Revision> {
  const content = sha256 ?? createHash('sha256').update(version.etag).digest('hex');
  const source = { key: document, sha256: content, confirmations: standingConfirmations(orders.get(content) ?? []) };
  const takenDown = takenDownBytes(orders);
  const { extraction, sketches } = takenDown.has(content)
    ? checkReading(notToBeRead, source)
    : bytes === 'too-large'
      ? checkReading(tooLarge(version), source)
      : await checkBytes(bytes, source, reader);
  const { tablesFound, findings } = extraction;
  const kept = carryForward(before, extraction, { undone: undoneConfirmations([...orders.values()].flat()), takenDown });
  const whole = { tablesFound, findings, sketches, entries: [...extraction.entries, ...kept] };
  return { id: revisionId(counter, content, engine, whole), document, sha256, engine, ...whole };
}

const notToBeRead = { kind: 'unreadable', code: 'taken-down', found: 'an order that takes it down', expected: 'none' } as const;

/** What is taken down, the receipt of a later version shall not tell as gone either. */
function saysTakenDown(revision: Revision, orders: ReadonlyMap<string, readonly Order[]>): boolean {
  const takenDown = takenDownBytes(orders);
  return standingRecords(revision).some(({ source }) => takenDown.has(source.sha256));
}

function keptFromOf({ entries, sha256 }: Revision): readonly string[] {
  const bytes = new Set(entries.flatMap((entry) => (entry.status === 'kept' ? [entry.record.source.sha256] : [])));
  return [...bytes].filter((each) => each !== sha256).toSorted();
}

async function checkBytes(bytes: Uint8Array, source: SourceDocument, reader: PageReader): Promise<CheckedDocument> {
  return reader.check ? reader.check(bytes, source) : checkReading(await reader.read(bytes), source);
}

function tooLarge(version: ObjectVersion) {
  return {
    kind: 'unreadable' as const,
    code: 'too-many-bytes' as const,
    found: `${version.bytes} bytes`,
    expected: `≤ ${documentBytesMax} bytes`,
  };
}

function claimsOf(revision: Revision): readonly { subject: ClaimSubject; claim: Claim }[] {
  const claim = (index: number): Claim => ({ document: revision.document, revision: revision.id, index });
  const claims: { subject: ClaimSubject; claim: Claim }[] = revision.entries.flatMap((entry, index) =>
    entry.status === 'held' ? [] : [{ subject: `record#${entry.record.id}` as const, claim: claim(index) }],
  );
  if (revision.sha256 !== null) claims.push({ subject: `bytes#${revision.sha256}`, claim: claim(0) });
  return claims;
}

/** An embargo is for what nobody has seen: bytes that are public already, under this name or another, wait for nothing. */
async function dueAt(version: ObjectVersion, sha256: string | null, { table, publicationDelaySeconds }: ExtractPorts): Promise<string> {
  const isSeen = publicationDelaySeconds > 0 && sha256 !== null && (await arePublic(sha256, table));
  return later(new Date(version.lastModified), isSeen ? 0 : publicationDelaySeconds);
}

async function arePublic(sha256: string, table: DocumentTable): Promise<boolean> {
  const heads = new Map<string, DocumentHead | null>();
  const claims = await loadClaims(table, `bytes#${sha256}`, heads);
  return claims.some(({ document, revision }) => {
    const head = heads.get(document) ?? null;
    return head !== null && isPublic(head, revision);
  });
}

function later(time: Date, seconds: number): string {
  return new Date(time.getTime() + seconds * 1000).toISOString();
}

/**
 * The document's own receipt; and those of other documents with the bytes that it has, or had before: it is, or was, the original that they name, or
 * could be. What it had before stands in the head itself, so that a retry after a death knows it too; what it had before that, the sweep tells.
 */
async function writeReceipts(head: DocumentHead, ports: ExtractPorts): Promise<Receipt> {
  const written = await writeReceipt(head.document, ports);
  assert(written !== null, 'a document with a head has a receipt');
  if (written.isNew) countReceipt(written.receipt, ports.metrics);
  const contents = new Set([head.sha256, head.previous === null ? null : revisionContent(head.previous)]);
  for (const sha256 of contents) if (sha256 !== null) await writeReceiptsOfCopies(head.document, sha256, ports);
  return written.receipt;
}
