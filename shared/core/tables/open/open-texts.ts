/**
 * The text of pages → that of each table without vertical rulings: tables of one document may each have columns of their own, as wide as their words are. A table
 * begins where the label comes again that the first one began with; what stands right above it, up to the widest gap, may be its title or half of its name.
 *
 *     项目名称  公共绿地养护
 *     存在问题  1. 编制不细。
 *                                          the widest gap
 *          绩效评价结果信息表
 *     项  目  名  称    河道长效管理       again: the next table
 */

import { greatest } from '../../geometry/greatest.ts';
import type { Atom } from '../../text/text-atoms.ts';
import { beginnings } from './beginnings.ts';
import type { LabelAnchor } from './label-anchors.ts';
import type { PageText } from './open-columns.ts';

/** Lines above a table's first label that may be its own. */
const LINES_ABOVE_MAX = 3;
/** Pieces are on one line within this share of the font size. */
const SAME_LINE_SHARE = 0.3;
/** A gap is this many times the lines' usual distance. */
const CLEAR_STEP = 1.25;

/** For each table, all pages with what of their text is its own; what stands above the first is the first one's. */
export function openTexts<Page extends PageText>(pages: readonly Page[]): readonly (readonly Page[])[] {
  const [, ...again] = beginnings(pages);
  const cuts = again.flatMap(({ anchor, page }): Place[] => {
    const own = pages[page];
    const y = own ? gapAbove(anchor, own) : null;
    return y === null ? [] : [{ page, y }];
  });
  const without = pages.map((page) => ({ ...page, atoms: [], anchors: [] }));
  return [...cuts, null].map((to, index) => textBetween(pages, without, cuts[index - 1] ?? null, to));
}

/** A baseline, on the page of an index. */
interface Place {
  readonly page: number;
  readonly y: number;
}

/**
 * Within the widest of the gaps between the lines just above a label, and below the label above it, which is of the table before; above all of them, where they
 * follow each other down from the page's top. Null where no gap is clear.
 */
function gapAbove(label: LabelAnchor, { atoms, anchors }: PageText): number | null {
  const lines = linesOf(atoms, SAME_LINE_SHARE * label.size);
  const steps = stepsOf(lines).sort((a, b) => a - b);
  const clear = CLEAR_STEP * (steps[steps.length >> 1] ?? 0);
  const upTo = lines.filter((line) => line <= label.firstBaseline + SAME_LINE_SHARE * label.size);
  const above = anchors.filter((other) => other.lastBaseline < label.firstBaseline && other.left < label.right);
  const last = greatest(above.map((other) => other.lastBaseline));
  const near = upTo.slice(-LINES_ABOVE_MAX - 1).filter((line) => line >= last - SAME_LINE_SHARE * label.size);
  const gaps = stepsOf(near);
  const widest = Math.max(0, ...gaps);
  if (widest > clear) return (near[gaps.indexOf(widest)] ?? 0) + widest / 2;
  return above.length === 0 && near.length === upTo.length ? Number.NEGATIVE_INFINITY : null;
}

/** Baselines, downwards. */
function linesOf(atoms: readonly Atom[], near: number): number[] {
  const baselines = atoms.map((atom) => atom.baseline).sort((a, b) => a - b);
  return baselines.filter((baseline, index) => index === 0 || baseline - (baselines[index - 1] ?? baseline) > near);
}

function stepsOf(lines: readonly number[]): number[] {
  return lines.slice(1).map((line, index) => line - (lines[index] ?? line));
}

/** Null is the document's start, or its end. `without`: the pages without text, the same ones for all tables: of hundreds of each, most have none of a table's. */
function textBetween<Page extends PageText>(
  pages: readonly Page[],
  without: readonly Page[],
  from: Place | null,
  to: Place | null,
): readonly Page[] {
  return pages.map((page, index) => {
    const isBeyond = (from !== null && index < from.page) || (to !== null && index > to.page);
    if (isBeyond) return without[index] ?? page;
    const isWithin = (y: number): boolean => !(from && isBefore(y, index, from)) && !(to && !isBefore(y, index, to));
    return {
      ...page,
      atoms: page.atoms.filter((atom) => isWithin(atom.baseline)),
      anchors: page.anchors.filter((anchor) => isWithin(anchor.firstBaseline)),
    };
  });
}

function isBefore(y: number, page: number, place: Place): boolean {
  return page < place.page || (page === place.page && y < place.y);
}
