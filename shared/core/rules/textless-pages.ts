import type { Report, TextlessPage } from '../tables/report.ts';

/** Runs of neighbouring pages of one kind, each said once. */
export function textlessPages(
  report: Report,
  kind: TextlessPage['kind'],
): readonly { readonly page: number; readonly lastPage?: number; readonly pages: string; readonly pagesZh: string }[] {
  const numbers = report.textlessPages.filter((page) => page.kind === kind).map(({ page }) => page);
  const runs: { first: number; last: number }[] = [];
  for (const page of [...numbers].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && page <= run.last + 1) run.last = page;
    else runs.push({ first: page, last: page });
  }
  return runs.map(({ first, last }) => ({
    page: first,
    ...(last > first && { lastPage: last }),
    pages: first === last ? `Page ${first}` : `Pages ${first} to ${last}`,
    pagesZh: first === last ? `第 ${first} 页` : `第 ${first} 至 ${last} 页`,
  }));
}
