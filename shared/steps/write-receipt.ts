import type { Receipt } from '../core/document.ts';
import type { DocumentHead } from '../core/documents/head.ts';
import { receiptKey } from '../core/documents/keys.ts';
import { receiptOf } from '../core/documents/receipt.ts';
import { renderReceipt } from '../core/documents/render-receipt.ts';
import { standingRecords } from '../core/documents/revision.ts';
import { originalOf, publicSpeakerOf } from '../core/documents/speaker.ts';
import { withdrawalInForce } from '../core/documents/withdrawal-in-force.ts';
import type { DocumentTable, ObjectStore } from '../ports.ts';
import { loadClaims } from './load-claims.ts';
import { type LoadedDocument, loadDocument } from './load-document.ts';
import { loadRecords } from './load-records.ts';
import { withheldRecords } from './withheld-records.ts';

/** Writers of the same receipt that may overtake one another before it counts as the world's trouble. */
const attemptsMax = 8;

export interface WrittenReceipt {
  readonly receipt: Receipt;
  /** Whether there was something to put. */
  readonly isNew: boolean;
}

export interface ReceiptPorts {
  readonly uploads: ObjectStore;
  readonly table: DocumentTable;
}

/**
 * Renders a document's receipt from the table and puts it, JSON and page, where it differs from what is there, until what is there is what the table
 * says. The ETags are known before the table is read: a put that holds its condition has replaced no receipt of a later state, unless one that reads like the
 * one before; therefore the last look at the table finds nothing to put. What was put here is known, and not read again: who puts another over it looks at the table
 * after that.
 */
export async function writeReceipt(document: string, ports: ReceiptPorts): Promise<WrittenReceipt | null> {
  let json: CurrentObject | null = null;
  let html: CurrentObject | null = null;
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    json ??= await readCurrent(ports.uploads, receiptKey(document, 'json'));
    html ??= await readCurrent(ports.uploads, receiptKey(document, 'html'));
    const loaded = await loadDocument(ports.table, document);
    if (loaded === null) return null;
    const receipt = await receiptOfDocument(loaded, ports.table);
    const before: { readonly json: CurrentObject; readonly html: CurrentObject } = { json, html };
    const page = renderReceipt(receipt, loaded.revision?.sketches ?? []);
    json = await putWhereDifferent(ports.uploads, json, `${JSON.stringify(receipt, null, 2)}\n`, 'application/json; charset=utf-8');
    html = await putWhereDifferent(ports.uploads, html, page, 'text/html; charset=utf-8');
    if (json === before.json && html === before.html) return { receipt, isNew: attempt > 1 };
  }
  throw new Error(`receipt overtaken ${attemptsMax} times`);
}

/** Those of the other documents that have, or had, some bytes, by their SHA-256: which of them is the original may be another now. */
export async function writeReceiptsOfCopies(document: string, sha256: string, ports: ReceiptPorts): Promise<void> {
  const claims = await ports.table.claimsOn(`bytes#${sha256}`);
  const others = new Set(claims.map((claim) => claim.document).filter((other) => other !== document));
  for (const other of others) await writeReceipt(other, ports);
}

async function receiptOfDocument(loaded: LoadedDocument, table: DocumentTable): Promise<Receipt> {
  const { head, revision, previous } = loaded;
  const heads = new Map<string, DocumentHead | null>([[head.document, head]]);
  const speakers = new Map<string, string>();
  const withdrawnAt = new Map<string, string>();
  const ids = revision === null ? [] : standingRecords(revision).map(({ id }) => id);
  for (const [id, { claims, withdrawals }] of await loadRecords(table, ids, heads)) {
    const withdrawal = withdrawalInForce(withdrawals);
    const speaker = publicSpeakerOf(claims, heads);
    if (withdrawal !== null) withdrawnAt.set(id, withdrawal.when);
    else if (speaker !== null) speakers.set(id, speaker.document);
  }
  const bytesClaims = head.state !== 'present' || head.sha256 === null ? [] : await loadClaims(table, `bytes#${head.sha256}`, heads);
  const original = originalOf(bytesClaims, heads);
  const duplicateOf = original === head.document ? null : original;
  return receiptOf({ head, revision, previous, speakers, withdrawnAt, duplicateOf, withheld: await withheldRecords(loaded, heads, table) });
}

interface CurrentObject {
  readonly key: string;
  readonly etag: string | null;
  readonly text: string | null;
}

/** A receipt larger than this is not compared but simply put again, in bytes. */
const compareBytesMax = 64 * 1024 * 1024;

async function readCurrent(store: ObjectStore, key: string): Promise<CurrentObject> {
  const object = await store.get(key, { bytesMax: compareBytesMax });
  return { key, etag: object?.etag ?? null, text: object === null ? null : new TextDecoder().decode(object.bytes) };
}

/** What is there then: the same where there was nothing to write; null where another writer was faster, and nobody here knows. */
async function putWhereDifferent(
  store: ObjectStore,
  current: CurrentObject,
  body: string,
  contentType: string,
): Promise<CurrentObject | null> {
  if (current.text === body) return current;
  const outcome = await store.put(current.key, body, {
    contentType,
    cacheControl: 'no-store',
    condition: current.etag === null ? 'absent' : { etag: current.etag },
  });
  return outcome.kind === 'written' ? { key: current.key, etag: outcome.etag, text: body } : null;
}
