import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { ItemKey } from './dynamo-keys.ts';

export type Item = Readonly<Record<string, unknown>>;
export type KeyedItem = Item & ItemKey;

export interface Condition {
  readonly expression: string;
  /** Placeholders for names, where a name is one of DynamoDB's reserved words. */
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

export interface ItemQuery {
  /** Key condition, consistent; on the sparse index: eventually so. */
  readonly where: Condition;
  readonly index?: string;
  /** Only these attributes. */
  readonly attributes?: readonly string[];
  readonly limit?: number;
}

/** What is done with items, whatever they mean. Every page is followed and every unprocessed item sent again; what still fails is thrown. */
export interface DynamoItems {
  get(key: ItemKey): Promise<Item | null>;
  /** `lost`: the condition did not hold, and what stands there is not what was to be written. */
  putIf(item: KeyedItem, condition: Condition): Promise<'written' | 'lost'>;
  query(query: ItemQuery): Promise<readonly Item[]>;
  putAll(items: readonly KeyedItem[]): Promise<void>;
  deleteAll(keys: readonly ItemKey[]): Promise<void>;
}

export type Pause = (ms: number) => Promise<unknown>;

export function createDynamoItems(client: DynamoDBDocumentClient, tableName: string, pause: Pause = setTimeout): DynamoItems {
  const get = async (key: ItemKey): Promise<Item | null> => {
    const answer = await client.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }));
    return answer.Item ?? null;
  };

  /**
   * A write whose answer was lost on the way is sent again by the SDK, and then fails its own condition. So a failed condition is asked back: where
   * exactly this item stands, it was written. Should another writer have written the very same, then both are right: the table says what each wanted.
   */
  const putIf = async (item: KeyedItem, condition: Condition): Promise<'written' | 'lost'> => {
    try {
      await client.send(
        new PutCommand({
          TableName: tableName,
          Item: item,
          ConditionExpression: condition.expression,
          ...(condition.names && { ExpressionAttributeNames: condition.names }),
          ...(condition.values && { ExpressionAttributeValues: condition.values }),
        }),
      );
      return 'written';
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return isDeepStrictEqual(await get({ pk: item.pk, sk: item.sk }), item) ? 'written' : 'lost';
    }
  };

  const query = async ({ where, index, attributes, limit }: ItemQuery): Promise<readonly Item[]> => {
    const items: Item[] = [];
    let start: Item | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: where.expression,
          ...(where.values && { ExpressionAttributeValues: where.values }),
          ...(index ? { IndexName: index } : { ConsistentRead: true }),
          ...(attributes && projection(attributes)),
          ...(limit !== undefined && { Limit: limit - items.length }),
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      items.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start !== undefined && items.length < (limit ?? Number.POSITIVE_INFINITY));
    return items;
  };

  /** One request at a time; what DynamoDB leaves unprocessed (it throttles a partition) goes first into the next. */
  const writeAll = async (requests: readonly WriteRequest[]): Promise<void> => {
    let waiting = [...requests];
    let attemptsInVain = 0;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchLength(waiting));
      const answer = await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: batch } }));
      const unprocessed = (answer.UnprocessedItems?.[tableName] ?? []) as WriteRequest[];
      waiting = [...unprocessed, ...waiting.slice(batch.length)];
      if (unprocessed.length === 0) {
        attemptsInVain = 0;
        continue;
      }
      attemptsInVain = unprocessed.length < batch.length ? 1 : attemptsInVain + 1;
      if (attemptsInVain >= attemptsInVainMax) throw new Error(`${waiting.length} items of ${tableName} were left unprocessed`);
      await pause(backoffMs(attemptsInVain));
    }
  };

  return {
    get,
    putIf,
    query,
    putAll: (items) => writeAll(onePerKey(items).map((item) => ({ PutRequest: { Item: item } }))),
    deleteAll: (keys) => writeAll(onePerKey(keys).map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } }))),
  };
}

type WriteRequest = { PutRequest: { Item: KeyedItem } } | { DeleteRequest: { Key: ItemKey } };

/** DynamoDB's limit for a batch of writes. */
const batchItemsMax = 25;
/** DynamoDB takes 16 MB a request; four are sent well within the time that a request has. */
const batchBytesMax = 4 * 1_048_576;
/** With the pauses below about ten seconds without a single item written. */
const attemptsInVainMax = 8;
const backoffFirstMs = 50;
const backoffMaxMs = 5_000;

/** How many of the requests go into the next batch: at least one. Measured as JSON, which is how they travel. */
function batchLength(requests: readonly WriteRequest[]): number {
  let bytes = 0;
  const full = requests.slice(0, batchItemsMax).findIndex((request, index) => {
    bytes += Buffer.byteLength(JSON.stringify(request));
    return index > 0 && bytes > batchBytesMax;
  });
  return full === -1 ? Math.min(requests.length, batchItemsMax) : full;
}

/** Doubling, with jitter, so that those who were throttled together do not come back together. */
function backoffMs(attempt: number): number {
  return Math.min(backoffMaxMs, backoffFirstMs * 2 ** attempt) * (0.5 + Math.random() / 2);
}

/** A batch must not name a key twice; where it would, the last stands, as if they had been written one after another. */
function onePerKey<T extends ItemKey>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify([item.pk, item.sk]), item])).values()];
}

function projection(attributes: readonly string[]) {
  const names = Object.fromEntries(attributes.map((attribute, index) => [`#a${index}`, attribute]));
  return { ProjectionExpression: Object.keys(names).join(', '), ExpressionAttributeNames: names };
}
