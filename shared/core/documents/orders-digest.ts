import { createHash } from 'node:crypto';
import type { Order } from './order.ts';
import { orderName } from './order-name.ts';

/** Stands in a head for the orders that its revision takes into account; null for none. Their order does not matter. */
export function ordersDigest(orders: readonly Order[]): string | null {
  if (orders.length === 0) return null;
  return createHash('sha256').update(orders.map(orderName).toSorted().join('\n')).digest('hex').slice(0, 32);
}
