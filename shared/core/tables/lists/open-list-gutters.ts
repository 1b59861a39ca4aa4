/**
 * Where the columns of a list without vertical rulings end: between two labels next to each other, where the fewest pieces of text stand across.
 *
 *      序号   项目名称        评价得分   存在问题
 *      1    │ 公共绿地养护  │   88     │ 1. 编制不细；
 *
 * What stands between two labels and below neither may be of both columns. How labels are set in their cells tells which: all of them from the left, around the
 * middle, or to the right.
 *
 *      项目名称    实施单位    评价得分      ← each label begins its cell: what stands between two of them is of the left one's column
 *       绿地养护  │     信息科  │     88
 */
import { firstCharacter, isIdeograph, isLatin, lastCharacter } from '../../text/script.ts';
import { type Atom, narrowParts } from '../../text/text-atoms.ts';
import { labelText } from '../label-text.ts';
import { type HeadLabel, NUMBER_LABEL, type OpenListHead } from './open-list-head.ts';

/** Pieces that reach over each other by less (font sizes) may only touch. */
export const TOUCH = 0.06;
/** As wide (font sizes) is what parts two pieces that touch. */
const GUTTER_MIN = 0.1;
/** Text reaches as little (font sizes) over the edge that a label shows. */
const REACH_MAX = 0.25;
/** Pieces are on one line within this share of the font size. */
const SAME_LINE_SHARE = 0.3;
const END_OF_TEXT = /[，。、；：！？）》”’」』】〕]$/u;
/** What items hang from: `1.`, `（二）`, `③`. */
const ITEM_NUMBER = /^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）).、．]+|[①-⑳]|[一二三四五六七八九十]是)$/u;

/** Text this near (font sizes) to a label may be below it. */
const NEAR = 1;
const END_OF_SENTENCE = /[。；）]/u;
/** A line that may end in the next column's. */
const ENDS_IN_ITEM = /[。；）](?:\d{1,2}[.．、]|[①-⑳])$/u;
/** Characters of one text are set less wide apart (font sizes). */
const WIDE_GAP_MIN = 1;
/** An item's text stands as near to its number (font sizes). */
const HANG_MAX = 1.5;

/** Null where it cannot be told whose column some text between two labels is. */
export function listGutters(head: OpenListHead, body: readonly Atom[]): number[] | null {
  const headings = headingsOfRows(head, body);
  const own = body.filter((atom) => !headings.has(atom));
  const pieces = partedBetweenLabels(head, own);
  const spans = spansBetweenLabels(head, [...partedBetweenLabels(head, [...head.atoms]), ...pieces], [...headings]);
  const sure = sureGutters(spans);
  const isFilled = sure !== null && head.labels.every((_, column) => pieces.some((atom) => isInColumn(atom, column, sure)));
  const found = isFilled ? sure : guttersBySetting(head, pieces, spans);
  if (!found || hidesColumn(found, own) || mayBeFilled(found, head, pieces) || cutsItem(found, head, pieces)) return null;
  return body.some((atom) => mayBeOfTwo(atom, head, found)) ? null : found;
}

/** Pieces that begin in front and have nothing beside them: `一、重点项目` stands across the columns, and says nothing of them. */
function headingsOfRows({ labels }: OpenListHead, body: readonly Atom[]): ReadonlySet<Atom> {
  const infront = labels[1]?.left ?? Number.NEGATIVE_INFINITY;
  const byBaseline = [...body].sort((a, b) => a.baseline - b.baseline);
  return new Set(
    byBaseline.filter((atom, index) => {
      const neighbours = [byBaseline[index - 1], byBaseline[index + 1]];
      return atom.left < infront && !neighbours.some((other) => other && areOnOneLine(atom, other));
    }),
  );
}

