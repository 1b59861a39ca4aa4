import type { OverviewRow } from '../../shared/core/overview/overview-row.ts';

/** A row of the overview as the page holds it. */
export interface ListedRecord extends OverviewRow {
  readonly fiscalYear: number;
  /** Name and agency as they are searched: see `searchable`. */
  readonly haystack: string;
}
