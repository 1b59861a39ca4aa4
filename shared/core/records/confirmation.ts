import type { Order, OrderOf } from '../documents/order.ts';
import { orderName } from '../documents/order-name.ts';

/** What a person said of tables in some bytes, and has not taken back. Plain data: the process of the reader is given it, too. */
export interface Confirmation extends Pick<OrderOf<'confirm'>, 'who' | 'when' | 'why' | 'says'> {
  /** That of the order. */
  readonly name: string;
}

/** Of the orders on some bytes those confirmations that count, oldest first. */
export function standingConfirmations(orders: readonly Order[]): readonly Confirmation[] {
  const undone = undoneConfirmations(orders);
  return orders
    .flatMap((order) => {
      if (order.kind !== 'confirm') return [];
      const { who, when, why, says } = order;
      return [{ name: orderName(order), who, when, why, says }];
    })
    .filter(({ name }) => !undone.has(name))
    .toSorted((a, b) => Date.parse(a.when) - Date.parse(b.when));
}

/** The names of those that no longer count. */
export function undoneConfirmations(orders: readonly Order[]): ReadonlySet<string> {
  return new Set(orders.flatMap((order) => (order.kind === 'confirm-undone' ? order.orders : [])));
}
