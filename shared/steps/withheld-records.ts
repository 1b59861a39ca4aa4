import type { Candidate } from '../core/document.ts';
import type { DocumentHead } from '../core/documents/head.ts';
import { standingRecords } from '../core/documents/revision.ts';
import { publicSpeakerOf } from '../core/documents/speaker.ts';
import { withdrawalInForce } from '../core/documents/withdrawal-in-force.ts';
import type { DocumentTable } from '../ports.ts';
import type { LoadedDocument } from './load-document.ts';
import { loadRecords } from './load-records.ts';

/**
 * The records that a document no longer gives, that nobody else says in public, and that the public still sees: their withdrawal is held back. Where an
 * order of its own withdraws a record, it is not.
 */
export async function withheldRecords(
  { revision, withheld }: LoadedDocument,
  heads: Map<string, DocumentHead | null>,
  table: DocumentTable,
): Promise<readonly Candidate[]> {
  const gives = new Set(revision === null ? [] : standingRecords(revision).map(({ id }) => id));
  const gone = new Map(withheld.flatMap(standingRecords).map((record) => [record.id, record]));
  const ids = [...gone.keys()].filter((id) => !gives.has(id));
  const said = await loadRecords(table, ids, heads);
  return [...gone.values()].filter(({ id }) => {
    const { claims, withdrawals } = said.get(id) ?? { claims: null, withdrawals: [] };
    return claims !== null && publicSpeakerOf(claims, heads) === null && withdrawalInForce(withdrawals) === null;
  });
}
