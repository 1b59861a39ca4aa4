import { createHash } from 'node:crypto';
import type { Candidate, Finding } from '../document.ts';
import type { PageSketch } from '../pictures/page-sketch.ts';
import type { HeldTable } from './held-table.ts';

/**
 * What reading and checking one document gave, complete in itself: the rows that the table keeps for one revision of one document.
 * The control total holds: tablesFound = entries accepted + entries held (entries kept are of an earlier revision and count in neither).
 */
export interface Revision {
  /** Names the rows: see revisionId. */
  readonly id: string;
  /** Key below `incoming/`. */
  readonly document: string;
  /** Of the bytes; null where the object is larger than what is read at all. */
  readonly sha256: string | null;
  /** The version of the reading engine, see engine.ts. */
  readonly engine: string;
  readonly tablesFound: number;
  /** Of the document and of all its records, errors, warnings and notes, in reading order. */
  readonly findings: readonly Finding[];
  /** Of pages where something was found, so that a receipt can show the place: see sketch-pages.ts. */
  readonly sketches: readonly PageSketch[];
  readonly entries: readonly RevisionEntry[];
}

export type RevisionEntry = AcceptedEntry | HeldEntry | KeptEntry;

export interface AcceptedEntry {
  readonly status: 'accepted';
  readonly record: Candidate;
  /** Names of the confirmations without which it would be held; left out where there are none. */
  readonly confirmedBy?: readonly string[] | undefined;
}

/** A project table with an error; its name and id as far as they were read. */
export interface HeldEntry {
  readonly status: 'held';
  readonly projectName: string | null;
  readonly id: string | null;
  readonly pages: readonly number[];
  /** Null where no table was recognised, or its project has no cell of its own: then nobody can confirm anything. */
  readonly table: HeldTable | null;
}

/** An earlier revision's record that stays, because this revision was not read and identified whole (see carry-forward.ts). */
export interface KeptEntry {
  readonly status: 'kept';
  readonly record: Candidate;
  readonly confirmedBy?: readonly string[] | undefined;
}

/**
 * The name of a revision's rows. The counter makes it later than everything that stood before; bytes, engine and what was read make two racing
 * extractions that differ in any of them write different rows, and two that do not the same rows. `content` is the SHA-256 of the bytes.
 */
export function revisionId(
  counter: number,
  content: string,
  engine: string,
  extraction: Pick<Revision, 'tablesFound' | 'findings' | 'sketches' | 'entries'>,
): string {
  const { tablesFound, findings, sketches, entries } = extraction;
  const digest = createHash('sha256')
    .update(JSON.stringify([tablesFound, findings, sketches, entries]))
    .digest('hex');
  return `${String(counter).padStart(10, '0')}-${content}-${engine}-${digest.slice(0, 16)}`;
}

/** The counter inside a revision's name. */
export function revisionCounter(id: string): number {
  return Number(id.slice(0, 10));
}

/** The content inside a revision's name: its claim on bytes is found by it. */
export function revisionContent(id: string): string {
  return id.slice(11, 11 + 64);
}

/** The entries that stand for a record: accepted here, or kept from before. */
export function standingEntries(revision: Revision): readonly (AcceptedEntry | KeptEntry)[] {
  return revision.entries.filter((entry) => entry.status !== 'held');
}

/** Their records. */
export function standingRecords(revision: Revision): readonly Candidate[] {
  return standingEntries(revision).map(({ record }) => record);
}
