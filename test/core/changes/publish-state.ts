import { applySummary } from '../../../shared/core/changes/apply-summary.ts';
import type { ChangeSummary } from '../../../shared/core/changes/change-summary.ts';
import { compareRecord } from '../../../shared/core/changes/compare-record.ts';
import { summarizeChanges } from '../../../shared/core/changes/summarize-changes.ts';
import type { Candidate, PublishedRecord } from '../../../shared/core/document.ts';
import { byId } from './example-records.ts';

export interface Release {
  readonly summary: ChangeSummary;
  readonly records: readonly PublishedRecord[];
}

export function timeOf(sequence: number): string {
  return new Date(Date.UTC(2024, 0, 1, 0, 0, sequence)).toISOString();
}

/** One release after the other: what the feed says, and what the documents say now. Null where nothing changed. */
export function publishState(previous: Release | null, state: readonly Candidate[]): Release | null {
  const records = previous?.records ?? [];
  const before = byId(records);
  const speakers = new Map(state.map((candidate) => [candidate.id, candidate]));
  const sequence = (previous?.summary.sequence ?? 0) + 1;
  const publishedAt = timeOf(sequence);
  const changes = [...new Set([...before.keys(), ...speakers.keys()])].flatMap((id) => {
    const change = compareRecord({
      id,
      before: before.get(id) ?? null,
      speaker: speakers.get(id) ?? null,
      publishedAt,
      reason: '文件有变',
    });
    return change === null ? [] : [change];
  });
  if (changes.length === 0) return null;
  const currentBefore = records.filter(({ status }) => status === 'current').length;
  const summary = summarizeChanges({ sequence, publishedAt, documents: [{ document: '甲.pdf', sha256: null }], changes, currentBefore });
  return { summary, records: applySummary(records, summary) };
}
