import * as z from 'zod';
import type { DocumentTable } from '../../ports.ts';
import { checkItem } from './dynamo-check-item.ts';
import type { DynamoItems } from './dynamo-items.ts';
import { dynamoKeys } from './dynamo-keys.ts';
import { parseItem } from './dynamo-parse-item.ts';

/** The one item that says how far the reconciliation has come. In a walk that only a later version knows, nobody has come anywhere: it begins anew. */
export function dynamoReconcileCursor(items: DynamoItems): Pick<DocumentTable, 'getReconcileCursor' | 'putReconcileCursor'> {
  return {
    getReconcileCursor: async () => {
      const item = await items.get(dynamoKeys.reconcileCursor);
      if (item === null || !walks.some((walk) => walk === item.walk)) return null;
      const { pk, sk, ...cursor } = parseItem(cursorItemSchema, item);
      return cursor;
    },
    putReconcileCursor: (cursor) => items.putAll([checkItem(cursorItemSchema, { ...dynamoKeys.reconcileCursor, ...cursor })]),
  };
}

const walks = ['documents', 'receipts', 'shards', 'aliases', 'takedown'] as const;

const cursorItemSchema = z.strictObject({
  pk: z.literal('reconcile'),
  sk: z.literal('cursor'),
  walk: z.enum(walks),
  after: z.string().nullable(),
});
