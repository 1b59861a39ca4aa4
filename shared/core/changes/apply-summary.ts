import assert from 'node:assert/strict';
import type { PublishedRecord } from '../document.ts';
import { byCodeUnit } from './by-code-unit.ts';
import type { ChangeSummary, RecordChange } from './change-summary.ts';

/**
 * The records of release n−1, or those of them that stand in the shards that release n touches, and the summary of release n → the same records as
 * release n has them, sorted by id. Throws where the summary was made for other records than these.
 */
export function applySummary(records: readonly PublishedRecord[], summary: Pick<ChangeSummary, 'records'>): PublishedRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  assert.equal(byId.size, records.length, 'an id stands twice among the records');
  for (const change of summary.records) {
    assertFits(byId.get(change.id), change);
    byId.set(change.id, change.record);
  }
  return [...byId.values()].sort((a, b) => byCodeUnit(a.id, b.id));
}

function assertFits(before: PublishedRecord | undefined, { kind, id, record }: RecordChange): void {
  assert.equal(record.id, id, `the change of ${id} holds the record ${record.id}`);
  assert.equal(
    record.revision,
    (before?.revision ?? 0) + 1,
    `${id}: ${kind} to revision ${record.revision} from ${before?.revision ?? 'nothing'}`,
  );
  assert.equal(
    before?.status,
    { added: undefined, restored: 'withdrawn', withdrawn: 'current', changed: 'current', corrected: 'current' }[kind],
    `${id}: ${kind}`,
  );
}
