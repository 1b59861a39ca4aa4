/**
 * Pieces of text → the labels of the form among them: a piece by itself, several on one line (`项 目 名 称`), or several one under the other.
 *
 *     项目名称      项 目 名 称      整改落实情      评      评  价
 *                                       况          价      分  值
 */

import type { Atom } from '../../text/text-atoms.ts';
import { labelText } from '../label-text.ts';

export interface LabelAnchor {
  readonly label: string;
  readonly atoms: readonly Atom[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly firstBaseline: number;
  readonly lastBaseline: number;
  readonly size: number;
  /** The page before has its first part (see with-cut-labels.ts). */
  readonly isRest?: true;
}

/** Pieces that one label may consist of, beside or under each other: more than the characters of the longest. */
const PIECES_MAX = 16;
/** A piece of a wrapped label has no more characters. */
const WRAPPED_MAX = 10;
/** Pieces looked at below one: a page has no more columns than half of it. */
const SCAN_MAX = 64;
/** Characters of a label set wide stand within this distance (font sizes). */
const WIDE_MAX = 2;
/** Usually; in a list's head, where all labels stand beside each other, lines may be set wider. */
const STEP_MAX = 2.2;
/** Their middles, or their sides, stand under each other within this distance (font sizes). */
const ASIDE_MAX = 0.6;

/** Left to right, top to bottom by their first line. `atoms` in reading order. `stepMax`: lines of one label follow each other within this distance (font sizes). */
export function labelAnchors(atoms: readonly Atom[], isKnownLabel: (label: string) => boolean, stepMax = STEP_MAX): LabelAnchor[] {
  const found = [...beside(atoms, isKnownLabel), ...below(atoms, isKnownLabel, stepMax)].sort(
    (a, b) => b.label.length - a.label.length || b.atoms.length - a.atoms.length,
  );
  const taken = new Set<Atom>();
  const anchors: LabelAnchor[] = [];
  for (const anchor of withoutCutOut(found)) {
    if (anchor.atoms.some((atom) => taken.has(atom))) continue;
    for (const atom of anchor.atoms) taken.add(atom);
    anchors.push(anchor);
  }
  return anchors.sort((a, b) => a.firstBaseline - b.firstBaseline || a.left - b.left);
}

/** Without those whose pieces two others share between them, with no piece left over: `评价项目` and `预算金额` right below it, not `项目预算金额`. */
function withoutCutOut(found: readonly LabelAnchor[]): readonly LabelAnchor[] {
  const labelsOf = new Map<Atom, LabelAnchor[]>();
  for (const anchor of found) for (const atom of anchor.atoms) labelsOf.set(atom, [...(labelsOf.get(atom) ?? []), anchor]);
  return found.filter(({ atoms }) => {
    const [first, last] = [atoms[0], atoms.at(-1)];
    if (!first || !last || first === last) return true;
    return !(labelsOf.get(first) ?? []).some((one) =>
      (labelsOf.get(last) ?? []).some((other) => {
        const both = new Set([...one.atoms, ...other.atoms]);
        const areApart = both.size === one.atoms.length + other.atoms.length;
        return areApart && both.size > atoms.length && atoms.every((atom) => both.has(atom));
      }),
    );
  });
}

/** What stands at one place as one label, known or not. */
export function toAnchor(atoms: readonly Atom[]): LabelAnchor {
  const [first] = atoms;
  if (!first) throw new Error('a label of no text');
  const baselines = atoms.map((atom) => atom.baseline);
  return {
    label: labelText(atoms.map((atom) => atom.text).join('')),
    atoms,
    left: Math.min(...atoms.map((atom) => atom.left)),
    right: Math.max(...atoms.map((atom) => atom.right)),
    top: Math.min(...atoms.map((atom) => atom.top)),
    bottom: Math.max(...atoms.map((atom) => atom.bottom)),
    firstBaseline: Math.min(...baselines),
    lastBaseline: Math.max(...baselines),
    size: first.size,
  };
}

function beside(atoms: readonly Atom[], isKnownLabel: (label: string) => boolean): LabelAnchor[] {
  const anchors: LabelAnchor[] = [];
  atoms.forEach((first, index) => {
    const pieces: Atom[] = [];
    for (const atom of atoms.slice(index, index + PIECES_MAX)) {
      if (atom.baseline - first.baseline > ASIDE_MAX * first.size || atom.left < first.left) break;
      pieces.push(atom);
      if (isKnownLabel(labelText(pieces.map((piece) => piece.text).join('')))) anchors.push(toAnchor([...pieces]));
    }
  });
  return anchors;
}

function below(atoms: readonly Atom[], isKnownLabel: (label: string) => boolean, stepMax: number): LabelAnchor[] {
  const anchors: LabelAnchor[] = [];
  const wide = wideLines(atoms);
  const short = [...atoms.filter((atom) => Array.from(atom.text).length <= WRAPPED_MAX).map((atom) => toLine([atom])), ...wide];
  short.sort((a, b) => a.baseline - b.baseline);
  short.forEach((first, index) => {
    const pieces = [first];
    for (let next = index + 1; next < Math.min(short.length, index + SCAN_MAX) && pieces.length < PIECES_MAX; next += 1) {
      const [line, last] = [short[next], pieces.at(-1)];
      if (!line || !last || line.baseline - last.baseline > stepMax * last.size) break;
      if (!standsUnder(line, last)) continue;
      pieces.push(line);
      if (isKnownLabel(labelText(pieces.map((piece) => piece.text).join(''))))
        anchors.push(toAnchor(pieces.flatMap((piece) => piece.atoms)));
    }
  });
  return [...anchors, ...belowWide(wide, isKnownLabel)];
}

/** Two lines set wide, each to its end: not `评分` in one column and `价值` in the other. */
function belowWide(lines: readonly LabelLine[], isKnownLabel: (label: string) => boolean): LabelAnchor[] {
  const whole = [...new Map(lines.map((line) => [line.atoms[0], line])).values()];
  return whole.flatMap((first, index) => {
    const next = whole.slice(index + 1).find((line) => standsUnder(line, first));
    const isLabel = next && next.baseline - first.baseline <= STEP_MAX * first.size && isKnownLabel(labelText(first.text + next.text));
    return isLabel ? [toAnchor([...first.atoms, ...next.atoms])] : [];
  });
}

/** A line of a label. */
interface LabelLine {
  readonly atoms: readonly Atom[];
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

/** Characters set wide, each a piece of its own: `整 改 落 实 情`, and `况` below them. All of a line, or what follows other text on it, or stands before it. */
function wideLines(atoms: readonly Atom[]): LabelLine[] {
  const lines: LabelLine[] = [];
  let run: Atom[] = [];
  for (const atom of atoms) {
    const last = run.at(-1);
    const follows =
      last && Math.abs(atom.baseline - last.baseline) <= ASIDE_MAX * last.size && atom.left - last.right <= WIDE_MAX * last.size;
    if (Array.from(atom.text).length > 1 || !follows) run = [];
    if (Array.from(atom.text).length > 1) continue;
    run = [...run.slice(-WRAPPED_MAX), atom];
    if (run.length > 1 && run.length <= WRAPPED_MAX) lines.push(toLine(run));
  }
  return lines;
}

function toLine(atoms: readonly Atom[]): LabelLine {
  const [first, last] = [atoms[0], atoms.at(-1)];
  if (!first || !last) throw new Error('a line of no text');
  return { ...first, atoms, text: atoms.map((atom) => atom.text).join(''), right: last.right };
}

function standsUnder(atom: LabelLine, last: LabelLine): boolean {
  const near = ASIDE_MAX * last.size;
  const centred = Math.abs(atom.left + atom.right - last.left - last.right) / 2 <= near;
  const flush = Math.abs(atom.left - last.left) <= near || Math.abs(atom.right - last.right) <= near;
  return atom.baseline - last.baseline > near && (centred || flush) && atom.size < 1.2 * last.size;
}