/** What lies between two labels. */
interface Span {
  readonly before: HeadLabel;
  readonly after: HeadLabel;
  /** Where the fewest pieces stand across, left to right; among those, the fewest of what heads rows. */
  readonly stretches: readonly Stretch[];
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where columns nearly touch, the text of two of them is one piece. */
function partedBetweenLabels({ labels }: OpenListHead, pieces: readonly Atom[]): Atom[] {
  const isBetween = ({ left, right }: Atom): boolean =>
    labels.some((label, index) => left < label.left && right > (labels[index - 1]?.right ?? Number.POSITIVE_INFINITY));
  return pieces.flatMap((atom) => (isBetween(atom) ? narrowParts(atom) : [atom]));
}

function spansBetweenLabels({ labels, size }: OpenListHead, pieces: readonly Atom[], headings: readonly Atom[]): Span[] {
  const [own, across] = [extentsOf(pieces), extentsOf(headings)];
  return labels.slice(1).map((after, index) => {
    const before = labels[index] ?? after;
    return {
      before,
      after,
      stretches: freestStretches(own, across, before.right - TOUCH * size, after.left + TOUCH * size, GUTTER_MIN * size),
    };
  });
}

interface Extents {
  /** Each sorted. */
  readonly lefts: readonly number[];
  readonly rights: readonly number[];
}

function extentsOf(atoms: readonly Atom[]): Extents {
  return {
    lefts: atoms.map(({ left, size }) => left + TOUCH * size).sort((a, b) => a - b),
    rights: atoms.map((atom) => rightOf(atom) - TOUCH * atom.size).sort((a, b) => a - b),
  };
}

/** Without a closing mark, which may hang out of its column. */
function rightOf({ text, left, right, size }: Atom): number {
  return END_OF_TEXT.test(text) ? Math.max(left, right - size / 2) : right;
}

function freestStretches(pieces: Extents, headings: Extents, from: number, to: number, widthMin: number): Stretch[] {
  const ends = [...pieces.lefts, ...pieces.rights, ...headings.lefts, ...headings.rights].filter((x) => x > from && x < to);
  const edges = [from, ...ends.sort((a, b) => a - b), to];
  const parts = edges.slice(1).map((end, index) => {
    const start = edges[index] ?? from;
    const middle = (start + end) / 2;
    return { from: start, to: end, across: countAcross(pieces, middle), headings: countAcross(headings, middle) };
  });
  const wide = parts.filter((part) => part.to - part.from >= widthMin);
  const fewest = Math.min(...wide.map((part) => part.across));
  const freest = wide.filter((part) => part.across === fewest);
  const fewestHeadings = Math.min(...freest.map((part) => part.headings));
  return freest.filter((part) => part.headings === fewestHeadings);
}

function countAcross({ lefts, rights }: Extents, x: number): number {
  return countBelow(lefts, x) - countBelow(rights, x);
}

function countBelow(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where no two labels have text between them that is below neither. */
function sureGutters(spans: readonly Span[]): number[] | null {
  const gutters = spans.flatMap(({ stretches }) => (stretches.length === 1 ? stretches.map(middleOf) : []));
  return gutters.length === spans.length ? gutters : null;
}

function middleOf({ from, to }: Stretch): number {
  return (from + to) / 2;
}

/** Where labels that are set from the left, around the middle or to the right all leave one answer. */
function guttersBySetting(head: OpenListHead, pieces: readonly Atom[], spans: readonly Span[]): number[] | null {
  if (spans.some(({ stretches }) => stretches.length === 0)) return null;
  const found = [...setFromLeft(head, pieces, spans), ...setToRight(head, pieces, spans), ...setAroundMiddle(head, spans)];
  const sound = found.filter((choice) => leavesNoneEmpty(choice, spans, pieces));
  const [first, ...others] = sound.map((choice) => choice.map(middleOf));
  return first && others.every((other) => other.every((x, index) => x === first[index])) ? first : null;
}

function setFromLeft({ labels: [first], size }: OpenListHead, pieces: readonly Atom[], spans: readonly Span[]): readonly Stretch[][] {
  const reach = REACH_MAX * size;
  const isWithin = pieces.every(({ left }) => left >= (first?.left ?? left) - reach);
  const last = spans.flatMap(({ after, stretches }) => stretches.filter(({ to }) => after.left - to <= reach).slice(-1));
  return isWithin && last.length === spans.length ? [last] : [];
}

function setToRight({ labels, size }: OpenListHead, pieces: readonly Atom[], spans: readonly Span[]): readonly Stretch[][] {
  const reach = REACH_MAX * size;
  const isWithin = pieces.every(({ right }) => right <= (labels.at(-1)?.right ?? right) + reach);
  const first = spans.flatMap(({ before, stretches }) => stretches.filter(({ from }) => from - before.right <= reach).slice(0, 1));
  return isWithin && first.length === spans.length ? [first] : [];
}

/** The edge that a cell ends at lies as far from its label's middle as the one that it begins at. */
function setAroundMiddle({ size }: OpenListHead, spans: readonly Span[]): readonly Stretch[][] {
  const reach = REACH_MAX * size;
  let open: { readonly choice: Stretch[]; readonly edge: Stretch }[] = (spans[0]?.stretches ?? []).map((edge) => ({
    choice: [edge],
    edge,
  }));
  for (const { before, stretches } of spans.slice(1)) {
    open = open.flatMap(({ choice, edge }) =>
      stretches.flatMap((stretch) => {
        const [from, to] = [before.left + before.right - edge.to - reach, before.left + before.right - edge.from + reach];
        const next = { from: Math.max(from, stretch.from), to: Math.min(to, stretch.to) };
        return next.from < next.to ? [{ choice: [...choice, stretch], edge: next }] : [];
      }),
    );
  }
  return open.map(({ choice }) => choice);
}

/** Of two columns that text between their labels may be of, none is left without any. */
function leavesNoneEmpty(choice: readonly Stretch[], spans: readonly Span[], pieces: readonly Atom[]): boolean {
  const gutters = choice.map(middleOf);
  const hasText = (column: number): boolean => pieces.some((atom) => isInColumn(atom, column, gutters));
  return spans.every(({ stretches }, index) => stretches.length === 1 || (hasText(index) && hasText(index + 1)));
}

function isInColumn({ left, right, size }: Atom, column: number, gutters: readonly number[]): boolean {
  const touch = TOUCH * size;
  return (
    left + touch >= (gutters[column - 1] ?? Number.NEGATIVE_INFINITY) && right - touch <= (gutters[column] ?? Number.POSITIVE_INFINITY)
  );
}

/**
 * A column that no label heads has text on the lines of its neighbour, and a gap beside it through all rows; so have the numbers that items hang from, which are no
 * column. On one line alone a wide gap shows it.
 */
function hidesColumn(gutters: readonly number[], pieces: readonly Atom[]): boolean {
  return [...gutters, Number.POSITIVE_INFINITY].some((_, column) => {
    const own = pieces.filter((atom) => isInColumn(atom, column, gutters)).sort((a, b) => a.left - b.left);
    let right = Number.NEGATIVE_INFINITY;
    return own.some((atom, index) => {
      const gap = atom.left - right;
      right = Math.max(right, atom.right);
      if (index === 0 || gap <= 0) return false;
      const [before, after] = [own.slice(0, index), own.slice(index)];
      const beside = before.filter((one) => after.some((other) => areOnOneLine(one, other)) && !ITEM_NUMBER.test(one.text.trim()));
      const [first] = beside;
      return first !== undefined && (gap >= WIDE_GAP_MIN * atom.size || !beside.every((one) => areOnOneLine(first, one)));
    });
  });
}

/** A column without any text, the label of which its neighbours' text comes close to. */
function mayBeFilled(gutters: readonly number[], { labels, size }: OpenListHead, pieces: readonly Atom[]): boolean {
  return labels.some((label, column) => {
    if (pieces.some((atom) => isInColumn(atom, column, gutters))) return false;
    return pieces.some(({ left, right }) => left < label.right + NEAR * size && right > label.left - NEAR * size);
  });
}

/** An item's number ends before a gutter, and its text begins behind it: both are of one column. */
function cutsItem(gutters: readonly number[], { labels }: OpenListHead, pieces: readonly Atom[]): boolean {
  const numbers = pieces.filter(({ text }) => ITEM_NUMBER.test(text.trim()));
  return numbers.some((item) => {
    const column = gutters.filter((x) => x <= item.left).length;
    const gutter = gutters[column] ?? Number.POSITIVE_INFINITY;
    if (NUMBER_LABEL.test(labelText(labels[column]?.label ?? ''))) return false;
    return pieces.some((next) => next.left > gutter && next.left - item.right <= HANG_MAX * item.size && areOnOneLine(item, next));
  });
}

/** Ideographs with one gap among them, or before an item's number, past the end of the label that they stand below: what is behind it may be of the next column. */
function mayBeOfTwo(atom: Atom, { labels }: OpenListHead, gutters: readonly number[]): boolean {
  const column = gutters.filter((x) => x <= atom.left).length;
  const [label, next] = [labels[column], labels[column + 1]];
  if (!label || !next || atom.right <= label.right || atom.right > (gutters[column] ?? 0)) return false;
  if (endsInOtherItem(atom)) return true;
  const [before, after, ...others] = narrowParts(atom);
  if (!before || !after || others.length > 0 || after.left < label.right) return false;
  return !isLatin(lastCharacter(before.text)) && (isIdeograph(firstCharacter(after.text)) || ITEM_NUMBER.test(after.text.trim()));
}

/** `执行滞后。1.`: the number neither follows the mark, nor is moved into its empty half. */
function endsInOtherItem(atom: Atom): boolean {
  if (!ENDS_IN_ITEM.test(atom.text)) return false;
  const glyphs = atom.glyphsAt(atom.place);
  const mark = glyphs.findLastIndex(({ text }) => END_OF_SENTENCE.test(text));
  const [before, after] = [glyphs[mark], glyphs[mark + 1]];
  if (!before || !after) return true;
  const gap = after.box.x - before.box.x - before.box.width;
  return Math.abs(gap) > TOUCH * atom.size && gap > (TOUCH - 0.5) * atom.size;
}

function areOnOneLine(a: Atom, b: Atom): boolean {
  return Math.abs(a.baseline - b.baseline) <= SAME_LINE_SHARE * a.size;
}
