import assert from 'node:assert/strict';
import { byCodeUnit } from '../changes/by-code-unit.ts';
import { contentEntry } from '../feed/content-entry.ts';
import { jsonBody } from '../feed/json-body.ts';
import type { OverviewEntry } from '../feed/manifest.ts';
import { newPrefix } from '../feed/new-prefix.ts';
import { rowsToPart } from './overview-part.ts';
import type { OverviewRow } from './overview-row.ts';

/**
 * What one changed record costs is the reading and writing of its part; what a first look at the page costs is one part. Some 2,000 rows, and 80 KB on
 * the way: 100,000 records are some hundred parts. In bytes.
 */
export const partBytesMax = 250_000;

/** Where a row stands: its year, and the hex digits that its id begins with after `pe-`, as far as the year is split. */
export type PartKey = Pick<OverviewEntry, 'fiscalYear' | 'prefix'>;

/** The part in which a record stands or will stand, given those of the release before: a part there, or a new one beside those of its year. */
export function partKeyFor(parts: readonly PartKey[], record: { readonly id: string; readonly fiscalYear: number }): PartKey {
  const prefixes = parts.filter(({ fiscalYear }) => fiscalYear === record.fiscalYear).map(({ prefix }) => prefix);
  const digits = idDigits(record.id);
  const standing = prefixes.find((prefix) => digits.startsWith(prefix));
  return { fiscalYear: record.fiscalYear, prefix: standing ?? newPrefix(digits, prefixes) };
}

/** All rows of one part → its file, or the files that it falls into by the next digit of the ids where it has grown above the limit. */
export function rowsToParts(key: PartKey, rows: readonly OverviewRow[], bytesMax = partBytesMax): { entry: OverviewEntry; body: string }[] {
  if (rows.length === 0) return [];
  const sorted = [...rows].sort((a, b) => byCodeUnit(a.id, b.id));
  for (const { id } of sorted) assert(idDigits(id).startsWith(key.prefix), `${id} does not belong into the part ${key.prefix}`);
  const body = jsonBody(rowsToPart(key.fiscalYear, sorted));
  const file = contentEntry('overview/', 'json', body);
  if (file.bytes <= bytesMax || rows.length === 1) {
    const current = rows.filter(({ withdrawn }) => !withdrawn).length;
    return [{ entry: { ...file, ...key, records: rows.length, current }, body }];
  }
  const children = Map.groupBy(sorted, ({ id }) => idDigits(id).slice(0, key.prefix.length + 1));
  return [...children].flatMap(([prefix, child]) => rowsToParts({ ...key, prefix }, child, bytesMax));
}

function idDigits(id: string): string {
  return id.slice('pe-'.length);
}
