import type { KeptEntry, Revision } from './revision.ts';
import { standingEntries } from './revision.ts';

/** What reading the new version gave, before anything is kept. */
export type Extraction = Pick<Revision, 'tablesFound' | 'entries' | 'findings'>;

/** What orders have ended since the previous revision was read. */
export interface Ended {
  readonly undone: ReadonlySet<string>;
  readonly takenDown: ReadonlySet<string>;
}

/**
 * The records of a document's previous revision that stay, to be appended to the new one's entries.
 *
 * A new revision withdraws a record only if it was read whole: it has tables, every one of them was accepted, and no error says that something could
 * not be read. Otherwise every record that stood before (accepted then, or kept already) and that is not accepted now is kept, as it was; but for what
 * stood only on a confirmation that was taken back (by its name), and what was read from bytes that were taken down (by their SHA-256).
 */
export function carryForward(previous: Revision | null, extraction: Extraction, { undone, takenDown }: Ended): readonly KeptEntry[] {
  if (previous === null || wasReadWhole(extraction)) return [];
  const accepted = new Set(extraction.entries.flatMap((entry) => (entry.status === 'accepted' ? [entry.record.id] : [])));
  const staying = standingEntries(previous).filter(
    ({ record, confirmedBy = [] }) =>
      !accepted.has(record.id) && !takenDown.has(record.source.sha256) && !confirmedBy.some((name) => undone.has(name)),
  );
  const oneEach = new Map(staying.map((entry) => [entry.record.id, entry]));
  return [...oneEach.values()].map((entry) => ({ ...entry, status: 'kept' }));
}

function wasReadWhole({ tablesFound, entries, findings }: Extraction): boolean {
  const accepted = entries.filter((entry) => entry.status === 'accepted').length;
  return tablesFound > 0 && accepted === tablesFound && !findings.some((finding) => finding.severity === 'error');
}
