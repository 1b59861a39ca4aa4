/**
 * Text in front of the column of labels: it heads rows, or numbers them, as a cell does that rulings part from them, and is no label.
 *
 *                项目名称  公共绿地养护
 *      基本情况  评价分值  88
 *                评价结论  良
 *      评价情况  存在问题  编制不细。
 */
import { greatest } from '../../geometry/greatest.ts';
import { least } from '../../geometry/least.ts';
import type { Atom } from '../../text/text-atoms.ts';
import type { OpenColumns, PageText } from './open-columns.ts';

/** Pieces are on one line within this share of the font size. */
const SAME_LINE_SHARE = 0.3;

/** Between the first label of the page and the last one; none where they do not make one column, or labels of the form stand among them. */
export function frontPieces({ atoms, anchors }: PageText, { left, gutter }: OpenColumns): readonly Atom[] {
  const inColumn = anchors.filter((anchor) => anchor.left >= left && anchor.right <= gutter);
  if (inColumn.length === 0) return [];
  const [top, bottom] = [least(inColumn.map((anchor) => anchor.top)), greatest(inColumn.map((anchor) => anchor.bottom))];
  const front = atoms.filter((atom) => atom.right <= left && atom.top >= top && atom.bottom <= bottom);
  const isFree = anchors.every((anchor) => anchor.right > left || anchor.top > bottom || anchor.bottom < top);
  return isFree && areOneColumn(front) ? front : [];
}

function areOneColumn(pieces: readonly Atom[]): boolean {
  if (pieces.length === 0) return false;
  const downwards = [...pieces].sort((a, b) => a.baseline - b.baseline);
  const areApart = downwards.every(
    (atom, index) => index === 0 || atom.baseline - (downwards[index - 1]?.baseline ?? 0) > SAME_LINE_SHARE * atom.size,
  );
  return areApart && greatest(pieces.map((atom) => atom.left)) < least(pieces.map((atom) => atom.right));
}
