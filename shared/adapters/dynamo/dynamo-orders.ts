import * as z from 'zod';
import { type Order, type OrderKind, type OrderOf, orderSchema } from '../../core/documents/order.ts';
import { parseStoredWhole } from '../../core/stored/parse-stored-whole.ts';
import type { DocumentTable } from '../../ports.ts';
import { checkItem } from './dynamo-check-item.ts';
import { itemToClaim } from './dynamo-claims.ts';
import { dynamoConditions } from './dynamo-conditions.ts';
import type { DynamoItems, Item, KeyedItem } from './dynamo-items.ts';
import { dynamoKeys } from './dynamo-keys.ts';
import { parseItem } from './dynamo-parse-item.ts';
import { tableDefinition } from './dynamo-table-definition.ts';

type OrderMethods = 'putOrder' | 'ordersOn' | 'allOrdersOn' | 'saidOf' | 'waitingOrders' | 'settleOrders';

/** The orders of operators, each an item that is added and never changed. Its key holds its content: put twice, it is the same item. */
export function dynamoOrders(items: DynamoItems): Pick<DocumentTable, OrderMethods> {
  return {
    putOrder: async (order) => {
      const item = { ...orderToItem(order), ...waitingKeys(order) };
      if ((await items.putIf(item, dynamoConditions.isAbsent)) === 'written') return;
      // It stands there already, waiting no more; or the table refused it, and nobody may take it for given.
      if ((await items.get(dynamoKeys.order(order))) === null)
        throw new Error(`${order.kind} on ${order.subject}: the order was not taken`);
    },

    ordersOn: async <Kind extends OrderKind>(subject: string, kind: Kind) => {
      const standing = await items.query({ where: dynamoConditions.beginsWith(subject, dynamoKeys.orderPrefix(kind)) });
      return standing.map((item) => itemToOrder(item) as OrderOf<Kind>);
    },

    saidOf: async (record) => {
      const [from, to] = dynamoKeys.saidOfRecord;
      const said = await items.query({ where: dynamoConditions.between(`record#${record}`, from, to) });
      const orders = said.filter(isOrder).map(itemToOrder);
      return {
        claims: said.filter(({ sk }) => String(sk).startsWith(dynamoKeys.claimPrefix)).map(itemToClaim),
        withdrawals: orders.filter((order) => order.kind === 'withdraw'),
      };
    },

    waitingOrders: async (max) => {
      const { name, partitionKey } = tableDefinition.dueIndex;
      const where = { expression: `${partitionKey} = :due`, values: { ':due': waiting } };
      const orders: OrderOf<'withdraw'>[] = [];
      for (const { pk, sk } of await items.query({ index: name, where, limit: max })) {
        const item = await items.get({ pk: String(pk), sk: String(sk) });
        const order = item?.due === waiting ? itemToOrder(item) : null;
        if (order?.kind === 'withdraw') orders.push(order);
      }
      return orders;
    },

    settleOrders: (orders) => items.putAll(orders.map((order) => ({ ...dynamoKeys.order(order), ...order }))),

    allOrdersOn: async (subject) => {
      const standing = await items.query({ where: dynamoConditions.beginsWith(subject, dynamoKeys.ordersPrefix) });
      return standing.map(itemToOrder);
    },
  };
}

/** The partition of the sparse index in which orders wait. */
const waiting = 'order';

/** The index's two keys: what goes away when the publisher has looked at what an order is on. One on the whole release waits for nothing. */
function waitingKeys(order: Order) {
  return order.kind === 'withdraw' ? { due: waiting, dueOrder: dynamoKeys.dueOrder(order.when, order.subject) } : {};
}

const indexSchema = z.object({ due: z.literal(waiting).optional(), dueOrder: z.string().optional() });

function orderToItem(order: Order): KeyedItem {
  return { ...dynamoKeys.order(order), ...checkItem(orderSchema, order) };
}

/** Whole, for it is never changed: what a later version had it say, it says when it is settled, too. */
function itemToOrder(item: Item): Order {
  const { pk, sk, due, dueOrder, ...order } = item;
  parseItem(indexSchema, { due, dueOrder });
  return parseItem(orderSchema, order, parseStoredWhole);
}

function isOrder({ sk }: Item): boolean {
  return String(sk).startsWith(dynamoKeys.ordersPrefix);
}
