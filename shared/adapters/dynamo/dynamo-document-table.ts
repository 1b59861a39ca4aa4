import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DocumentTable } from '../../ports.ts';
import { dynamoClaims } from './dynamo-claims.ts';
import { dynamoHeads } from './dynamo-heads.ts';
import { createDynamoItems } from './dynamo-items.ts';
import { dynamoNotices } from './dynamo-notices.ts';
import { dynamoOrders } from './dynamo-orders.ts';
import { dynamoPlanMark } from './dynamo-plan-mark.ts';
import { dynamoReconcileCursor } from './dynamo-reconcile-cursor.ts';
import { dynamoRevisions } from './dynamo-revisions.ts';
import { dynamoTakedown } from './dynamo-takedown.ts';

/** The table on DynamoDB, AWS's own or one that speaks its language over HTTP. Its keys are in dynamo-keys.ts. */
export function createDocumentTable(client: DynamoDBDocumentClient, tableName: string): DocumentTable {
  const items = createDynamoItems(client, tableName);
  return {
    ...dynamoHeads(items),
    ...dynamoRevisions(items),
    ...dynamoClaims(items),
    ...dynamoOrders(items),
    ...dynamoPlanMark(items),
    ...dynamoReconcileCursor(items),
    ...dynamoNotices(items),
    ...dynamoTakedown(items),
  };
}
