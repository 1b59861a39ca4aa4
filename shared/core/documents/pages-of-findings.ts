import type { Finding } from '../document.ts';

/** More page numbers than this nobody reads in a line: a scan of 2,000 pages is one finding. */
const PAGES_MAX = 100;

/** The pages that findings are about, each once and in order; of very many the first. */
export function pagesOfFindings(findings: readonly Finding[]): readonly number[] {
  const pages = findings.flatMap(({ page, lastPage = page }) =>
    page === undefined || lastPage === undefined
      ? []
      : Array.from({ length: Math.min(PAGES_MAX, lastPage - page + 1) }, (_, index) => page + index),
  );
  return [...new Set(pages)].sort((a, b) => a - b).slice(0, PAGES_MAX);
}
