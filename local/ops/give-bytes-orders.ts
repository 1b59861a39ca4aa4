import type { Order } from '../../shared/core/documents/order.ts';
import type { OpsSystem } from './ops-system.ts';

export type BytesOrder = Extract<Order, { readonly subject: `bytes#${string}` }>;

/**
 * Puts orders on bytes, has every document looked at that they concern, and the publisher after them: the documents that have the bytes, and those that say
 * or keep these records. The orders stand before they are looked for: a document that is being read meanwhile sees them by itself.
 */
export async function giveBytesOrders(
  orders: readonly BytesOrder[],
  records: readonly string[],
  { table, lookAt, publish }: Pick<OpsSystem, 'table' | 'lookAt' | 'publish'>,
): Promise<string> {
  for (const order of orders) await table.putOrder(order);
  const subjects = [...orders.map(({ subject }) => subject), ...records.map((id) => `record#${id}` as const)];
  const claims = await Promise.all(subjects.map((subject) => table.claimsOn(subject)));
  await lookAt([...new Set(claims.flat().map(({ document }) => document))].toSorted());
  return publish();
}
