import { type OverviewPart, rowsToPart } from '../overview/overview-part.ts';
import { type OverviewRow, overviewRow } from '../overview/overview-row.ts';
import { partToRows } from '../overview/part-to-rows.ts';
import type { RedactedRevisions } from './redacted-revisions.ts';

/** A part of the overview without what was taken down. A row has no revision: its time, and whether it is withdrawn, tell which one it is. */
export function redactOverviewPart(part: OverviewPart, revisions: RedactedRevisions): OverviewPart {
  const rows = new Map(
    revisions
      .all()
      .map(overviewRow)
      .map((row) => [revisionOf(row), row]),
  );
  return rowsToPart(
    part.fiscalYear,
    partToRows(part).map((row) => rows.get(revisionOf(row)) ?? row),
  );
}

function revisionOf({ id, modifiedAt, withdrawn }: OverviewRow): string {
  return `${id} ${modifiedAt} ${withdrawn}`;
}
