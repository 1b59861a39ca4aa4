import type { DocumentHead } from '../core/documents/head.ts';
import { ordersDigest } from '../core/documents/orders-digest.ts';
import type { DocumentTable } from '../ports.ts';
import { loadOrders } from './load-orders.ts';

/** Whether a head's revision takes into account what is ordered now: an order that came since wants its document to be looked at again. */
export async function heedsOrders({ state, sha256, keptFrom, orders }: DocumentHead, table: DocumentTable): Promise<boolean> {
  if (state !== 'present') return true;
  const now = await loadOrders(table, sha256 === null ? keptFrom : [sha256, ...keptFrom]);
  return orders === ordersDigest([...now.values()].flat());
}
