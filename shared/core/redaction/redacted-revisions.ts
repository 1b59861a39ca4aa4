import type { RecordChange } from '../changes/change-summary.ts';
import type { PublishedRecord } from '../document.ts';
import { type RedactedSides, redactChange } from './redact-change.ts';

/** Revisions that were taken down, each in its redacted form; an id and a revision are those of one content wherever they stand. */
export class RedactedRevisions {
  readonly #records = new Map<string, PublishedRecord>();

  constructor(records: Iterable<PublishedRecord> = []) {
    for (const record of records) this.add(record);
  }

  add(record: PublishedRecord): void {
    this.#records.set(`${record.id}#${record.revision}`, record);
  }

  get(id: string, revision: number): PublishedRecord | null {
    return this.#records.get(`${id}#${revision}`) ?? null;
  }

  /** Sorted by id and revision. */
  all(): readonly PublishedRecord[] {
    return [...this.#records.values()].sort((a, b) => (a.id === b.id ? a.revision - b.revision : a.id < b.id ? -1 : 1));
  }

  /** A record as it stands, or without what was taken down. */
  recordOf(record: PublishedRecord): PublishedRecord {
    return this.get(record.id, record.revision) ?? record;
  }

  changeOf(change: RecordChange): RecordChange {
    return redactChange(change, this.sidesOf(change.id, change.record.revision));
  }

  /** A withdrawn record before says nothing in the change that brings it back. */
  sidesOf(id: string, revision: number): RedactedSides {
    return { after: this.get(id, revision), before: this.get(id, revision - 1)?.status === 'current' };
  }
}
