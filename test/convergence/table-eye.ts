import assert from 'node:assert/strict';
import type { StoredItem } from './memory-dynamo.ts';
import type { World } from './world.ts';

/** A head as its item has it, as far as it matters here. */
export interface SeenHead {
  readonly document: string;
  readonly state: string;
  readonly revision: string | null;
  readonly published: string | null;
  readonly previous: string | null;
  readonly withheld: readonly string[];
  /** Milliseconds since 1970; null where there is nothing to publish. */
  readonly dueAt: number | null;
}

export interface SeenTable {
  readonly heads: readonly SeenHead[];
  /** The record ids of each revision's rows: `<document>#<revision>`. */
  readonly records: ReadonlyMap<string, readonly string[]>;
  /** Records that an order in force keeps out of public, and orders that wait for the publisher. */
  readonly withdrawn: ReadonlySet<string>;
  readonly waitingOrders: number;
  readonly mark: { readonly planSha256: string; readonly settled: boolean } | null;
  /** Claims without a row of their revision: nothing would ever find them again. */
  readonly lostClaims: number;
  /** Revisions that no head names. */
  readonly unnamedRevisions: number;
}

/** What stands in the table, without the adapter. Throws where a head names a revision whose rows are not complete. */
export function lookAtTable(world: World): SeenTable {
  const items = world.dynamo.items();
  const heads = items.filter((item) => text(item, 'sk') === 'head').map(headOf);
  const rows = items.filter((item) => text(item, 'sk')?.startsWith('rev#'));
  const records = new Map<string, string[]>();
  const complete = new Set<string>();
  for (const row of rows) {
    const [, revision = ''] = text(row, 'sk')?.split('#') ?? [];
    const name = `${text(row, 'pk')?.slice('doc#'.length)}#${revision}`;
    const id = text(row, 'recordId');
    records.set(name, [...(records.get(name) ?? []), ...(id === null ? [] : [id])]);
    if (text(row, 'sk')?.endsWith('#meta')) complete.add(name);
  }
  const named = new Set<string>();
  for (const { document, revision, published, previous, withheld } of heads) {
    for (const [role, id] of Object.entries({ revision, published, previous, ...withheld })) {
      if (id === null) continue;
      assert(complete.has(`${document}#${id}`), `the head of ${document} names rows as ${role} that are not there`);
      named.add(`${document}#${id}`);
    }
  }
  const claims = items.filter((item) => text(item, 'sk')?.startsWith('claim#'));
  const orders = items.filter((item) => text(item, 'sk')?.startsWith('order#withdraw#'));
  const mark = items.find((item) => text(item, 'sk') === 'plan');
  return {
    heads,
    records,
    withdrawn: new Set(newestEach(orders).flatMap((order) => (order.isUndone?.BOOL === false ? [recordOf(order)] : []))),
    waitingOrders: orders.filter((order) => order.due !== undefined).length,
    mark: mark === undefined ? null : { planSha256: text(mark, 'planSha256') ?? '', settled: mark.settled?.BOOL === true },
    lostClaims: claims.filter((claim) => !records.has(`${text(claim, 'document')}#${text(claim, 'revision')}`)).length,
    unnamedRevisions: [...records.keys()].filter((name) => !named.has(name)).length,
  };
}

/**
 * The records that some document says at this moment, in its current version, or in the public one while an embargo holds the current one back; and that
 * no order withdraws.
 */
export function supportedRecords({ heads, records, withdrawn }: SeenTable, now: Date): ReadonlySet<string> {
  const said = new Set(
    heads.flatMap(({ document, revision, published, dueAt }) => {
      const waits = dueAt !== null && dueAt > now.getTime();
      return records.get(`${document}#${waits ? published : revision}`) ?? [];
    }),
  );
  return new Set([...said].filter((id) => !withdrawn.has(id)));
}

/** Items come sorted: of the orders on a record, the last one stands. */
function newestEach(orders: readonly StoredItem[]): readonly StoredItem[] {
  return [...new Map(orders.map((order) => [text(order, 'pk'), order])).values()];
}

function recordOf(order: StoredItem): string {
  return text(order, 'pk')?.slice('record#'.length) ?? '';
}

function headOf(item: StoredItem): SeenHead {
  return {
    document: text(item, 'document') ?? '',
    state: text(item, 'state') ?? '',
    revision: text(item, 'revision'),
    published: text(item, 'published'),
    previous: text(item, 'previous'),
    withheld: withheldOf(item),
    dueAt: item.dueAt?.NULL === true ? null : Date.parse(text(item, 'dueAt') ?? ''),
  };
}

function withheldOf(item: StoredItem): readonly string[] {
  const { revisions } = (item.withheld?.M ?? {}) as { revisions?: { L: readonly { S: string }[] } };
  return revisions?.L.map(({ S }) => S) ?? [];
}

function text(item: StoredItem, name: string): string | null {
  const value = item[name]?.S;
  return typeof value === 'string' ? value : null;
}
