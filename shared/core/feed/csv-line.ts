import type { PublishedRecord } from '../document.ts';
import { csvColumns } from './csv-columns.ts';

/** The first line of `records.csv`. */
export const csvHeader = `${csvColumns.map(({ name }) => name).join(',')}\n`;

/**
 * A record as a line of `records.csv` (RFC 4180, but lines end in LF). Text is what the document shows, whatever a spreadsheet makes of it;
 * but half a surrogate pair, which UTF-8 cannot hold, is U+FFFD.
 */
export function csvLine(record: PublishedRecord): string {
  return `${csvColumns.map(({ value }) => cell(value(record))).join(',')}\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value).toWellFormed();
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
