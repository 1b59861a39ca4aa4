import type { PublishedRecord } from '../../shared/core/document.ts';
import { recordSubject } from '../../shared/core/documents/claim.ts';
import type { Order, OrderOf } from '../../shared/core/documents/order.ts';
import { withdrawalInForce } from '../../shared/core/documents/withdrawal-in-force.ts';
import { readRecordFile } from '../../shared/steps/read-record-file.ts';
import type { OpsSystem } from './ops-system.ts';

/** A record as an operator sees it before an order on it. */
export interface OrderedRecord {
  readonly id: string;
  readonly agency: string;
  readonly fiscalYear: number;
  readonly projectName: string;
  /** As the public has it; null where it never had it. */
  readonly published: PublishedRecord['status'] | null;
  /** The documents that claim it in any of their versions, sorted. */
  readonly documents: readonly string[];
  /** The orders to withdraw it and to end that, the oldest first. */
  readonly orders: readonly OrderOf<'withdraw'>[];
}

/** Null where neither the public nor any document knows it. */
export async function orderedRecord(id: string, { table, feed }: Pick<OpsSystem, 'table' | 'feed'>): Promise<OrderedRecord | null> {
  const { claims, withdrawals } = await table.saidOf(id);
  const published = (await readRecordFile(feed, id))?.record ?? null;
  const [claim] = claims;
  const entry = published === null && claim !== undefined ? await table.getEntry(claim.document, claim.revision, claim.index) : null;
  const named = published ?? (entry === null || entry.status === 'held' ? null : entry.record);
  if (named === null) return null;
  const { agency, fiscalYear, projectName } = named;
  const documents = [...new Set(claims.map(({ document }) => document))].toSorted();
  return { id, agency, fiscalYear, projectName, published: published?.status ?? null, documents, orders: withdrawals };
}

/**
 * Orders that a record goes out of public whichever document says it, or ends that. Null where that is so already: ordered twice, it is one order. The
 * newest is in force, so it is never older than the one that it follows, whatever the clock says.
 */
export async function orderWithdrawal(
  { id, agency, fiscalYear, projectName, orders }: OrderedRecord,
  isUndone: boolean,
  { who, why }: Pick<Order, 'who' | 'why'>,
  { table, clock }: Pick<OpsSystem, 'table' | 'clock'>,
): Promise<OrderOf<'withdraw'> | null> {
  if ((withdrawalInForce(orders) === null) === isUndone) return null;
  const last = orders.at(-1);
  const when = new Date(Math.max(clock.now().getTime(), last === undefined ? 0 : Date.parse(last.when) + 1)).toISOString();
  const order = {
    kind: 'withdraw' as const,
    subject: recordSubject(id),
    who,
    when,
    why,
    isUndone,
    agency,
    fiscalYear,
    projectName,
  } as const;
  await table.putOrder(order);
  return order;
}
