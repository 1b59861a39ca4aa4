import type { DocumentStatus } from '../document.ts';
import type { Revision } from './revision.ts';

/** What became of a document: by what its revision gave (null: it was removed), and by whether another had its bytes before. */
export function documentStatus(revision: Revision | null, duplicateOf: string | null): DocumentStatus {
  if (revision === null) return 'withdrawn';
  if (duplicateOf !== null) return 'duplicate';
  if (revision.tablesFound === 0) return 'rejected';
  const accepted = revision.entries.filter(({ status }) => status === 'accepted').length;
  if (accepted === 0) return 'held';
  const whole = accepted === revision.tablesFound && !revision.findings.some(({ severity }) => severity === 'error');
  return whole ? 'accepted' : 'partial';
}
