import { createHash } from 'node:crypto';
import { type Order, orderSchema } from './order.ts';

/** What an order is called by others and in its key: a hash over all of it, its keys in schema order. */
export function orderName(order: Order): string {
  return createHash('sha256')
    .update(JSON.stringify(orderSchema.parse(order)), 'utf8')
    .digest('hex')
    .slice(0, 32);
}
