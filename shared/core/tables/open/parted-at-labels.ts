/**
 * Labels that their values nearly touch, and both are one piece of text → each a piece of its own: where it begins with one of the form's labels, set as those that
 * stand alone are, and what follows begins right of all of them.
 *
 *     决算金额            967,398.48万元
 *     评价结果                        中      so much room beside the labels says nothing of where values may begin
 *     取得的成效 健全内部控制制度。
 *
 * And a label between two values, as narrowly, in a row that begins with a label:
 *
 *     项目名称   甲河共产园检 实际支出 51467.50万元
 */
import type { Glyph } from '../../geometry/page.ts';
import { shownText } from '../../text/shown-text.ts';
import { type Atom, splitAtom } from '../../text/text-atoms.ts';
import { labelText } from '../label-text.ts';
import { type LabelAnchor, labelAnchors } from './label-anchors.ts';
import { labelColumns } from './label-columns.ts';
import type { PageText } from './open-columns.ts';

/** Their middles, or their sides, stand under each other within this distance (font sizes). */
const ASIDE_MAX = 0.6;
/** No label has more characters, white space aside. */
const LABEL_MAX = 16;
/** Text beside a label stands on one of its lines within this share of the font size. */
const SAME_LINE_SHARE = 0.4;
/** Text of one cell has no such gaps, shares of the font size; where Latin characters meet Chinese ones, a quarter is usual. */
const NARROW_GAP_SHARE = 0.12;
const LATIN_GAP_SHARE = 0.3;
const LATIN = /[!-~]/u;
const COLON = /[：:]/u;
/** Labels no wider than this (font sizes) have one character a line. */
const STACKED_WIDTH = 1.5;
const ONE_CHARACTER = /^\p{Script=Han}$/u;

export function partedAtLabels<Page extends PageText>(pages: readonly Page[], isKnownLabel: (label: string) => boolean): readonly Page[] {
  const [labels] = labelColumns(pages.flatMap((page) => page.anchors));
  if (!labels) return pages;
  const right = Math.max(...labels.map((label) => label.right));
  const isLabel = areStacked(labels) ? (text: string): boolean => ONE_CHARACTER.test(text) : isKnownLabel;
  return pages.map((page) => {
    const parted = withParts(page, (atom) => (atom.left < right ? partsAtLabel(atom, labels, right, isLabel) : [atom]), isKnownLabel);
    const own = parted.anchors.filter((anchor) => anchor.left < right);
    const isInRow = (atom: Atom): boolean =>
      atom.left >= right && own.some((label) => isBeside(label, atom)) && holdsLabel(atom.text, isKnownLabel);
    return withParts(parted, (atom) => (isInRow(atom) ? partsAroundLabel(atom, isKnownLabel) : [atom]), isKnownLabel);
  });
}

function withParts<Page extends PageText>(
  page: Page,
  partsOf: (atom: Atom) => readonly Atom[],
  isKnownLabel: (label: string) => boolean,
): Page {
  const atoms = page.atoms.flatMap(partsOf);
  return atoms.length === page.atoms.length ? page : { ...page, atoms, anchors: labelAnchors(atoms, isKnownLabel) };
}

function partsAtLabel(atom: Atom, labels: readonly LabelAnchor[], right: number, isLabel: (label: string) => boolean): readonly Atom[] {
  if (atom.right <= right || !beginsWithLabel(atom.text, isLabel)) return [atom];
  const glyphs = atom.glyphsAt(atom.place);
  let text = '';
  const ends = glyphs.flatMap((glyph, index): number[] => {
    text += shownText(glyph.text);
    const [end, next] = [glyph.box.x + glyph.box.width, glyphs[index + 1]];
    const isEnd = next && next.box.x >= right && isLabel(labelText(text)) && labels.some((label) => isSetAs(label, atom.left, end));
    return isEnd ? [(end + next.box.x) / 2] : [];
  });
  return splitAtom(atom, ends.slice(-1));
}

function beginsWithLabel(text: string, isLabel: (label: string) => boolean): boolean {
  const plain = labelText(text).slice(0, LABEL_MAX);
  return Array.from(plain).some((_, index) => isLabel(plain.slice(0, index + 1)));
}

/** Asked before the page is made anew for where its characters stand. */
function holdsLabel(text: string, isKnownLabel: (label: string) => boolean): boolean {
  return Array.from(text).some((_, start) => start > 0 && beginsWithLabel(text.slice(start), isKnownLabel));
}

function isBeside({ firstBaseline, lastBaseline, size }: LabelAnchor, { baseline }: Atom): boolean {
  return baseline > firstBaseline - SAME_LINE_SHARE * size && baseline < lastBaseline + SAME_LINE_SHARE * size;
}

/** The longest label of the form that stands apart from what is before it, and from what is after it, if only by its colon. */
function partsAroundLabel(atom: Atom, isKnownLabel: (label: string) => boolean): readonly Atom[] {
  const glyphs = atom.glyphsAt(atom.place);
  for (const [start, first] of glyphs.entries()) {
    const before = glyphs[start - 1];
    if (!before || gapBetween(before, first) < apartBy(before, first)) continue;
    const end = labelEnd(glyphs, start, isKnownLabel);
    const [last, after] = [glyphs[end - 1], glyphs[end]];
    if (end <= start || !last) continue;
    const places = [[before, first] as const, ...(after ? [[last, after] as const] : [])].map(([a, b]) => (rightOf(a) + b.box.x) / 2);
    return splitAtom(atom, places);
  }
  return [atom];
}

/** After the last glyph of the longest label from one on; 0 where there is none. */
function labelEnd(glyphs: readonly Glyph[], start: number, isKnownLabel: (label: string) => boolean): number {
  let [text, found] = ['', 0];
  for (let index = start; index < Math.min(glyphs.length, start + LABEL_MAX); index += 1) {
    const [glyph, next] = [glyphs[index], glyphs[index + 1]];
    text += shownText(glyph?.text ?? '');
    if (!glyph || (index > start && gapBetween(glyphs[index - 1] ?? glyph, glyph) > NARROW_GAP_SHARE * glyph.size)) break;
    const isApart = !next || COLON.test(glyph.text) || gapBetween(glyph, next) >= apartBy(glyph, next);
    if (isApart && isKnownLabel(labelText(text))) found = index + 1;
  }
  return found;
}

function gapBetween(a: Glyph, b: Glyph): number {
  return b.box.x - rightOf(a);
}

function rightOf({ box }: Glyph): number {
  return box.x + box.width;
}

/** Between Latin and Chinese characters some space is usual. */
function apartBy(a: Glyph, b: Glyph): number {
  return (LATIN.test(a.text) || LATIN.test(b.text) ? LATIN_GAP_SHARE : NARROW_GAP_SHARE) * b.size;
}

/** Labels set one character under the other: each is a line of one. */
function areStacked(labels: readonly LabelAnchor[]): boolean {
  return labels.every(({ left, right, size }) => right - left < STACKED_WIDTH * size);
}

function isSetAs(label: LabelAnchor, left: number, right: number): boolean {
  const asides = [label.left - left, label.right - right, (label.left + label.right - left - right) / 2];
  return asides.some((aside) => Math.abs(aside) <= ASIDE_MAX * label.size);
}
