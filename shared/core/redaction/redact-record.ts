import { canonicalRecord } from '../changes/canonical-record.ts';
import type { PublishedRecord } from '../document.ts';
import { redactedReason, redactedText } from './redacted-text.ts';

/**
 * A revision of a record without anything that its document said, but for agency and year, which decide where it stands. Id, revision and times stay, so
 * that every release counts as many records as before, and is the one before with its changes applied. A redacted record stays as it is.
 */
export function redactRecord(record: PublishedRecord): PublishedRecord {
  const { id, revision, agency, fiscalYear, supersededBy, publishedAt, modifiedAt } = record;
  const kept = {
    ...{
      id,
      revision,
      agency,
      fiscalYear,
      projectName: redactedText,
      reason: redactedReason,
      redacted: true as const,
      publishedAt,
      modifiedAt,
    },
    ...(supersededBy !== undefined && { supersededBy }),
  };
  if (record.status === 'withdrawn') return canonicalRecord({ ...kept, status: 'withdrawn' });
  const { supersedes, source } = record;
  return canonicalRecord({
    ...kept,
    status: 'current',
    ...{ amounts: [], score: null, scoreText: null, grade: null, gradeText: null },
    ...{ achievements: null, problems: null, recommendations: null, rectification: null, additionalFields: [] },
    source: { document: redactedText, sha256: source.sha256, pages: [], fields: {} },
    findings: [],
    ...(supersedes !== undefined && { supersedes }),
  });
}
