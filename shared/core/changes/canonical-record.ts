import { type PublishedRecord, publishedRecordSchema, type Source } from '../document.ts';
import { parseStoredWhole } from '../stored/parse-stored-whole.ts';
import { byCodeUnit } from './by-code-unit.ts';

/**
 * The record with its keys in schema order, so that equal records give equal bytes wherever their keys came from (a table keeps no order of keys).
 * Throws where it is not of the schema's shape: such a record must never reach a file. A record that a later version published keeps the fields that only
 * that one knows, and its own order of keys: what stays, stays byte for byte.
 */
export function canonicalRecord(record: PublishedRecord): PublishedRecord {
  const parsed = parseStoredWhole(publishedRecordSchema, record);
  return parsed.status === 'withdrawn' ? parsed : { ...parsed, source: canonicalSource(parsed.source) };
}

function canonicalSource(source: Source): Source {
  const fields = Object.entries(source.fields).sort(([a], [b]) => byCodeUnit(a, b));
  return { ...source, fields: Object.fromEntries(fields) };
}
