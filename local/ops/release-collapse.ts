import type { Order } from '../../shared/core/documents/order.ts';
import type { Clock, DocumentTable } from '../../shared/ports.ts';
import { loadDocument } from '../../shared/steps/load-document.ts';
import { withheldRecords } from '../../shared/steps/withheld-records.ts';

/** Documents that are shown, and let go, at once; the rest comes with the next order. */
const documentsMax = 10_000;

/** A document of which withdrawals are held back, and the records that the public still sees because of it. */
export interface WithheldDocument {
  readonly document: string;
  readonly since: string;
  readonly records: readonly { readonly id: string; readonly projectName: string; readonly agency: string; readonly fiscalYear: number }[];
}

/** What a collapse holds back now, that of the longest time first. */
export async function listWithheld(now: Date, table: DocumentTable): Promise<readonly WithheldDocument[]> {
  const listed: WithheldDocument[] = [];
  for (const document of await table.withheldDocuments(now, documentsMax)) {
    const loaded = await loadDocument(table, document);
    if (loaded === null || loaded.head.withheld === null) continue;
    const records = await withheldRecords(loaded, new Map([[document, loaded.head]]), table);
    const { since } = loaded.head.withheld;
    listed.push({
      document,
      since,
      records: records.map(({ id, projectName, agency, fiscalYear }) => ({ id, projectName, agency, fiscalYear })),
    });
  }
  return listed;
}

/** Orders that what was listed goes out, and nothing that was held back after it. Null where there is nothing to let go. */
export async function releaseCollapse(
  listed: readonly WithheldDocument[],
  { who, why }: Pick<Order, 'who' | 'why'>,
  { table, clock }: { readonly table: DocumentTable; readonly clock: Clock },
): Promise<Order | null> {
  const through = listed
    .map(({ since }) => since)
    .toSorted(byTime)
    .at(-1);
  if (through === undefined) return null;
  const order: Order = { kind: 'release-collapse', subject: 'release', who, when: clock.now().toISOString(), why, through };
  await table.putOrder(order);
  return order;
}

function byTime(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b);
}
