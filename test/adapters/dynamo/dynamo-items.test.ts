import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { createDynamoItems, type KeyedItem } from '../../../shared/adapters/dynamo/dynamo-items.ts';

/** A DynamoDB that processes only so many writes of each batch, in turn; the rest it leaves unprocessed. */
function throttledTable(processedOfEachBatch: readonly number[]) {
  const batches: number[] = [];
  const written: string[] = [];
  const pauses: number[] = [];
  const send = async (command: { input: { RequestItems: { table: { PutRequest: { Item: KeyedItem } }[] } } }) => {
    const batch = command.input.RequestItems.table;
    const processed = processedOfEachBatch[batches.length] ?? batch.length;
    batches.push(batch.length);
    written.push(...batch.slice(0, processed).map((request) => `${request.PutRequest.Item.sk}${request.PutRequest.Item.json}`));
    return { UnprocessedItems: processed < batch.length ? { table: batch.slice(processed) } : {} };
  };
  const client = { send } as unknown as DynamoDBDocumentClient;
  const items = createDynamoItems(client, 'table', async (ms) => pauses.push(ms));
  return { items, batches, written, pauses };
}

function numberedItems(count: number, json = ''): readonly KeyedItem[] {
  return Array.from({ length: count }, (_, index) => ({ pk: 'a', sk: String(index).padStart(3, '0'), json }));
}

describe('a batch of writes', () => {
  it('sends what was left unprocessed again, first, until all is written', async () => {
    const { items, batches, written, pauses } = throttledTable([10, 0, 3]);
    await items.putAll(numberedItems(60));
    expect(batches).toEqual([25, 25, 25, 25, 22]);
    expect(written).toEqual(numberedItems(60).map((item) => item.sk));
    expect(pauses).toHaveLength(3);
  });

  it('pauses longer each time in vain, and not as long again once something was written', async () => {
    const { items, pauses } = throttledTable([0, 0, 0, 1]);
    await items.putAll(numberedItems(2));
    const [first = 0, second = 0, third = 0, fourth = 0] = pauses;
    expect(first).toBeGreaterThanOrEqual(50);
    expect(second).toBeGreaterThanOrEqual(first);
    expect(third).toBeGreaterThanOrEqual(second);
    expect(fourth).toBeLessThanOrEqual(100);
  });

  it('gives up after eight attempts in which nothing was written', async () => {
    const { items, batches } = throttledTable(Array.from({ length: 100 }, () => 0));
    await expect(items.putAll(numberedItems(3))).rejects.toThrow('3 items of table were left unprocessed');
    expect(batches).toHaveLength(8);
  });

  it('holds at most 25 items and 4 MiB', async () => {
    const { items, batches } = throttledTable([]);
    await items.putAll(numberedItems(26));
    await items.putAll(numberedItems(30, 'x'.repeat(358_400)));
    expect(batches).toEqual([25, 1, 11, 11, 8]);
  });

  it('names a key once: of two items the last stands, as if they were written one after another', async () => {
    const { items, batches, written } = throttledTable([]);
    await items.putAll([...numberedItems(2), { pk: 'a', sk: '001', json: 'later' }]);
    expect({ batches, written }).toEqual({ batches: [2], written: ['000', '001later'] });
  });

  it('is not sent where there is nothing to write', async () => {
    const { items, batches } = throttledTable([]);
    await items.putAll([]);
    await items.deleteAll([]);
    expect(batches).toEqual([]);
  });
});
