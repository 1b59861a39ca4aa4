import { isTimeToTell, type Patience } from '../../shared/core/notices/is-time-to-tell.ts';
import type { Notice, ToldDocument } from '../../shared/core/notices/notice.ts';
import type { Clock, DocumentTable, Topic } from '../../shared/ports.ts';
import { inParallel } from '../../shared/steps/in-parallel.ts';
import { composeNotice } from './compose-notice.ts';
import { untoldDocuments } from './untold-documents.ts';

export interface NotifyPorts {
  readonly table: DocumentTable;
  readonly officers: Topic;
  readonly clock: Clock;
  /** Where officers find receipts. */
  readonly receiptsBucket: string;
  readonly patience: Patience;
}

/** `overtaken`: another run fixed a notice at the same time; it, or its next, tells what there is. */
export type NotifyOutcome =
  | { readonly kind: 'told'; readonly number: number; readonly documents: number }
  | { readonly kind: 'nothing-new' | 'waiting' | 'overtaken' };

/** Documents of one notice; more wait for the next. */
const documentsMax = 1_000;
/** Their names in UTF-8, and what stands beside each: with the text, the notice's item stays below DynamoDB's 409,600 bytes. */
const namesBytesMax = 250_000;
const besideNameBytes = 120;

/** Writers of one head that may overtake this before it counts as the world's trouble. */
const attemptsMax = 8;

/** Each head costs two requests of some milliseconds. */
const requestsAtOnce = 8;

/**
 * One run of the notifier. A notice that was fixed and not settled is sent first, word for word as it was: whoever died may have sent it. Otherwise what
 * waits long enough is fixed as the next one, and sent. The notice's item is the only door: of two runs, one fixes number n.
 */
export async function notifyOfficers(ports: NotifyPorts): Promise<NotifyOutcome> {
  const { table, clock, patience } = ports;
  const last = await table.getNotice();
  if (last !== null && !last.settled) return tell(last, ports);

  const now = clock.now();
  const waiting = await table.documentsToTell(documentsMax);
  if (waiting.length === 0) return { kind: 'nothing-new' };
  const since = waiting.map((each) => each.since);
  if (!isTimeToTell(since, now, patience)) return { kind: 'waiting' };

  const untold = await untoldDocuments(fitting(waiting.map(({ document }) => document)), table);
  if (untold.length === 0) return { kind: 'nothing-new' };
  const notice = composeNotice((last?.number ?? 0) + 1, now, untold, ports.receiptsBucket);
  if ((await table.putNotice(notice, last)) === 'lost') return { kind: 'overtaken' };
  return tell(notice, ports);
}

/** As many as one notice takes. */
function fitting(documents: readonly string[]): readonly string[] {
  let bytes = 0;
  const end = documents.findIndex((document) => {
    bytes += Buffer.byteLength(document) + besideNameBytes;
    return bytes > namesBytesMax;
  });
  return end === -1 ? documents : documents.slice(0, end);
}

/** Sends a fixed notice and makes it true in the heads. Every step can be repeated. */
async function tell(notice: Notice, ports: NotifyPorts): Promise<NotifyOutcome> {
  const { number, at, documents } = notice;
  await ports.officers.send(notice);
  await inParallel(documents, requestsAtOnce, (told) => settleHead(told, { number, at }, ports));
  await ports.table.putNotice({ ...notice, settled: true }, notice);
  return { kind: 'told', number, documents: documents.length };
}

/** Where the head has moved on since the notice was fixed, what it says now may be news again. */
async function settleHead(
  { document, counter, attention }: ToldDocument,
  { number, at }: Pick<Notice, 'number' | 'at'>,
  { table, clock }: NotifyPorts,
): Promise<void> {
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const head = await table.getHead(document);
    if (head === null) throw new Error('a head that was told of is gone: heads are never deleted');
    if ((head.told?.notice ?? 0) >= number) return;
    const tellSince = head.counter === counter ? null : (head.tellSince ?? clock.now().toISOString());
    const after = { ...head, counter: head.counter + 1, told: { notice: number, at, attention }, tellSince };
    if ((await table.putHead(after, head.counter)) === 'written') return;
  }
  throw new Error(`head overtaken ${attemptsMax} times`);
}
