import type { Pages, Unreadable } from '../geometry/page.ts';
import { sketchPages } from '../pictures/sketch-pages.ts';
import { type Extraction, extractRecords, type ReportSource, type SourceDocument } from '../records/extract-records.ts';
import { isIndicatorLabel } from '../records/indicator-labels.ts';
import { isKnownLabel } from '../records/labels.ts';
import { readReport } from '../tables/read-report.ts';
import type { Report } from '../tables/report.ts';
import type { Revision } from './revision.ts';

/** Project tables of one document, each row of a list counted: a province's whole year has some hundreds. */
const TABLES_MAX = 10_000;
/** Rows of all of them: a form has ten, a long one thirty. */
const ROWS_MAX = 100_000;

/** What a reader gave for a document, with all that came of it. */
export interface CheckedReading {
  /** None where the document could not be read. */
  readonly pages: Pages;
  readonly source: ReportSource;
  readonly extraction: Extraction;
  readonly sketches: Revision['sketches'];
}

/** What is kept of it. */
export type CheckedDocument = Pick<CheckedReading, 'extraction' | 'sketches'>;

/** Pages → report → records and findings, and sketches of the pages where something was found: the one way, for the pipeline and for whoever looks at it. */
export function checkReading(
  reading: { readonly kind: 'pages'; readonly pages: Pages } | Unreadable,
  document: SourceDocument,
): CheckedReading {
  const pages = reading.kind === 'pages' ? reading.pages : [];
  const source: ReportSource = reading.kind === 'pages' ? sourceOf(readReport(pages, isKnownLabel, isIndicatorLabel)) : reading;
  const extraction = extractRecords(source, document);
  return { pages, source, extraction, sketches: sketchPages(pages, extraction.findings) };
}

function sourceOf(report: Report): ReportSource {
  const rows = report.tables.reduce((sum, table) => sum + table.rows.length, 0);
  if (report.tables.length > TABLES_MAX) return tooMany(`${report.tables.length} tables`, `at most ${TABLES_MAX} tables`);
  return rows > ROWS_MAX ? tooMany(`${rows} rows`, `at most ${ROWS_MAX} rows`) : { kind: 'report', report };
}

function tooMany(found: string, expected: string): ReportSource {
  return { kind: 'unreadable', code: 'too-many-tables', found, expected };
}
