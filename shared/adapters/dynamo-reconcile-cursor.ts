import * as z from 'zod';
import type { DocumentTable } from '../ports.ts';
import type { DynamoItems } from './dynamo-items.ts';
import { dynamoKeys } from './dynamo-keys.ts';
import { parseItem } from './dynamo-parse-item.ts';

/** The one item that says how far the reconciliation has come. */
export function dynamoReconcileCursor(items: DynamoItems): Pick<DocumentTable, 'getReconcileCursor' | 'putReconcileCursor'> {
  return {
    getReconcileCursor: async () => {
      const item = await items.get(dynamoKeys.reconcileCursor);
      if (item === null) return null;
      const { pk, sk, ...cursor } = parseItem(cursorItemSchema, item);
      return cursor;
    },
    putReconcileCursor: (cursor) => items.putAll([parseItem(cursorItemSchema, { ...dynamoKeys.reconcileCursor, ...cursor })]),
  };
}

const cursorItemSchema = z.strictObject({
  pk: z.literal('reconcile'),
  sk: z.literal('cursor'),
  walk: z.enum(['documents', 'receipts', 'shards', 'aliases', 'takedown']),
  after: z.string().nullable(),
});
