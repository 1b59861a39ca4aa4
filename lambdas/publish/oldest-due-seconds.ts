import type { DocumentTable } from '../../shared/ports.ts';

/** Entries of the index that are looked at: it lags behind the heads by moments, so that the first ones may be done already. */
const lookedAtMax = 10;

/** How long the document or order that waits longest has been due, in seconds; 0 where none is. */
export async function oldestDueSeconds(now: Date, table: DocumentTable): Promise<number> {
  const [order] = await table.waitingOrders(1);
  const ordered = order === undefined ? 0 : secondsSince(order.when, now);
  return Math.max(ordered, await documentDueSeconds(now, table));
}

async function documentDueSeconds(now: Date, table: DocumentTable): Promise<number> {
  for (const document of await table.dueDocuments(now, lookedAtMax)) {
    const dueAt = (await table.getHead(document))?.dueAt ?? null;
    if (dueAt !== null && Date.parse(dueAt) <= now.getTime()) return secondsSince(dueAt, now);
  }
  return 0;
}

function secondsSince(time: string, now: Date): number {
  return (now.getTime() - Date.parse(time)) / 1000;
}
