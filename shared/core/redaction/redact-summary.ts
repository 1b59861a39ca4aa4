import type { ChangeSummary } from '../changes/change-summary.ts';
import type { RedactedRevisions } from './redacted-revisions.ts';
import { redactedText } from './redacted-text.ts';

/** Whose bytes were taken down: by SHA-256, and by the names under which they were published, which a removal tells alone. */
export interface TakenDownDocuments {
  readonly sha256s: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

/** A change summary without what was taken down; itself, where it holds nothing of it. */
export function redactSummary(summary: ChangeSummary, revisions: RedactedRevisions, taken: TakenDownDocuments): ChangeSummary {
  const documents = summary.documents.map((each) => redactCause(each, taken));
  const records = summary.records.map((change) => revisions.changeOf(change));
  if (isSame(documents, summary.documents) && isSame(records, summary.records)) return summary;
  const { sequence, previousSequence, publishedAt, counts } = summary;
  return { sequence, previousSequence, publishedAt, counts, documents, records };
}

function isSame<T>(now: readonly T[], before: readonly T[]): boolean {
  return now.every((each, index) => each === before[index]);
}

export function redactCause(
  cause: ChangeSummary['documents'][number],
  { sha256s, names }: TakenDownDocuments,
): ChangeSummary['documents'][number] {
  const isTakenDown = cause.sha256 === null ? names.has(cause.document) : sha256s.has(cause.sha256);
  return isTakenDown ? { document: redactedText, sha256: cause.sha256 } : cause;
}
