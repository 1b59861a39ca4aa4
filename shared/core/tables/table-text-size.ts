import { linesOf, type PageContent } from './fragment.ts';

/** The usual font size (points) of what stands in the tables of a document; null where there are none. */
export function tableTextSize(pages: readonly PageContent[]): number | null {
  const cells = pages.flatMap(({ fragments }) => fragments.flatMap(({ rows }) => rows.flatMap((row) => row.cells)));
  const sizes = cells.flatMap((cell) => linesOf(cell).map((line) => line.size)).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? null;
}
