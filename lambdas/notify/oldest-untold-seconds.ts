import type { DocumentTable } from '../../shared/ports.ts';

/** Entries of the index that are looked at: it lags behind the heads by moments, so that the first ones may be done already. */
const lookedAtMax = 10;

/** How long there has been something to tell of the document that waits longest, in seconds; 0 where there is none. */
export async function oldestUntoldSeconds(now: Date, table: DocumentTable): Promise<number> {
  for (const { document } of await table.documentsToTell(lookedAtMax)) {
    const since = (await table.getHead(document))?.tellSince ?? null;
    if (since !== null) return (now.getTime() - Date.parse(since)) / 1000;
  }
  return 0;
}
