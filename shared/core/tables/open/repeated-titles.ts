/** Lines in the middle of the page that, to the letter, stand right above more than one of the labels that tables begin with: titles, wherever they stand. */

import type { Atom } from '../../text/text-atoms.ts';
import { beginnings } from './beginnings.ts';
import { isCentred } from './is-centred.ts';
import type { PageText } from './open-columns.ts';

/** Pieces are on one line within this share of the font size. */
const SAME_LINE_SHARE = 0.3;

export function repeatedTitles(pages: readonly PageText[]): ReadonlySet<string> {
  const titles = beginnings(pages).flatMap(({ anchor, page }) => {
    const above = lineAbove(anchor.firstBaseline - SAME_LINE_SHARE * anchor.size, pages[page]?.atoms ?? []);
    return isCentred(above, (pages[page]?.width ?? 0) / 2) ? [above.map(({ text }) => text).join(' ')] : [];
  });
  return new Set(titles.filter((title, index) => titles.indexOf(title) < index));
}

/** Left to right. */
function lineAbove(baseline: number, atoms: readonly Atom[]): readonly Atom[] {
  const above = atoms.filter((atom) => atom.baseline < baseline);
  const last = above.reduce((most, atom) => Math.max(most, atom.baseline), Number.NEGATIVE_INFINITY);
  return above.filter((atom) => last - atom.baseline <= SAME_LINE_SHARE * atom.size).sort((a, b) => a.left - b.left);
}
