import { createHash } from 'node:crypto';
import { parseStored } from '../stored/parse-stored.ts';
import { type Order, orderSchema } from './order.ts';

/**
 * What an order is called by others and in its key: a hash over all of it but what a later version adds, so that every version calls it by one name.
 * A field that an order gets is not named here.
 */
export function orderName(order: Order): string {
  return createHash('sha256')
    .update(JSON.stringify(parseStored(orderSchema, order), [...inName]), 'utf8')
    .digest('hex')
    .slice(0, 32);
}

/** In this order, at every depth. */
const inName = [
  ...['kind', 'subject', 'who', 'when', 'why', 'through', 'isUndone', 'what', 'place', 'places', 'values', 'codes'],
  ...['agency', 'fiscalYear', 'projectName', 'says', 'orders', 'page', 'x', 'y'],
] as const;
