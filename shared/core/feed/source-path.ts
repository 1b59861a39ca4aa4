/** A source document, where it is public: immutable, named by its content. */
export function sourcePath(sha256: string): string {
  return `sources/${sha256}.pdf`;
}

/** From a file in a folder of the feed to a source document, opened at the first of these pages. */
export function sourceLink(sha256: string, [page = 1]: readonly number[]): string {
  return `../${sourcePath(sha256)}#page=${page}`;
}
