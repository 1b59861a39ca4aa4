import { NUMBERED } from '../../text/paragraph-signs.ts';
import { firstCharacter, isLatin, lastCharacter } from '../../text/script.ts';
import type { Atom } from '../../text/text-atoms.ts';

/** A gap wider than this (font sizes) is one between columns: between ideographs, where justification puts half a character at most, … */
const GAP_MAX = 0.7;
/** … beside a Latin word or a figure, where justification puts more of what it has, … */
const GAP_BESIDE_LATIN_MAX = 2;
/** … and between two, where it may put all. */
const GAP_IN_LATIN_MAX = 4;

/**
 * Whether a line of a value is in pieces that stand apart, or has a label beside other text: columns of its row that no other row shows, or whose place text
 * crosses. A number set before its paragraph is none, nor is a line that justification spreads, character by character.
 *
 *     项目名称   公共绿地养护        评价机构   某会计师事务所
 *
 * `pieces`: left to right. `labels`: pieces of known labels.
 */
export function holdsColumns(pieces: readonly Atom[], labels: ReadonlySet<Atom>): boolean {
  if (pieces.length > 1 && pieces.some((piece) => labels.has(piece))) return true;
  if (pieces.every(({ text }) => text.length === 1)) return false;
  return pieces.slice(1).some((piece, index) => {
    const before = pieces[index];
    return before !== undefined && areApart(before, piece);
  });
}

function areApart(before: Atom, piece: Atom): boolean {
  const isNumber = NUMBERED.exec(before.text)?.[0] === before.text;
  return !isNumber && piece.left - before.right > gapMax(before.text, piece.text) * piece.size;
}

function gapMax(before: string, after: string): number {
  const [left, right] = [isLatin(lastCharacter(before)), isLatin(firstCharacter(after))];
  if (left && right) return GAP_IN_LATIN_MAX;
  return left || right ? GAP_BESIDE_LATIN_MAX : GAP_MAX;
}
