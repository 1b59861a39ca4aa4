import type { Candidate } from '../core/document.ts';
import type { DocumentHead } from '../core/documents/head.ts';
import { standingRecords } from '../core/documents/revision.ts';
import { publicSpeakerOf } from '../core/documents/speaker.ts';
import type { DocumentTable } from '../ports.ts';
import { loadClaims } from './load-claims.ts';
import type { LoadedDocument } from './load-document.ts';

/** The records that a document no longer gives, that nobody else says in public, and that the public still sees: their withdrawal is held back. */
export async function withheldRecords(
  { revision, withheld }: LoadedDocument,
  heads: Map<string, DocumentHead | null>,
  table: DocumentTable,
): Promise<readonly Candidate[]> {
  const gives = new Set(revision === null ? [] : standingRecords(revision).map(({ id }) => id));
  const gone = new Map(withheld.flatMap(standingRecords).map((record) => [record.id, record]));
  const silent: Candidate[] = [];
  for (const record of gone.values()) {
    if (gives.has(record.id)) continue;
    if (publicSpeakerOf(await loadClaims(table, `record#${record.id}`, heads), heads) === null) silent.push(record);
  }
  return silent;
}
