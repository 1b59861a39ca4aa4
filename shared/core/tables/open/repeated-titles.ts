/** Lines in the middle of the page that, to the letter, stand right above more than one of the labels that tables begin with: titles, wherever they stand. */

import type { Atom } from '../../text/text-atoms.ts';
import { isCentred } from './is-centred.ts';
import { labelColumns } from './label-columns.ts';
import type { PageText } from './open-columns.ts';

/** Pieces are on one line within this share of the font size. */
const SAME_LINE_SHARE = 0.3;

export function repeatedTitles(pages: readonly PageText[]): ReadonlySet<string> {
  const inColumn = new Set(labelColumns(pages.flatMap((page) => page.anchors))[0]);
  const labels = pages.flatMap((page) => page.anchors.filter((anchor) => inColumn.has(anchor)).map((anchor) => ({ anchor, page })));
  const beginnings = labels.filter(({ anchor }) => anchor.label === labels[0]?.anchor.label);
  const titles = beginnings.flatMap(({ anchor, page: { atoms, width } }) => {
    const above = lineAbove(anchor.firstBaseline - SAME_LINE_SHARE * anchor.size, atoms);
    return isCentred(above, width / 2) ? [above.map(({ text }) => text).join(' ')] : [];
  });
  return new Set(titles.filter((title, index) => titles.indexOf(title) < index));
}

/** Left to right. */
function lineAbove(baseline: number, atoms: readonly Atom[]): readonly Atom[] {
  const above = atoms.filter((atom) => atom.baseline < baseline);
  const last = above.reduce((most, atom) => Math.max(most, atom.baseline), Number.NEGATIVE_INFINITY);
  return above.filter((atom) => last - atom.baseline <= SAME_LINE_SHARE * atom.size).sort((a, b) => a.left - b.left);
}
