import * as z from 'zod';
import { sha256Schema, timeSchema } from '../core/document.ts';
import type { DocumentHead } from '../core/documents/head.ts';
import type { DocumentTable } from '../ports.ts';
import { dynamoConditions } from './dynamo-conditions.ts';
import type { DynamoItems, Item, KeyedItem } from './dynamo-items.ts';
import { dynamoKeys } from './dynamo-keys.ts';
import { parseItem } from './dynamo-parse-item.ts';
import { tableDefinition } from './dynamo-table-definition.ts';

/** The heads, and the sparse index of those that have something to publish. */
export function dynamoHeads(items: DynamoItems): Pick<DocumentTable, 'getHead' | 'putHead' | 'dueDocuments'> {
  return {
    getHead: async (document) => {
      const item = await items.get(dynamoKeys.head(document));
      return item && itemToHead(item);
    },

    putHead: async (head, expected) => {
      if (head.counter !== (expected ?? 0) + 1) throw new Error(`${head.document}: counter ${head.counter} cannot follow ${expected}`);
      return items.putIf(headToItem(head), expected === null ? dynamoConditions.isAbsent : hasCounter(expected));
    },

    dueDocuments: async (now, max) => {
      if (max <= 0) return [];
      const due = await items.query({ ...dueBy(now), limit: max });
      return due.map((item) => dynamoKeys.documentOf(String(item.pk)));
    },
  };
}

const headItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.literal('head'),
  document: z.string().min(1),
  counter: z.int().min(1),
  state: z.enum(['present', 'removed']),
  versionId: z.string().nullable(),
  lastModified: timeSchema,
  sha256: sha256Schema.nullable(),
  engine: z.string(),
  revision: z.string().nullable(),
  published: z.string().nullable(),
  publishedLastModified: timeSchema.nullable(),
  publishedSequence: z.int().min(1).nullable(),
  comparedCounter: z.int().min(0),
  previous: z.string().nullable(),
  dueAt: timeSchema.nullable(),
  /** The index's two keys: there only while the head is due. */
  due: z.literal('due').optional(),
  dueOrder: z.string().optional(),
});

/** Checked before it is written: a head is never deleted, and one that cannot be read again would block its document for good. */
function headToItem(head: DocumentHead): KeyedItem {
  const item = { ...dynamoKeys.head(head.document), ...head, ...(head.dueAt !== null && indexKeys(head.dueAt, head.document)) };
  return { ...parseItem(headItemSchema, item) };
}

function itemToHead(item: Item): DocumentHead {
  const { pk, sk, due, dueOrder, ...head } = parseItem(headItemSchema, item);
  return head;
}

function indexKeys(dueAt: string, document: string) {
  return { due: 'due', dueOrder: dynamoKeys.dueOrder(dueAt, document) };
}

function hasCounter(counter: number) {
  return { expression: '#counter = :expected', names: { '#counter': 'counter' }, values: { ':expected': counter } };
}

function dueBy(now: Date) {
  const { name, partitionKey, sortKey } = tableDefinition.dueIndex;
  return {
    index: name,
    where: { expression: `${partitionKey} = :due AND ${sortKey} < :end`, values: { ':due': 'due', ':end': dynamoKeys.dueOrderEnd(now) } },
  };
}
