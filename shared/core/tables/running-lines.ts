/** Running headers, footers and page numbers: what stands around the text of a page and is no part of it. */

import { isPageNumber } from '../text/page-number.ts';
import type { PageContent, PageLine } from './fragment.ts';
import { labelOfCell } from './label-text.ts';
import type { FreeLine } from './report.ts';
import { tableTextSize } from './table-text-size.ts';

/** A page number or a footer stands in this outermost share of the page's height. */
const MARGIN_SHARE = 0.12;
/** No heading is set in type smaller than this share of the tables'. */
const SMALL_SHARE = 0.95;
/** Lines this close to each other (points) on two pages stand at the same place. */
const SAME_PLACE = 4;
/** A list has as many labels in its first row. */
const LIST_LABELS_MIN = 3;

/** The running lines among all lines of the pages. */
export function runningLines(pages: readonly PageContent[]): ReadonlySet<PageLine> {
  const running = new Set<PageLine>();
  for (const page of pages) for (const line of page.lines) if (isNumberOf(page, line)) running.add(line);
  const textSize = tableTextSize(pages) ?? 0;
  for (const copies of repeatedLines(pages)) {
    const isSmall = copies.every(({ line }) => line.line.size < SMALL_SHARE * textSize);
    if (isSmall || copies.some(({ page, line }) => isBelowAll(page, line)) || copies.some(({ page }) => continuesFromBefore(page, pages))) {
      for (const { line } of copies) running.add(line);
    } else {
      for (const { page, line } of copies) if (headsListAgain(page, pages)) running.add(line);
    }
  }
  return running;
}

/** Those of them that stand above the tables of their page. */
export function runningAbove(pages: readonly PageContent[], running: ReadonlySet<PageLine>): FreeLine[] {
  return pages.flatMap((page) => page.lines.filter((line) => running.has(line) && isAboveAll(page, line)).map(({ line }) => line));
}

/** Of these, those on every page: no row of a form is. */
export function runningHeaders(pages: readonly PageContent[], above: readonly FreeLine[]): FreeLine[] {
  const byText = Map.groupBy(above, ({ text }) => text);
  return [...byText.values()].filter((copies) => new Set(copies.map(({ box }) => box.page)).size === pages.length).flat();
}

interface Copy {
  readonly page: PageContent;
  readonly line: PageLine;
}

function isNumberOf(page: PageContent, { line, box }: PageLine): boolean {
  const middle = box.y + box.height / 2;
  return isPageNumber(line.text) && (middle < MARGIN_SHARE * page.height || middle > (1 - MARGIN_SHARE) * page.height);
}

/** Lines outside the tables' span that stand at the same place on two pages or more, figures aside. */
function repeatedLines(pages: readonly PageContent[]): Copy[][] {
  const groups = new Map<string, Copy[][]>();
  for (const page of pages) {
    for (const line of page.lines) {
      if (!isAboveAll(page, line) && !isBelowAll(page, line)) continue;
      const key = `${isAboveAll(page, line) ? 'above' : 'below'}/${line.line.text.replace(/\d+/gu, '#')}`;
      const places = groups.get(key) ?? [];
      groups.set(key, places);
      const place = places.find(([first]) => first && samePlace(first.line, line));
      if (place) place.push({ page, line });
      else places.push([{ page, line }]);
    }
  }
  return [...groups.values()].flat().filter((copies) => new Set(copies.map(({ page }) => page.page)).size > 1);
}

function samePlace(a: PageLine, b: PageLine): boolean {
  return Math.abs(a.box.y - b.box.y) <= SAME_PLACE;
}

function isAboveAll(page: PageContent, { box }: PageLine): boolean {
  return page.fragments.every((fragment) => box.y + box.height <= fragment.box.y + SAME_PLACE) && box.y < page.height / 2;
}

function isBelowAll(page: PageContent, { box }: PageLine): boolean {
  return page.fragments.every((fragment) => box.y >= fragment.box.y + fragment.box.height - SAME_PLACE) && box.y > page.height / 2;
}

/**
 * A title printed at the same place above the first table of two pages is no running header; a line above a table that goes on from the page before is.
 * It goes on if its first label is none that a table starts with, and the project before it has none of its labels: a form has each of its rows once.
 */
function continuesFromBefore(page: PageContent, pages: readonly PageContent[]): boolean {
  const [fragment] = page.fragments;
  const before = pages[pages.indexOf(page) - 1]?.fragments.at(-1);
  if (!fragment || !before) return false;
  const beginning = beginningOf(pages);
  const labels = fragment.rows.map((row) => labelOfCell(row.cells[0]));
  const labelsBefore = before.rows.map((row) => labelOfCell(row.cells[0]));
  const project = new Set(labelsBefore.slice(labelsBefore.lastIndexOf(beginning ?? '') + 1).filter((label) => label !== ''));
  const [first, ...rest] = labels.slice(0, labels.includes(beginning ?? '') ? labels.indexOf(beginning ?? '') : labels.length);
  return first !== undefined && !project.has(first) && !rest.some((label) => project.has(label));
}

/** A list prints its labels again on each page: what stood above them on the page before too says nothing new, and may be in the middle of a row. */
function headsListAgain(page: PageContent, pages: readonly PageContent[]): boolean {
  const before = pages[pages.indexOf(page) - 1]?.fragments[0];
  const [labels, labelsBefore] = [page.fragments[0], before].map((fragment) => fragment?.rows[0]?.cells.map(labelOfCell) ?? []);
  if (!labels || labels.filter((label) => label !== '').length < LIST_LABELS_MIN) return false;
  return labels.length === labelsBefore?.length && labels.every((label, index) => label === labelsBefore[index]);
}

/** What the document's first table begins with. */
function beginningOf(pages: readonly PageContent[]): string | null {
  const fragment = pages.find((page) => page.fragments.length > 0)?.fragments[0];
  return labelOfCell(fragment?.rows[0]?.cells[0]) || null;
}
