import * as z from 'zod';
import { sha256Schema, timeSchema } from '../../core/document.ts';
import type { DocumentHead } from '../../core/documents/head.ts';
import type { DocumentTable } from '../../ports.ts';
import { checkItem } from './dynamo-check-item.ts';
import { dynamoConditions } from './dynamo-conditions.ts';
import type { DynamoItems, Item, KeyedItem } from './dynamo-items.ts';
import { dynamoKeys } from './dynamo-keys.ts';
import { parseItem } from './dynamo-parse-item.ts';
import { tableDefinition } from './dynamo-table-definition.ts';

type HeadMethods = 'getHead' | 'putHead' | 'dueDocuments' | 'withheldDocuments' | 'failedDocuments' | 'documentsToTell';

/**
 * The heads, and the sparse indexes: of those that have something to publish, something held back, or that the system could not process; and of those that
 * have something to tell.
 */
export function dynamoHeads(items: DynamoItems): Pick<DocumentTable, HeadMethods> {
  return {
    getHead: async (document) => {
      const item = await items.get(dynamoKeys.head(document));
      return item && itemToHead(item);
    },

    putHead: async (head, expected) => {
      if (head.counter !== (expected ?? 0) + 1) throw new Error(`${head.document}: counter ${head.counter} cannot follow ${expected}`);
      return items.putIf(headToItem(head), expected === null ? dynamoConditions.isAbsent : dynamoConditions.hasCounter(expected));
    },

    dueDocuments: (now, max) => documentsIn('due', now, max),
    withheldDocuments: (until, max) => documentsIn('withheld', until, max),
    failedDocuments: (until, max) => documentsIn('failed', until, max),

    documentsToTell: async (max) => {
      const { name, partitionKey, sortKey } = tableDefinition.tellIndex;
      const where = { expression: `${partitionKey} = :tell`, values: { ':tell': 'tell' } };
      const found = await items.query({ index: name, where, limit: max });
      return found.map((item) => ({
        document: dynamoKeys.documentOf(String(item.pk)),
        since: dynamoKeys.timeOfOrder(String(item[sortKey])),
      }));
    },
  };

  async function documentsIn(due: IndexedAs, until: Date, max: number): Promise<readonly string[]> {
    if (max <= 0) return [];
    const found = await items.query({ ...indexedBy(due, until), limit: max });
    return found.map((item) => dynamoKeys.documentOf(String(item.pk)));
  }
}

const withheldSchema = z.strictObject({ revisions: z.array(z.string()).min(1), since: timeSchema });

const toldSchema = z.strictObject({
  notice: z.int().min(1),
  at: timeSchema.nullable().default(null),
  attention: z.string().nullable(),
});

const failureSchema = z.strictObject({ versionId: z.string().nullable(), at: timeSchema });

type IndexedAs = 'due' | 'withheld' | 'failed';

/**
 * What has a default is younger than the rest: a head that was written before it is still read. So is one that a later version wrote, without what that
 * added; the next write of it says what this version knows, as any head of this version does.
 */
const headItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.literal('head'),
  document: z.string().min(1),
  counter: z.int().min(1),
  state: z.enum(['present', 'removed', 'unread']),
  versionId: z.string().nullable(),
  lastModified: timeSchema,
  sha256: sha256Schema.nullable(),
  engine: z.string(),
  revision: z.string().nullable(),
  keptFrom: z.array(sha256Schema).default([]),
  orders: z.string().nullable().default(null),
  published: z.string().nullable(),
  publishedLastModified: timeSchema.nullable(),
  publishedSequence: z.int().min(1).nullable(),
  comparedCounter: z.int().min(0),
  previous: z.string().nullable(),
  withheld: withheldSchema.nullable(),
  failed: failureSchema.nullable(),
  told: toldSchema.nullable().default(null),
  tellSince: timeSchema.nullable().default(null),
  dueAt: timeSchema.nullable(),
  /** The index's two keys: there only while the head is due, or else withdrawals of it are held back, or else the system could not process it. */
  due: z.string().optional(),
  dueOrder: z.string().optional(),
  /** The other index's: there only while there may be something to tell. */
  tell: z.string().optional(),
  tellOrder: z.string().optional(),
});

/** Checked before it is written: a head is never deleted, and one that cannot be read again would block its document for good. */
function headToItem(head: DocumentHead): KeyedItem {
  const item = { ...dynamoKeys.head(head.document), ...head, ...dueKeys(head), ...tellKeys(head) };
  return { ...checkItem(headItemSchema, item) };
}

function itemToHead(item: Item): DocumentHead {
  const { pk, sk, due, dueOrder, tell, tellOrder, ...head } = parseItem(headItemSchema, item);
  return head;
}

function dueKeys({ document, dueAt, withheld, failed }: DocumentHead): { readonly due?: IndexedAs; readonly dueOrder?: string } {
  if (dueAt !== null) return { due: 'due', dueOrder: dynamoKeys.dueOrder(dueAt, document) };
  if (withheld !== null) return { due: 'withheld', dueOrder: dynamoKeys.dueOrder(withheld.since, document) };
  return failed === null ? {} : { due: 'failed', dueOrder: dynamoKeys.dueOrder(failed.at, document) };
}

function tellKeys({ document, tellSince }: DocumentHead) {
  return tellSince === null ? {} : { tell: 'tell', tellOrder: dynamoKeys.dueOrder(tellSince, document) };
}

function indexedBy(due: IndexedAs, until: Date) {
  const { name, partitionKey, sortKey } = tableDefinition.dueIndex;
  return {
    index: name,
    where: { expression: `${partitionKey} = :due AND ${sortKey} < :end`, values: { ':due': due, ':end': dynamoKeys.dueOrderEnd(until) } },
  };
}
