import { canonicalRecord } from '../changes/canonical-record.ts';
import type { PublishedRecord } from '../document.ts';

/** The one way in which a record is written into a shard or a bulk file: JSON with its keys in schema order, and a newline. */
export function recordLine(record: PublishedRecord): string {
  return `${JSON.stringify(canonicalRecord(record))}\n`;
}
