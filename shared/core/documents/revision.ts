import type { Candidate, Finding } from '../document.ts';

/**
 * What reading and checking one document gave, complete in itself: the rows that the table keeps for one revision of one document.
 * The control total holds: tablesFound = entries accepted + entries held (entries kept are of an earlier revision and count in neither).
 */
export interface Revision {
  /** Names the rows: see revisionId. */
  readonly id: string;
  /** Key below `incoming/`. */
  readonly document: string;
  readonly sha256: string;
  /** The version of the reading engine, see engine.ts. */
  readonly engine: string;
  readonly tablesFound: number;
  /** Of the document and of all its records, errors, warnings and notes, in reading order. */
  readonly findings: readonly Finding[];
  readonly entries: readonly RevisionEntry[];
}

export type RevisionEntry = AcceptedEntry | HeldEntry | KeptEntry;

export interface AcceptedEntry {
  readonly status: 'accepted';
  readonly record: Candidate;
}

/** A project table with an error; its name and id as far as they were read. */
export interface HeldEntry {
  readonly status: 'held';
  readonly projectName: string | null;
  readonly id: string | null;
  readonly pages: readonly number[];
}

/** An earlier revision's record that stays, because this revision was not read and identified whole (see carry-forward.ts). */
export interface KeptEntry {
  readonly status: 'kept';
  readonly record: Candidate;
}

/**
 * The name of a revision's rows. The counter makes it later than everything that stood before; bytes and engine make two racing extractions of
 * different bytes write different rows, and two of the same bytes the same rows.
 */
export function revisionId(counter: number, sha256: string, engine: string): string {
  return `${String(counter).padStart(10, '0')}-${sha256.slice(0, 16)}-${engine}`;
}

/** The counter inside a revision's name. */
export function revisionCounter(id: string): number {
  return Number(id.slice(0, 10));
}

/** The entries that stand for a record: accepted here, or kept from before. */
export function standingRecords(revision: Revision): readonly Candidate[] {
  return revision.entries.flatMap((entry) => (entry.status === 'held' ? [] : [entry.record]));
}
