import type { Receipt } from '../core/document.ts';
import type { DocumentHead } from '../core/documents/head.ts';
import { receiptKey } from '../core/documents/keys.ts';
import { receiptOf } from '../core/documents/receipt.ts';
import { renderReceipt } from '../core/documents/render-receipt.ts';
import { standingRecords } from '../core/documents/revision.ts';
import { originalOf, speakerOf } from '../core/documents/speaker.ts';
import type { Clock, DocumentTable, ObjectStore } from '../ports.ts';
import { loadClaims } from './load-claims.ts';
import { type LoadedDocument, loadDocument } from './load-document.ts';

/** Writers of the same receipt that may overtake one another before it counts as the world's trouble. */
const attemptsMax = 8;

export interface ReceiptPorts {
  readonly uploads: ObjectStore;
  readonly table: DocumentTable;
  readonly clock: Clock;
}

/**
 * Renders a document's receipt from the table and puts it, JSON and page, where it differs from what is there. The ETags are read before the table:
 * a put that holds its condition can therefore never replace a receipt of a later state.
 */
export async function writeReceipt(document: string, ports: ReceiptPorts): Promise<Receipt | null> {
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const json = await readCurrent(ports.uploads, receiptKey(document, 'json'));
    const html = await readCurrent(ports.uploads, receiptKey(document, 'html'));
    const loaded = await loadDocument(ports.table, document);
    if (loaded === null) return null;
    const receipt = await receiptOfDocument(loaded, ports);
    const outcomes = [
      await putWhereDifferent(ports.uploads, json, `${JSON.stringify(receipt, null, 2)}\n`, 'application/json; charset=utf-8'),
      await putWhereDifferent(ports.uploads, html, renderReceipt(receipt, loaded.revision?.sketches ?? []), 'text/html; charset=utf-8'),
    ];
    if (outcomes.every((outcome) => outcome === 'stands')) return receipt;
  }
  throw new Error(`receipt overtaken ${attemptsMax} times`);
}

async function receiptOfDocument({ head, revision, previous }: LoadedDocument, { table, clock }: ReceiptPorts): Promise<Receipt> {
  const heads = new Map<string, DocumentHead>([[head.document, head]]);
  const now = clock.now();
  const speakers = new Map<string, string>();
  for (const { id } of revision === null ? [] : standingRecords(revision)) {
    const speaker = speakerOf(await loadClaims(table, `record#${id}`, heads), heads, now);
    if (speaker !== null) speakers.set(id, speaker.document);
  }
  const bytesClaims = head.state === 'removed' || head.sha256 === null ? [] : await loadClaims(table, `bytes#${head.sha256}`, heads);
  const original = originalOf(bytesClaims, heads);
  return receiptOf({ head, revision, previous, speakers, duplicateOf: original === head.document ? null : original });
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

async function putWhereDifferent(
  store: ObjectStore,
  current: CurrentObject,
  body: string,
  contentType: string,
): Promise<'stands' | 'lost'> {
  if (current.text === body) return 'stands';
  const put = await store.put(current.key, body, {
    contentType,
    cacheControl: 'no-store',
    condition: current.etag === null ? 'absent' : { etag: current.etag },
  });
  return put.kind === 'written' ? 'stands' : 'lost';
}
