/**
 * Which pairs stand inside rows, of those that the table's columns have. Known or not, a label there stands between two values; alone in its row, text that nobody
 * knows is a value set in the middle of the row; with a value on one side only, it may be either, and so may a label that stands alone. One of the form's with a
 * value on one side, or no farther from one than words are, is half a pair: where no row of the table has a whole one, it may be a word of the value.
 *
 *     │ 评价分值 │ 82.73 │ 评价结论 │ 良 │
 *     │ 项目名称 │      公共绿地养护     │
 */
import { type Atom, GAP_SHARE } from '../../text/text-atoms.ts';
import type { InnerLabels } from './open-columns.ts';

export interface InnerPairs {
  /** Left to right, none over another. */
  readonly pairs: readonly InnerLabels[];
  readonly unclear: boolean;
}

/** Baselines of one line differ by no more than this (points). */
const SAME_LINE = 3;

/** For each row, of its pieces. `inner`: left to right. `labels`: pieces of known labels. */
export function innerPairs(
  rows: readonly (readonly Atom[])[],
  inner: readonly InnerLabels[],
  labels: ReadonlySet<Atom>,
): readonly InnerPairs[] {
  const places = withoutOverlaps(inner);
  const others = inner.filter((place) => !places.includes(place));
  const whole = places.filter((place) => rows.some((atoms) => pairAt(place, atoms, labels) === 'pair'));
  return rows.map((atoms) => {
    const held = places.map((place) => ({ place, holds: pairAt(place, atoms, labels) }));
    return {
      pairs: held.filter(({ holds }) => holds === 'pair' || holds === 'half').map(({ place }) => place),
      unclear:
        held.some(({ place, holds }) => holds === 'unclear' || (holds === 'half' && !whole.includes(place))) ||
        others.some((place) => pairAt(place, atoms, labels) !== 'none'),
    };
  });
}

/** The places of pairs that can be told from all before them. */
export function withoutOverlaps(inner: readonly InnerLabels[]): readonly InnerLabels[] {
  return inner.filter(({ from }, index) => inner.slice(0, index).every((before) => before.to < from));
}

function pairAt({ from, to }: InnerLabels, atoms: readonly Atom[], labels: ReadonlySet<Atom>): 'pair' | 'half' | 'none' | 'unclear' {
  const isCut = atoms.every(({ left, right }) => (right <= from || left >= from) && (right <= to || left >= to));
  const within = atoms.filter(({ left, right }) => left >= from && right <= to);
  if (!isCut || within.length === 0) return 'none';
  const [before, after] = [atoms.some(({ right }) => right <= from), atoms.some(({ left }) => left >= to)];
  const isLabel = within.some((atom) => labels.has(atom));
  if (before && after) return within.some((atom) => nearlyTouches(atom, atoms)) ? 'half' : 'pair';
  if (isLabel && (before || after)) return 'half';
  return before || after || isLabel ? 'unclear' : 'none';
}

/** They were one piece of text (see parted-at-labels.ts). */
function nearlyTouches({ left, end, baseline, size }: Atom, others: readonly Atom[]): boolean {
  const near = GAP_SHARE * size;
  return others.some(
    (other) =>
      Math.abs(other.baseline - baseline) <= SAME_LINE &&
      ((other.left >= end && other.left - end <= near) || (other.end <= left && left - other.end <= near)),
  );
}
