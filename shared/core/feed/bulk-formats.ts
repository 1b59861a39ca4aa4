import assert from 'node:assert/strict';
import type { PublishedRecord } from '../document.ts';
import { csvHeader, csvLine } from './csv-line.ts';
import { excelCsvHeader, excelCsvLine } from './excel-csv-line.ts';
import { contentTypes } from './public-headers.ts';
import { recordLine } from './record-line.ts';

/**
 * Up to this size, in bytes of all shards, the bulk files are part of each release: some 2,000 records, held in memory and rewritten in a second. What is
 * larger is built on a schedule, so that a release costs what its change costs.
 */
export const bulkWithReleaseBytesMax = 10_000_000;

/** A file of all records: `bulk/<sha256><suffix>`, and its alias `records<suffix>`. */
export interface BulkFormat {
  readonly suffix: '.ndjson' | '.csv' | '.excel.csv';
  readonly contentType: string;
  readonly header: string;
  readonly line: (record: PublishedRecord) => string;
}

export const bulkFormats: readonly BulkFormat[] = [
  { suffix: '.ndjson', contentType: contentTypes.ndjson, header: '', line: recordLine },
  { suffix: '.csv', contentType: contentTypes.csv, header: csvHeader, line: csvLine },
  { suffix: '.excel.csv', contentType: contentTypes.csv, header: excelCsvHeader, line: excelCsvLine },
];

/** The format of a bulk file by its path. */
export function bulkFormatOf(path: string): BulkFormat {
  const format = bulkFormats.find(({ suffix }) => path.slice(path.indexOf('.')) === suffix);
  assert(format !== undefined, `${path} is no bulk file`);
  return format;
}
