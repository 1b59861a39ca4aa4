import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { tableDefinition } from '../shared/adapters/dynamo/dynamo-table-definition.ts';
import { UsageError } from './input-files.ts';

/** A local table is there at once; Amazon's own takes seconds. */
const creationSecondsMax = 60;

/** Creates the table as the stack declares it, where it is not there yet. */
export async function ensureTable(client: DynamoDBClient, tableName: string): Promise<void> {
  try {
    await client.send(new CreateTableCommand(createTableInput(tableName)));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client, maxWaitTime: creationSecondsMax, minDelay: 0.05 }, { TableName: tableName });
  await assertIndexes(client, tableName);
}

/** The embedded server cannot add an index to a table. */
async function assertIndexes(client: DynamoDBClient, tableName: string): Promise<void> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  const names = new Set(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
  if (createTableInput(tableName).GlobalSecondaryIndexes.every(({ IndexName }) => names.has(IndexName))) return;
  throw new UsageError(
    'an earlier version of this program began the system in this folder, and it cannot go on from there: name a new folder with --out',
  );
}

function createTableInput(tableName: string) {
  const { partitionKey, sortKey, dueIndex, tellIndex } = tableDefinition;
  const indexes = [dueIndex, tellIndex];
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: [{ partitionKey, sortKey }, ...indexes]
      .flatMap((keys) => [keys.partitionKey, keys.sortKey])
      .map((name) => ({ AttributeName: name, AttributeType: 'S' as const })),
    KeySchema: keySchema(partitionKey, sortKey),
    GlobalSecondaryIndexes: indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index.partitionKey, index.sortKey),
      Projection: { ProjectionType: index.projection },
    })),
  };
}

function keySchema(partitionKey: string, sortKey: string) {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    { AttributeName: sortKey, KeyType: 'RANGE' as const },
  ];
}
