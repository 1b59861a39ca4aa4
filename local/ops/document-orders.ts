import { byCodeUnit } from '../../shared/core/changes/by-code-unit.ts';
import type { Receipt } from '../../shared/core/document.ts';
import type { DocumentHead } from '../../shared/core/documents/head.ts';
import type { Order } from '../../shared/core/documents/order.ts';
import type { DocumentTable } from '../../shared/ports.ts';
import { loadOrders } from '../../shared/steps/load-orders.ts';

/** What people decided about a document: on its bytes and those that it keeps records of, and on the records of its receipt; the oldest first. */
export async function documentOrders(
  head: DocumentHead | null,
  receipt: Receipt | null,
  table: Pick<DocumentTable, 'allOrdersOn' | 'saidOf'>,
): Promise<readonly Order[]> {
  const bytes = [head?.sha256 ?? receipt?.sha256, ...(head?.keptFrom ?? [])].filter((sha256) => typeof sha256 === 'string');
  const orders: Order[] = [...(await loadOrders(table, bytes)).values()].flat();
  const records = new Set((receipt?.records ?? []).flatMap(({ id }) => id ?? []));
  for (const id of records) orders.push(...(await table.saidOf(id)).withdrawals);
  return orders.toSorted((a, b) => byCodeUnit(a.when, b.when));
}
