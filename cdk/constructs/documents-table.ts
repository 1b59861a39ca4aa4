import { RemovalPolicy } from 'aws-cdk-lib';
import { type IMetric, Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { tableDefinition } from '../../shared/adapters/dynamo/dynamo-table-definition.ts';
import type { DataKey } from './data-key.ts';

/** Consistent reads and conditional single-item writes, as the adapter does them; never a scan, never a change of the table itself. */
const itemActions = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:BatchWriteItem'];

export interface DocumentsTableProps {
  readonly dataKey: DataKey;
}

/** Document heads, revision rows, claims. The stream is only a bell, so it carries keys and no document's text. */
export class DocumentsTable extends Construct {
  readonly table: Table;

  readonly #dataKey: DataKey;

  constructor(scope: Construct, id: string, { dataKey }: DocumentsTableProps) {
    super(scope, id);
    this.#dataKey = dataKey;
    const { partitionKey, sortKey, dueIndex, tellIndex } = tableDefinition;
    this.table = new Table(this, 'Table', {
      partitionKey: stringAttribute(partitionKey),
      sortKey: stringAttribute(sortKey),
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      stream: StreamViewType.KEYS_ONLY,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: dataKey.key,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const index of [dueIndex, tellIndex])
      this.table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: stringAttribute(index.partitionKey),
        sortKey: stringAttribute(index.sortKey),
        projectionType: ProjectionType[index.projection],
      });
  }

  grantDocuments(grantee: IGrantable): void {
    Grant.addToPrincipal({ grantee, actions: itemActions, resourceArns: [this.table.tableArn] });
    this.#dataKey.grantUse(grantee);
  }

  /** Reads everything, and writes one item at a time: orders, notices, heads. Not revisions and claims, which are written in batches. */
  grantSingleItems(grantee: IGrantable): void {
    const actions = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'];
    Grant.addToPrincipal({ grantee, actions, resourceArns: [this.table.tableArn] });
    this.#dataKey.grantUse(grantee);
  }

  /** A metric for each index. */
  indexWrites(options: MetricOptions): readonly IMetric[] {
    return [tableDefinition.dueIndex, tableDefinition.tellIndex].map(
      ({ name }) =>
        new Metric({
          namespace: 'AWS/DynamoDB',
          metricName: 'ConsumedWriteCapacityUnits',
          dimensionsMap: { TableName: this.table.tableName, GlobalSecondaryIndexName: name },
          ...options,
        }),
    );
  }

  /** What waits: for publication (`dueIndex`), or to be told (`tellIndex`). */
  grantIndex(index: 'dueIndex' | 'tellIndex', grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:Query'],
      resourceArns: [`${this.table.tableArn}/index/${tableDefinition[index].name}`],
    });
  }
}

function stringAttribute(name: string) {
  return { name, type: AttributeType.STRING };
}
