import { type PublishedRecord, publishedRecordSchema, type Source, sourceSchema } from '../document.ts';
import { byCodeUnit } from './by-code-unit.ts';

/**
 * The record with its keys in schema order, so that equal records give equal bytes wherever their keys came from (a table keeps no order of keys).
 * Throws where it is not of the schema's shape: such a record must never reach a file.
 */
export function canonicalRecord(record: PublishedRecord): PublishedRecord {
  const parsed = publishedRecordSchema.parse(record);
  return parsed.status === 'withdrawn' ? parsed : { ...parsed, source: canonicalSource(parsed.source) };
}

function canonicalSource(source: Source): Source {
  const fields = Object.entries(source.fields).sort(([a], [b]) => byCodeUnit(a, b));
  return sourceSchema.parse({ ...source, fields: Object.fromEntries(fields) });
}
