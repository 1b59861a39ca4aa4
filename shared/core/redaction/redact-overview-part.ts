import { type OverviewPart, rowsToPart } from '../overview/overview-part.ts';
import { overviewRow } from '../overview/overview-row.ts';
import { partToRows } from '../overview/part-to-rows.ts';
import type { RedactedRevisions } from './redacted-revisions.ts';

/** A part of the overview without what was taken down. A row has no revision: its time tells which one it is. */
export function redactOverviewPart(part: OverviewPart, revisions: RedactedRevisions): OverviewPart {
  const rows = new Map(revisions.all().map((record) => [`${record.id} ${record.modifiedAt}`, overviewRow(record)]));
  return rowsToPart(
    part.fiscalYear,
    partToRows(part).map((row) => rows.get(`${row.id} ${row.modifiedAt}`) ?? row),
  );
}
