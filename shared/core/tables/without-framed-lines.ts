/**
 * Lines with rulings around them that are no table → lines: a running header or footer that is set as one parts no form that goes on from the page before, and heads
 * none; a title in a box says whose the tables are.
 *
 *     │ 绩效评价结果公开 │ 编号：12 │      on all pages, from the first one on: no row that a page has cut; and with nothing of the form in it
 *
 *     │ 某市2021年度绩效评价结果    │      one cell, above all that has labels of the form: no rest of a value
 *
 *     │ 项目名称 │ 公共绿地养护    │
 */
import type { Fragment, PageContent, PageLine } from './fragment.ts';
import { labelInCell } from './label-in-cell.ts';
import { labelOfCell } from './label-text.ts';

/** Tables this close to each other (points) on two pages stand at the same place. */
const SAME_PLACE = 4;

export function withoutFramedLines(pages: readonly PageContent[], isKnownLabel: (label: string) => boolean): readonly PageContent[] {
  const isNoForm = (fragment: Fragment): boolean => fragment.ruled && !holdsLabel(fragment, isKnownLabel);
  const framed = new Set([...runningIn(pages, isNoForm), ...boxesIn(pages, isNoForm)]);
  if (framed.size === 0) return pages;
  return pages.map((page) => {
    const own = page.fragments.filter((fragment) => framed.has(fragment));
    if (own.length === 0) return page;
    const lines = [...page.lines, ...own.flatMap(linesOf)].sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
    return { ...page, lines, fragments: page.fragments.filter((fragment) => !framed.has(fragment)) };
  });
}

function runningIn(pages: readonly PageContent[], isNoForm: (fragment: Fragment) => boolean): readonly Fragment[] {
  const [first, ...others] = pages.filter(({ fragments }) => fragments.length > 0).map((page) => outermostOf(page).filter(isNoForm));
  if (!first || others.length === 0) return [];
  return first.flatMap((fragment) => {
    const copies = others.flatMap((ofPage) => ofPage.filter((other) => isSame(fragment, other)).slice(0, 1));
    return copies.length === others.length ? [fragment, ...copies] : [];
  });
}

/** Where no form follows them, they may be of any table; where one's text is in doubt, some of it may stand outside. */
function boxesIn(pages: readonly PageContent[], isNoForm: (fragment: Fragment) => boolean): readonly Fragment[] {
  const fragments = pages.flatMap((page) => page.fragments);
  const form = fragments.findIndex((fragment) => !isNoForm(fragment));
  return fragments.slice(0, Math.max(0, form)).filter(({ cells, doubts }) => cells.length === 1 && doubts.length === 0);
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
