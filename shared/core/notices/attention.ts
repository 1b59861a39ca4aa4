import { createHash } from 'node:crypto';
import type { DocumentStatus } from '../document.ts';
import { documentStatus } from '../documents/document-status.ts';
import type { DocumentHead } from '../documents/head.ts';
import { pagesOfFindings } from '../documents/pages-of-findings.ts';
import { type Revision, revisionContent } from '../documents/revision.ts';

/** Why a document needs an officer: by its own head and revision alone, so that whoever writes the head knows it. Whose copy it is does not matter. */
export interface Attention {
  readonly status: DocumentStatus;
  readonly tablesFound: number;
  readonly recordsHeld: number;
  /** Records in public that are older than the document. */
  readonly recordsKept: number;
  /** Withdrawals are held back until somebody lets them go. */
  readonly isWithheld: boolean;
  /** Each code once, in reading order, and the pages where it is. */
  readonly errors: readonly { readonly code: string; readonly pages: readonly number[] }[];
  /** The same for the same bytes (of a failure: the same version), status and codes: reading them again is nothing new to anybody. */
  readonly fingerprint: string;
}

/** Null where nothing of it needs anybody. `revision` is the one that the head names; of what failed nothing else counts. */
export function attentionOf({ failed, withheld }: DocumentHead, revision: Revision | null): Attention | null {
  const isWithheld = withheld !== null;
  if (failed !== null) return attention(`failed ${failed.versionId}`, { ...nothingRead, status: 'failed', isWithheld });
  const status = documentStatus(revision, null);
  if (revision === null) return isWithheld ? attention('removed', { ...nothingRead, status, isWithheld }) : null;
  const count = (kind: 'held' | 'kept') => revision.entries.filter((entry) => entry.status === kind).length;
  const recordsKept = count('kept');
  if (status === 'accepted' && recordsKept === 0 && !isWithheld) return null;
  const { tablesFound } = revision;
  return attention(revisionContent(revision.id), {
    ...{ status, tablesFound, recordsHeld: count('held'), recordsKept, isWithheld, errors: errorsOf(revision) },
  });
}

const nothingRead = { tablesFound: 0, recordsHeld: 0, recordsKept: 0, errors: [] } as const;

function errorsOf({ findings }: Revision): Attention['errors'] {
  const errors = Map.groupBy(
    findings.filter(({ severity }) => severity === 'error'),
    ({ code }) => code,
  );
  return [...errors].map(([code, found]) => ({
    code,
    pages: pagesOfFindings(found),
  }));
}

function attention(of: string, { status, recordsKept, isWithheld, errors, ...counts }: Omit<Attention, 'fingerprint'>): Attention {
  const codes = errors.map(({ code }) => code).toSorted();
  const content = JSON.stringify([of, status, codes, recordsKept > 0, isWithheld]);
  const fingerprint = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return { status, recordsKept, isWithheld, errors, ...counts, fingerprint };
}
