import type { Order } from './order.ts';

/** Of bytes with orders on each, by their SHA-256, those that an order takes down. */
export function takenDownBytes(orders: ReadonlyMap<string, readonly Order[]>): ReadonlySet<string> {
  return new Set([...orders].flatMap(([sha256, on]) => (on.some(({ kind }) => kind === 'takedown') ? [sha256] : [])));
}
