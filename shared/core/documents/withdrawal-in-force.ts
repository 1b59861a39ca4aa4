import type { OrderOf } from './order.ts';

/** The order that keeps a record out of public, of those on it, the oldest first; null where none does, or the newest one ended it. */
export function withdrawalInForce(orders: readonly OrderOf<'withdraw'>[]): OrderOf<'withdraw'> | null {
  const newest = orders.at(-1) ?? null;
  return newest === null || newest.isUndone ? null : newest;
}
