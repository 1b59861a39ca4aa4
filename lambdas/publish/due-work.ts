import type { Candidate } from '../../shared/core/document.ts';
import { recordSubject } from '../../shared/core/documents/claim.ts';
import type { DocumentHead } from '../../shared/core/documents/head.ts';
import type { OrderOf } from '../../shared/core/documents/order.ts';
import { standingRecords } from '../../shared/core/documents/revision.ts';
import { successors } from '../../shared/core/documents/successors.ts';
import type { DocumentTable } from '../../shared/ports.ts';
import { type LoadedDocument, loadDocument } from '../../shared/steps/load-document.ts';
import { mapInParallel } from '../../shared/steps/map-in-parallel.ts';
import type { TakedownAtHand } from './takedown-at-hand.ts';

/** What one release takes in at most, so that a run's memory and time are bounded whatever waits: heads, and records that they touch. */
export const headsMax = 1_000;
const recordsMax = 5_000;
/** Orders on single records come from people, one at a time. */
const ordersMax = 1_000;

/** Documents that are loaded side by side, and are in memory with the texts of all their records. */
const documentsAtOnce = 8;

/** A document to be compared with the feed, by the ids of its records. */
export interface DueDocument {
  readonly head: DocumentHead;
  readonly gives: ReadonlySet<string>;
  /** By revision, those that the public may still see: what was last compared, and what something is withheld of. */
  readonly gave: ReadonlyMap<string, ReadonlySet<string>>;
  /** A record that it gave, and the one that took its place. */
  readonly successors: ReadonlyMap<string, string>;
  /** An order lets go what is withheld of it. */
  readonly isReleased: boolean;
}

/** What a record is identified by; all of it stands in its id. */
export interface Touched {
  readonly id: string;
  readonly fiscalYear: number;
  readonly agency: string;
}

export interface DueWork {
  readonly due: readonly DueDocument[];
  /** Orders on records that were given since they were last compared. */
  readonly orders: readonly OrderOf<'withdraw'>[];
  /** Every record that one of the documents gave or gives, or an order is on. */
  readonly touched: ReadonlyMap<string, Touched>;
  /** Whether more waits than one release takes. */
  readonly more: boolean;
  /** Documents of which something is withheld without an order; as many as were looked at. */
  readonly withheldDocuments: number;
}

/**
 * The orders that wait; the documents that are due, and those of which an order or a takedown lets go what is withheld, each confirmed by a consistent
 * read, up to the bounds of one release.
 */
export async function dueWork(now: Date, takedown: TakedownAtHand, table: DocumentTable): Promise<DueWork> {
  const due = new Map<string, DueDocument>();
  const orders = await table.waitingOrders(ordersMax);
  const touched = new Map<string, Touched>([...orders.map(touchedBy), ...(takedown.redaction?.records ?? []).map(placeOf)]);
  const withheld = await table.withheldDocuments(now, headsMax);
  const through = await releasedThrough(table);
  const released = through === null ? [] : await table.withheldDocuments(new Date(through), headsMax);
  const documents = [...(await table.dueDocuments(now, headsMax)), ...released, ...takedown.documents];
  const withheldDocuments = withheld.length - released.length;
  for await (const loaded of inOrder(documents, table)) {
    if (due.size >= headsMax || touched.size >= recordsMax)
      return { due: [...due.values()], orders, touched, more: true, withheldDocuments };
    if (loaded === null || due.has(loaded.head.document)) continue;
    const one = toDue(loaded, through);
    const isLetGo = one.isReleased || isTakenDown(loaded, takedown);
    if (!(loaded.head.dueAt === null ? isLetGo : Date.parse(loaded.head.dueAt) <= now.getTime())) continue;
    for (const record of recordsOf(loaded)) touched.set(...placeOf(record));
    due.set(loaded.head.document, one);
  }
  const more = documents.length >= headsMax || orders.length >= ordersMax;
  return { due: [...due.values()], orders, touched, more, withheldDocuments };
}

function touchedBy({ subject, agency, fiscalYear }: OrderOf<'withdraw'>): readonly [string, Touched] {
  const id = subject.slice(recordSubject('').length);
  return [id, { id, fiscalYear, agency }];
}

function placeOf({ id, fiscalYear, agency }: Touched): readonly [string, Touched] {
  return [id, { id, fiscalYear, agency }];
}

/** Whether the public still sees, because it is withheld, what a takedown is about. */
function isTakenDown({ withheld }: LoadedDocument, { sha256s }: TakedownAtHand): boolean {
  return withheld.flatMap(standingRecords).some(({ source }) => sha256s.has(source.sha256));
}

async function* inOrder(documents: readonly string[], table: DocumentTable): AsyncGenerator<LoadedDocument | null> {
  for (let begin = 0; begin < documents.length; begin += documentsAtOnce) {
    const some = documents.slice(begin, begin + documentsAtOnce);
    yield* await mapInParallel(some, documentsAtOnce, (document) => loadDocument(table, document));
  }
}

/** Until when what was held back has been let go; null where no order says so. */
async function releasedThrough(table: DocumentTable): Promise<string | null> {
  const orders = await table.ordersOn('release', 'release-collapse');
  return orders.reduce<string | null>((latest, { through }) => (latest === null || isLater(through, latest) ? through : latest), null);
}

function isLater(a: string, b: string): boolean {
  return Date.parse(a) > Date.parse(b);
}

function toDue({ head, revision, published, withheld }: LoadedDocument, through: string | null): DueDocument {
  const now = revision === null ? [] : standingRecords(revision);
  const earlier = published === null ? withheld : [...withheld.filter(({ id }) => id !== published.id), published];
  return {
    head,
    gives: idsOf(now),
    gave: new Map(earlier.map((each) => [each.id, idsOf(standingRecords(each))])),
    successors: new Map(earlier.flatMap((each) => [...successors(standingRecords(each), now)])),
    isReleased: head.withheld !== null && through !== null && !isLater(head.withheld.since, through),
  };
}

function recordsOf({ revision, published, withheld }: LoadedDocument): readonly Candidate[] {
  return [revision, published, ...withheld].flatMap((each) => (each === null ? [] : standingRecords(each)));
}

function idsOf(records: readonly Candidate[]): ReadonlySet<string> {
  return new Set(records.map(({ id }) => id));
}
