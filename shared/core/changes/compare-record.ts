import assert from 'node:assert/strict';
import type { Candidate, CurrentRecord, FieldChange, PublishedRecord, Tombstone } from '../document.ts';
import { canonicalRecord } from './canonical-record.ts';
import type { ChangeKind, RecordChange } from './change-summary.ts';
import { compareFields } from './compare-fields.ts';
import { recordContent } from './record-content.ts';
import { recordTitle } from './record-title.ts';

export interface RecordComparison {
  readonly id: string;
  /** As the release before has it; null where no release ever had it. */
  readonly before: PublishedRecord | null;
  /** What the document that speaks for it says now; null where no document claims it any more. */
  readonly speaker: Candidate | null;
  /** The SHA-256 of the bytes in which the public values were last found; null or left out: those that the public record names as its source. */
  readonly publicSha256?: string | null;
  /** RFC 3339; the time of the release that is being made. */
  readonly publishedAt: string;
  /** Why, in Chinese. */
  readonly reason: string;
  /** The record whose place this one takes, where a document corrected its name, agency or year. */
  readonly supersedes?: string;
  /** The record that takes the place of this one. */
  readonly supersededBy?: string;
}

/**
 * What a release says about one record, or null where there is nothing to say: while the values are equal, the published record stays byte for byte,
 * its provenance and findings included; and what was withdrawn, or never there, stays so.
 */
export function compareRecord(comparison: RecordComparison): RecordChange | null {
  const { before, speaker, id } = comparison;
  assert(before === null || before.id === id, `compared ${id} with the published ${before?.id}`);
  assert(speaker === null || speaker.id === id, `compared ${id} with the candidate ${speaker?.id}`);
  if (speaker === null) return before?.status === 'current' ? withdrawal(comparison, before) : null;
  if (before === null) return appearance('added', comparison, speaker, []);
  if (before.status === 'withdrawn') return appearance('restored', comparison, speaker, []);
  const changes = compareFields(before, speaker, { before: before.source, after: speaker.source });
  if (changes.length === 0) return null;
  const sameBytes = (comparison.publicSha256 ?? before.source.sha256) === speaker.source.sha256;
  return appearance(sameBytes ? 'corrected' : 'changed', comparison, speaker, changes);
}

function withdrawal({ id, reason, publishedAt, supersededBy }: RecordComparison, before: CurrentRecord): RecordChange {
  const tombstone: Tombstone = {
    id,
    status: 'withdrawn',
    revision: before.revision + 1,
    agency: before.agency,
    fiscalYear: before.fiscalYear,
    projectName: before.projectName,
    reason,
    ...(supersededBy !== undefined && { supersededBy }),
    ...(before.redacted && { redacted: before.redacted }),
    publishedAt: before.publishedAt,
    modifiedAt: publishedAt,
  };
  return { kind: 'withdrawn', id, title: recordTitle(before), reason, record: canonicalRecord(tombstone), changes: [] };
}

function appearance(kind: ChangeKind, comparison: RecordComparison, speaker: Candidate, changes: FieldChange[]): RecordChange {
  const { id, before, reason, publishedAt } = comparison;
  const record: CurrentRecord = {
    id,
    status: 'current',
    revision: (before?.revision ?? 0) + 1,
    ...recordContent(speaker),
    source: speaker.source,
    findings: speaker.findings,
    ...relations(comparison),
    ...(speaker.confirmation && { confirmation: speaker.confirmation }),
    publishedAt: before?.publishedAt ?? publishedAt,
    modifiedAt: publishedAt,
  };
  return { kind, id, title: recordTitle(speaker), reason, record: canonicalRecord(record), changes };
}

/** A relation once published stays while the record does; what a withdrawn record says of its successor ends with its return. */
function relations({ before, supersedes, supersededBy }: RecordComparison): { supersedes?: string; supersededBy?: string } {
  const kept = before?.status === 'current' ? before : null;
  const earlier = supersedes ?? kept?.supersedes;
  const later = supersededBy ?? kept?.supersededBy;
  return { ...(earlier !== undefined && { supersedes: earlier }), ...(later !== undefined && { supersededBy: later }) };
}
