import { CreateTableCommand, type DynamoDBClient, ResourceInUseException, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { tableDefinition } from '../shared/adapters/dynamo-table-definition.ts';

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
