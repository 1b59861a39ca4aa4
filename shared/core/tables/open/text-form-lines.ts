/** Pieces of text on pages → lines, and which of them begin with a label of the form and a colon, as those of a form do that is written as text. */
import type { Atom } from '../../text/text-atoms.ts';
import { labelAtStart } from '../label-at-start.ts';

export interface FormLine {
  /** Index of the page. */
  readonly page: number;
  /** Left to right. */
  readonly atoms: readonly Atom[];
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly baseline: number;
  readonly size: number;
  /** The label of the form that it begins with, or null. */
  readonly label: string | null;
  /** The text without the label and its colon, and the pieces of it. */
  readonly rest: string;
  readonly restAtoms: readonly Atom[];
  /** What follows stands so far behind the colon that it may be in a column of its own. */
  readonly isInColumns: boolean;
}

/** Pieces are on one line within this share of the font size. */
const SAME_LINE_SHARE = 0.3;
/** A value stands behind its colon within this distance (font sizes), from where the colon's ink ends: its empty half, and a space. */
const BEHIND_COLON_MAX = 1.6;
const COLON = /[：:]/u;
const COLON_AT_END = /[：:]$/u;

/** Top to bottom. */
export function textFormLines(atoms: readonly Atom[], page: number, isKnownLabel: (label: string) => boolean): FormLine[] {
  const lines: Atom[][] = [];
  for (const atom of [...atoms].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const line = lines.at(-1);
    const [first] = line ?? [];
    if (line && first && atom.baseline - first.baseline <= SAME_LINE_SHARE * atom.size) line.push(atom);
    else lines.push([atom]);
  }
  return lines.map((line) => {
    const leftToRight = line.sort((a, b) => a.left - b.left);
    return toLine(leftToRight, page, isKnownLabel);
  });
}

function toLine(atoms: readonly Atom[], page: number, isKnownLabel: (label: string) => boolean): FormLine {
  const [first, last] = [atoms[0], atoms.at(-1)];
  if (!first || !last) throw new Error('a line of no text');
  const text = atoms.map((atom) => atom.text).join(' ');
  const found = labelAtStart(text, isKnownLabel);
  const colon = atoms.findIndex((atom) => COLON.test(atom.text));
  const value = atoms.slice(COLON_AT_END.test(atoms[colon]?.text ?? '') ? colon + 1 : colon);
  const gap = (value[0]?.left ?? first.left) - (atoms[colon]?.right ?? first.left);
  return {
    ...{ page, atoms, text, left: first.left, right: last.end, baseline: first.baseline, size: first.size },
    top: Math.min(...atoms.map(({ top }) => top)),
    bottom: Math.max(...atoms.map(({ bottom }) => bottom)),
    label: found?.label ?? null,
    rest: found?.rest ?? text,
    restAtoms: found ? value : atoms,
    isInColumns: found !== null && gap > BEHIND_COLON_MAX * first.size,
  };
}
