import type { DocumentTable } from '../../shared/ports.ts';

/** Entries of the index that are looked at: it lags behind the heads by moments, so that the first ones may be done already. */
const lookedAtMax = 10;

/** How long the document that waits longest has been due, in seconds; 0 where none is. */
export async function oldestDueSeconds(now: Date, table: DocumentTable): Promise<number> {
  for (const document of await table.dueDocuments(now, lookedAtMax)) {
    const dueAt = (await table.getHead(document))?.dueAt ?? null;
    if (dueAt !== null && Date.parse(dueAt) <= now.getTime()) return (now.getTime() - Date.parse(dueAt)) / 1000;
  }
  return 0;
}
