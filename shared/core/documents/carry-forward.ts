import type { KeptEntry, Revision } from './revision.ts';
import { standingEntries } from './revision.ts';

/** What reading the new version gave, before anything is kept. */
export type Extraction = Pick<Revision, 'tablesFound' | 'entries' | 'findings'>;

/**
 * The records of a document's previous revision that stay, to be appended to the new one's entries.
 *
 * A new revision withdraws a record only if it was read whole: it has tables, every one of them was accepted, and no error says that something could
 * not be read. Otherwise every record that stood before (accepted then, or kept already) and that is not accepted now is kept, as it was; but for what
 * stood only on a confirmation that was taken back (`undone`, by their names).
 */
export function carryForward(previous: Revision | null, extraction: Extraction, undone: ReadonlySet<string>): readonly KeptEntry[] {
  if (previous === null || wasReadWhole(extraction)) return [];
  const accepted = new Set(extraction.entries.flatMap((entry) => (entry.status === 'accepted' ? [entry.record.id] : [])));
  const staying = standingEntries(previous).filter(
    ({ record, confirmedBy = [] }) => !accepted.has(record.id) && !confirmedBy.some((name) => undone.has(name)),
  );
  const oneEach = new Map(staying.map((entry) => [entry.record.id, entry]));
  return [...oneEach.values()].map((entry) => ({ ...entry, status: 'kept' }));
}

function wasReadWhole({ tablesFound, entries, findings }: Extraction): boolean {
  const accepted = entries.filter((entry) => entry.status === 'accepted').length;
  return tablesFound > 0 && accepted === tablesFound && !findings.some((finding) => finding.severity === 'error');
}
