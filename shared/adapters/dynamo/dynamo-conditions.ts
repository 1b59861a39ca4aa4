import type { Condition } from './dynamo-items.ts';
import { tableDefinition } from './dynamo-table-definition.ts';

const { partitionKey, sortKey } = tableDefinition;

/** The conditions that more than one kind of item needs. */
export const dynamoConditions = {
  /** There is no such item. */
  isAbsent: { expression: `attribute_not_exists(${partitionKey})` },
  /** What stands there has been written so many times. */
  hasCounter: (counter: number): Condition => ({
    expression: '#counter = :expected',
    names: { '#counter': 'counter' },
    values: { ':expected': counter },
  }),
  /** Everything in a partition whose sort key begins so. */
  beginsWith: (pk: string, prefix: string): Condition => ({
    expression: `${partitionKey} = :pk AND begins_with(${sortKey}, :prefix)`,
    values: { ':pk': pk, ':prefix': prefix },
  }),
  /** Everything in a partition with a sort key from one to another, both included. */
  between: (pk: string, from: string, to: string): Condition => ({
    expression: `${partitionKey} = :pk AND ${sortKey} BETWEEN :from AND :to`,
    values: { ':pk': pk, ':from': from, ':to': to },
  }),
} as const;
