import type { Order } from '../core/documents/order.ts';
import type { DocumentTable } from '../ports.ts';

/** The orders on each of these bytes, by their SHA-256. */
export async function loadOrders(
  table: Pick<DocumentTable, 'allOrdersOn'>,
  bytes: Iterable<string>,
): Promise<ReadonlyMap<string, readonly Order[]>> {
  const orders = new Map<string, readonly Order[]>();
  for (const sha256 of new Set(bytes)) orders.set(sha256, await table.allOrdersOn(`bytes#${sha256}`));
  return orders;
}
