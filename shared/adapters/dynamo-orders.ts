import { type OrderKind, type OrderOf, orderSchema } from '../core/documents/order.ts';
import type { DocumentTable } from '../ports.ts';
import { dynamoConditions } from './dynamo-conditions.ts';
import type { DynamoItems } from './dynamo-items.ts';
import { dynamoKeys } from './dynamo-keys.ts';
import { parseItem } from './dynamo-parse-item.ts';

/** The orders of operators, each an item that is added and never changed. Its key holds its content: put twice, it is the same item. */
export function dynamoOrders(items: DynamoItems): Pick<DocumentTable, 'putOrder' | 'ordersOn'> {
  return {
    putOrder: async (order) => {
      await items.putIf({ ...dynamoKeys.order(order), ...parseItem(orderSchema, order) }, dynamoConditions.isAbsent);
    },

    ordersOn: async <Kind extends OrderKind>(subject: string, kind: Kind) => {
      const standing = await items.query({ where: dynamoConditions.beginsWith(subject, dynamoKeys.orderPrefix(kind)) });
      return standing.map(({ pk, sk, ...order }) => parseItem(orderSchema, order) as OrderOf<Kind>);
    },
  };
}
