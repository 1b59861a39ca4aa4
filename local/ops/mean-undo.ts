import { UsageError } from '../input-files.ts';
import type { HeldTables, ShownConfirmation } from './held-tables.ts';

/** The confirmations that are to end, by number or project name; all of the document's where none is named. Throws UsageError where that means none. */
export function meanUndo({ document, confirmations }: HeldTables, record: string | null): readonly ShownConfirmation[] {
  if (confirmations.length === 0) throw new UsageError(`nothing of ${document} is confirmed`);
  const picked = confirmations.filter(
    ({ number, records }) => record === null || record === String(number) || records.some(({ projectName }) => projectName === record),
  );
  if (picked.length === 0) throw new UsageError(`${record}: no confirmation of ${document} has this number or project name`);
  return picked;
}
