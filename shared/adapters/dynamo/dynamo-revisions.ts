import type { DocumentTable } from '../../ports.ts';
import { dynamoConditions } from './dynamo-conditions.ts';
import type { DynamoItems, Item } from './dynamo-items.ts';
import { dynamoKeys, type ItemKey } from './dynamo-keys.ts';
import { itemToMeta, revisionToRows, rowsToEntry, rowsToRevision } from './dynamo-revision-rows.ts';

type RevisionMethods = 'putRevision' | 'getRevision' | 'getEntry' | 'listRevisions' | 'claimedRecords' | 'deleteRevision';

/** The rows of revisions. They are written once and never changed: what a revision's meta row names stays what it is until it is deleted. */
export function dynamoRevisions(items: DynamoItems): Pick<DocumentTable, RevisionMethods> {
  return {
    putRevision: async (revision) => {
      const { chunks, meta } = revisionToRows(revision);
      const standing = await items.get({ pk: meta.pk, sk: meta.sk });
      if (standing !== null) return assertSame(standing, meta);
      await items.putAll(chunks);
      if ((await items.putIf(meta, dynamoConditions.isAbsent)) === 'lost') throw new Error(othersRows(meta));
    },

    getRevision: async (document, revision) => {
      const rows = await items.query({ where: rowsOf(document, dynamoKeys.revisionPrefix(revision)) });
      return rowsToRevision(revision, rows);
    },

    getEntry: async (document, revision, index) => {
      const [meta, rows] = await Promise.all([
        items.get(dynamoKeys.meta(document, revision)),
        items.query({ where: rowsOf(document, dynamoKeys.entryIndexPrefix(revision, index)) }),
      ]);
      if (meta === null) throw new Error(`revision ${revision} of ${document} has no meta row`);
      return rowsToEntry(revision, index, itemToMeta(meta), rows);
    },

    listRevisions: async (document) => {
      const revisions: string[] = [];
      let next = await firstRevision(items, document, 'rev#');
      while (next !== null) {
        revisions.push(next);
        next = await firstRevision(items, document, `rev#${next}$`);
      }
      return revisions;
    },

    claimedRecords: async (document, revision) => {
      const where = rowsOf(document, dynamoKeys.entryPrefix(revision));
      const rows = await items.query({ where, attributes: ['recordId', 'index'] });
      const named = rows.filter(namesRecord).map(({ recordId, index }) => ({ id: recordId, index }));
      return [...new Map(named.map((record) => [`${record.index}#${record.id}`, record])).values()];
    },

    deleteRevision: async (document, revision) => {
      await items.deleteAll([dynamoKeys.meta(document, revision)]);
      const where = rowsOf(document, dynamoKeys.revisionPrefix(revision));
      const keys = await items.query({ where, attributes: ['pk', 'sk'] });
      await items.deleteAll(keys.map(itemToKey));
    },
  };
}

function rowsOf(document: string, prefix: string) {
  return dynamoConditions.beginsWith(dynamoKeys.documentPartition(document), prefix);
}

/** The first revision whose rows stand at or behind a sort key. One row is read for each revision, not all of its rows. */
async function firstRevision(items: DynamoItems, document: string, from: string): Promise<string | null> {
  const where = dynamoConditions.between(dynamoKeys.documentPartition(document), from, 'rev$');
  const [row] = await items.query({ where, attributes: ['sk'], limit: 1 });
  return row === undefined ? null : dynamoKeys.revisionOf(String(row.sk));
}

/** The same bytes read by the same engine gave something else: a head that names the rows must never find others in their place. */
function assertSame(standing: Item, meta: Item): void {
  if (itemToMeta(standing).content !== meta.content) throw new Error(othersRows(meta));
}

function othersRows(meta: Item): string {
  return `${JSON.stringify([meta.pk, meta.sk])} already stands with another content`;
}

function namesRecord(row: Item): row is { readonly recordId: string; readonly index: number } {
  return typeof row.recordId === 'string' && typeof row.index === 'number';
}

function itemToKey(item: Item): ItemKey {
  return { pk: String(item.pk), sk: String(item.sk) };
}
