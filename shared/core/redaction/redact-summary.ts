import type { ChangeSummary } from '../changes/change-summary.ts';
import type { RedactedRevisions } from './redacted-revisions.ts';
import { redactedText } from './redacted-text.ts';

/** Whose bytes were taken down: by SHA-256, and by the names under which they were published, which a removal tells alone. */
export interface TakenDownDocuments {
  readonly sha256s: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

/** A change summary without what was taken down. */
export function redactSummary(summary: ChangeSummary, revisions: RedactedRevisions, documents: TakenDownDocuments): ChangeSummary {
  return {
    ...summary,
    documents: summary.documents.map((each) => redactCause(each, documents)),
    records: summary.records.map((change) => revisions.changeOf(change)),
  };
}

export function redactCause(
  cause: ChangeSummary['documents'][number],
  { sha256s, names }: TakenDownDocuments,
): ChangeSummary['documents'][number] {
  const isTakenDown = cause.sha256 === null ? names.has(cause.document) : sha256s.has(cause.sha256);
  return isTakenDown ? { ...cause, document: redactedText } : cause;
}
