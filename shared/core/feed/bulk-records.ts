import { applySummary } from '../changes/apply-summary.ts';
import { byCodeUnit } from '../changes/by-code-unit.ts';
import type { ChangeSummary } from '../changes/change-summary.ts';
import type { PublishedRecord } from '../document.ts';
import { agencyHash } from './agency-hash.ts';

/** All records of a release, from those of the release before, in the order of bulk files: that of the shards, one after the other. */
export function bulkRecords(before: readonly PublishedRecord[], summary: Pick<ChangeSummary, 'records'>): PublishedRecord[] {
  return applySummary(before, summary)
    .map((record) => ({ record, group: agencyHash(record.agency) }))
    .sort((a, b) => a.record.fiscalYear - b.record.fiscalYear || byCodeUnit(a.group, b.group) || byCodeUnit(a.record.id, b.record.id))
    .map(({ record }) => record);
}
