/**
 * A running header or footer that is set as a table → the lines in it: it parts no form that goes on from the page before, and heads none.
 *
 *     │ 绩效评价结果公开 │ 编号：12 │      on all pages, from the first one on: no row that a page has cut; and with nothing of the form in it
 *
 *     │ 项目名称 │ 公共绿地养护    │
 */
import type { Fragment, PageContent, PageLine } from './fragment.ts';
import { labelInCell } from './label-in-cell.ts';
import { labelOfCell } from './label-text.ts';

/** Tables this close to each other (points) on two pages stand at the same place. */
const SAME_PLACE = 4;

export function withoutRunningTables(pages: readonly PageContent[], isKnownLabel: (label: string) => boolean): readonly PageContent[] {
  const withTables = pages.filter(({ fragments }) => fragments.length > 0);
  const [first, ...others] = withTables.map((page) =>
    outermostOf(page).filter((fragment) => fragment.ruled && !holdsLabel(fragment, isKnownLabel)),
  );
  if (!first || others.length === 0) return pages;
  const running = new Set(
    first.flatMap((fragment) => {
      const copies = others.flatMap((ofPage) => ofPage.filter((other) => isSame(fragment, other)).slice(0, 1));
      return copies.length === others.length ? [fragment, ...copies] : [];
    }),
  );
  if (running.size === 0) return pages;
  return pages.map((page) => {
    const own = page.fragments.filter((fragment) => running.has(fragment));
    if (own.length === 0) return page;
    const lines = [...page.lines, ...own.flatMap(linesOf)].sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
    return { ...page, lines, fragments: page.fragments.filter((fragment) => !running.has(fragment)) };
  });
}

/** What stands above all other tables of its page, and below all. */
function outermostOf({ fragments }: PageContent): readonly Fragment[] {
  return [...new Set([fragments[0], fragments.at(-1)])].flatMap((fragment) => fragment ?? []);
}

function holdsLabel({ rows }: Fragment, isKnownLabel: (label: string) => boolean): boolean {
  return rows.some(({ cells }) => cells.some((cell) => isKnownLabel(labelOfCell(cell)) || labelInCell(cell, isKnownLabel)));
}

function isSame(a: Fragment, b: Fragment): boolean {
  return Math.abs(a.box.y - b.box.y) <= SAME_PLACE && textOf(a) === textOf(b);
}

/** Figures aside: one may be the page's. */
function textOf({ cells }: Fragment): string {
  return cells.flatMap(({ part }) => part.lines.map(({ text }) => text.replace(/\d+/gu, '#'))).join('\n');
}

function linesOf({ cells }: Fragment): readonly PageLine[] {
  return cells.flatMap(({ part }) => part.lines.map(({ text, size, box }) => ({ line: { text, size, box: part.box }, box })));
}
