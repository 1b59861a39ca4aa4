/** What a claim is on: a record (by id), or bytes (by SHA-256, so that a duplicate can name its original). */
export type ClaimSubject = `record#${string}` | `bytes#${string}`;

export function recordSubject(id: string): `record#${string}` {
  return `record#${id}`;
}

/** A document's word that it contains something. It counts only while the document's head names its revision (see speaker.ts). */
export interface Claim {
  readonly document: string;
  readonly revision: string;
  /** Index of the entry in the revision; 0 for bytes. */
  readonly index: number;
}
