/** Running headers, footers and page numbers among the pieces of text of pages whose tables are not yet known: in the margins; or first on all pages, wherever that is. */
import { isPageNumber } from '../../text/page-number.ts';
import type { Atom } from '../../text/text-atoms.ts';

/** They stand in this outermost share of the page's height. */
const MARGIN_SHARE = 0.12;
/** On two pages they stand at the same place within this distance (points), on this share of the pages at least. */
const SAME_PLACE = 4;
/** Pieces are on one line within this share of the font size. */
const SAME_LINE_SHARE = 0.3;
const PAGES_SHARE = 0.5;
/** A page number stands as far (font sizes) from the nearest text. */
const ALONE = 1.3;
/** No text begins with these: such a line ends one of the page before. */
const END_OF_TEXT = /^[，。、；：！？）》”’」』】]/u;

export interface PageAtoms {
  readonly atoms: readonly Atom[];
  readonly height: number;
}

/**
 * Whole lines: a number may stand at the same place on two pages because rows of a list begin there. `labels`: a table's own, with what stands beside them,
 * wherever they are repeated.
 */
export function marginAtoms(pages: readonly PageAtoms[], labels: ReadonlySet<Atom>): ReadonlySet<Atom> {
  const margins = pages.map(({ atoms, height }) =>
    linesOf(atoms.filter((atom) => isInMargin(atom, height) && !standsBeside(atom, atoms, labels))),
  );
  const running = new Set<Atom>();
  const places = new Map<string, Set<number>>();
  const numbered = margins.flatMap((lines, page) => lines.map((line) => offsetOf(line.map((atom) => atom.text).join(' '), page)));
  margins.forEach((lines, page) => {
    const atoms = pages[page]?.atoms ?? [];
    for (const line of lines) {
      const text = line.map((atom) => atom.text).join(' ');
      const isNumber = isPageNumber(text) && counts(text, page, numbered) && line.every((atom) => isAlone(atom, line, atoms));
      if (isNumber) for (const atom of line) running.add(atom);
    }
    for (const key of lines.flat().flatMap(keysOf)) places.set(key, (places.get(key) ?? new Set()).add(page));
  });
  for (const atom of firstOnAll(pages.map(({ atoms }) => firstLine(atoms)))) if (!labels.has(atom)) running.add(atom);
  const isRepeated = (atom: Atom): boolean =>
    keysOf(atom).some((key) => {
      const count = places.get(key)?.size ?? 0;
      return count > 1 && count >= PAGES_SHARE * (pages.length - 1);
    });
  for (const line of margins.flat()) {
    const isRunning = line.every((atom) => isRepeated(atom) && !END_OF_TEXT.test(atom.text));
    if (isRunning) for (const atom of line) running.add(atom);
  }
  return running;
}

/** A bare number is the page's if it is that of the page in the file, or as far from it as on another page. */
function counts(text: string, page: number, offsets: readonly (number | null)[]): boolean {
  const offset = offsetOf(text, page);
  return offset === null || offset === 1 || offsets.filter((other) => other === offset).length > 1;
}

function offsetOf(text: string, page: number): number | null {
  return /^\d+$/u.test(text) ? Number(text) - page : null;
}

function firstLine(atoms: readonly Atom[]): readonly Atom[] {
  const top = atoms.reduce((least, { baseline }) => Math.min(least, baseline), Number.POSITIVE_INFINITY);
  return atoms.filter(({ baseline, size }) => baseline - top < SAME_LINE_SHARE * size);
}

/** No value begins on the first page as on every other. */
function firstOnAll(pages: readonly (readonly Atom[])[]): readonly Atom[] {
  if (pages.length < 2) return [];
  const [first = new Set<string>(), ...others] = pages.map((atoms) => new Set(atoms.flatMap(keysOf)));
  const keys = new Set([...first].filter((key) => others.every((other) => other.has(key))));
  return pages.flatMap((atoms) => atoms.filter((atom) => keysOf(atom).some((key) => keys.has(key))));
}

function standsBeside(atom: Atom, atoms: readonly Atom[], labels: ReadonlySet<Atom>): boolean {
  return atoms.some((other) => labels.has(other) && Math.abs(other.baseline - atom.baseline) < SAME_LINE_SHARE * atom.size);
}

function isInMargin(atom: Atom, height: number): boolean {
  const middle = (atom.top + atom.bottom) / 2;
  return middle < MARGIN_SHARE * height || middle > (1 - MARGIN_SHARE) * height;
}

/** Pieces on one baseline: `第`, `1`, `页`. */
function linesOf(atoms: readonly Atom[]): Atom[][] {
  const lines: Atom[][] = [];
  for (const atom of atoms) {
    const line = lines.find(([first]) => first !== undefined && Math.abs(first.baseline - atom.baseline) < SAME_LINE_SHARE * atom.size);
    if (line) line.push(atom);
    else lines.push([atom]);
  }
  return lines.map((line) => line.sort((a, b) => a.left - b.left));
}

/** No label stands beside it, and no text that it may be the rest of. */
function isAlone(atom: Atom, line: readonly Atom[], atoms: readonly Atom[]): boolean {
  return !atoms.some((other) => !line.includes(other) && Math.abs(other.baseline - atom.baseline) < ALONE * atom.size);
}

/** Its text, figures aside, with the place that it stands at; two, because places near each other may fall on either side of a step. */
function keysOf(atom: Atom): string[] {
  const text = atom.text.replace(/\d+/gu, '#');
  const place = atom.baseline / (2 * SAME_PLACE);
  return [`${text}/${Math.floor(place)}/a`, `${text}/${Math.round(place)}/b`];
}
