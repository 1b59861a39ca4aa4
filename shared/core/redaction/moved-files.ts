import type { Redaction } from './redaction.ts';

/** Of files that were rewritten: the SHA-256 that they had, and the one that they have. */
export type MovedFiles = ReadonlyMap<string, string>;

export function movedFiles({ files }: Pick<Redaction, 'files'>): MovedFiles {
  return new Map(files.map(({ from, to }) => [from.sha256, to.sha256]));
}

/** A text with each hash of a file that was rewritten changed into that of what stands in its place: its links, and nothing else, have such hashes. */
export function leadToMoved(text: string, moved: MovedFiles): string {
  return text.replace(/[0-9a-f]{64}/g, (sha256) => moved.get(sha256) ?? sha256);
}
