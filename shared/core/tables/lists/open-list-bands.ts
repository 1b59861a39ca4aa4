/**
 * What stands below a list's head on one page → bands of lines by column, between rulings or headings; and what stands across the columns:
 *
 *      序号  项目名称        评价得分  存在问题
 *      一、重点项目                                              heads rows
 *      1     公共绿地养护    88        1. 编制不细；
 *      2     河道长效管理    70        部分设备闲置且无维护      too wide for its column: part of a row, and doubtful
 *      注：评价结果由第三方机构出具。                            ends the list
 */
import type { Ruling } from '../../geometry/page.ts';
import { type Atom, splitAtom } from '../../text/text-atoms.ts';
import { labelText } from '../label-text.ts';
import { GROUP } from './group-label.ts';
import { TOUCH } from './open-list-gutters.ts';
import { NUMBER_LABEL, type OpenListHead } from './open-list-head.ts';
import { gapOfLines, type ListLine } from './open-list-rows.ts';

/** What stands on one page below a head, or goes on from the page before. */
export interface Section {
  readonly page: number;
  readonly head: OpenListHead | null;
  /** Top to bottom; on a page without a head, whatever stands there. */
  readonly atoms: readonly Atom[];
}

/** Text between two rulings, or beside lines that head rows. */
export interface SectionBand {
  readonly columns: readonly (readonly ListLine[])[];
  /** A ruling closes it above. */
  readonly underRuling: boolean;
  readonly atoms: readonly Atom[];
  /** Lines of it that stand across the columns all the same. */
  readonly doubtful: readonly LineAcross[];
}

export interface SectionBands {
  readonly page: number;
  readonly head: OpenListHead | null;
  readonly bands: readonly SectionBand[];
  readonly headings: readonly HeadingLine[];
  /** Where the list has ended, if they are below its rows; those that may head rows among them. Top to bottom. */
  readonly ends: readonly LineAcross[];
  readonly atoms: readonly Atom[];
}

export interface LineAcross {
  readonly atoms: readonly Atom[];
  readonly baseline: number;
}

/** It heads rows. */
export interface HeadingLine extends LineAcross {
  /** Rows stand between the same two rulings. */
  readonly isBesideRows: boolean;
}

/** No list has more rows. */
const ROW_NUMBER = /^\d{1,6}$/u;
/** A ruling parts rows if it covers this share of the list's width. */
const RULING_SHARE = 0.6;
/** Pieces are on one line within this share of the font size. */
const SAME_LINE_SHARE = 0.3;
/** The gap above a line that is no part of the row above is wider than between lines of a cell by this share of the font size. */
const WIDER_SHARE = 0.12;

/** `rulings`: for each page. */
export function sectionsToBands(
  listHead: OpenListHead,
  sections: readonly Section[],
  gutters: readonly number[],
  rulings: readonly (readonly Ruling[])[],
): SectionBands[] {
  const lines = sections.map(({ atoms }) => linesOfAtoms(atoms).map((line) => columnParts(line, gutters)));
  const lineGap = gapOfLines(lines.map((own) => columnLines(own.flat(), gutters)));
  const isInFront = frontTest(
    sections.flatMap(({ head, atoms }) => (head ? [...head.atoms, ...atoms] : [])),
    gutters,
  );
  return sections.map((section, index) => {
    const cuts = partingRulings(section, gutters, rulings[section.page] ?? []);
    return toBands(section, lines[index] ?? [], { gutters, isInFront, mayHeadRows: headingTest(listHead), rulings: cuts, lineGap });
  });
}

function partingRulings({ head }: Section, gutters: readonly number[], rulings: readonly Ruling[]): number[] {
  const [left, right] = [head?.labels[0]?.left ?? gutters[0] ?? 0, head?.labels.at(-1)?.right ?? gutters.at(-1) ?? 0];
  return rulings
    .filter((ruling) => Math.min(ruling.end, right) - Math.max(ruling.start, left) >= RULING_SHARE * (right - left))
    .map((ruling) => ruling.position);
}

interface BandSetting {
  readonly gutters: readonly number[];
  readonly isInFront: (line: readonly Atom[]) => boolean;
  readonly mayHeadRows: (line: readonly Atom[]) => boolean;
  readonly rulings: readonly number[];
  readonly lineGap: number;
}

/** What numbers itself heads rows; so does what begins where the rows' numbers stand. A name that is wider than its column does neither. */
function headingTest({ labels: [first] }: OpenListHead): (line: readonly Atom[]) => boolean {
  const numbersEnd = first && NUMBER_LABEL.test(labelText(first.label)) ? first.right : Number.NEGATIVE_INFINITY;
  return ([atom, ...others]) => atom !== undefined && others.length === 0 && (atom.left < numbersEnd || GROUP.test(labelText(atom.text)));
}

function toBands({ page, head, atoms }: Section, lines: readonly (readonly Atom[])[], setting: BandSetting): SectionBands {
  const { gutters, isInFront, mayHeadRows, rulings, lineGap } = setting;
  const ends = apartFromRows(lines, gutters, isInFront, rulings, lineGap).filter(
    (line) => isAcross(line.atoms, gutters) && isInFront(line.atoms),
  );
  const single = ends.filter((line) => mayHeadRows(line.atoms));
  const own = lines.filter((line) => !single.some((heading) => heading.atoms === line));
  const headings = single.map((line) => ({
    ...line,
    isBesideRows: own.some((other) => !rulings.some((y) => y > line.baseline !== y > baselineOf(other))),
  }));
  const cuts = [...rulings, ...headings.map(({ baseline }) => baseline)].sort((a, b) => a - b);
  const bands = [...cuts, Number.POSITIVE_INFINITY].flatMap((bottom, index): SectionBand[] => {
    const top = cuts[index - 1] ?? Number.NEGATIVE_INFINITY;
    const ofBand = own.filter((line) => baselineOf(line) > top && baselineOf(line) <= bottom);
    const inBand = ofBand.flat();
    if (inBand.length === 0) return [];
    const doubtful = ofBand.filter((line) => isAcross(line, gutters)).map((line) => ({ atoms: line, baseline: baselineOf(line) }));
    return [{ columns: columnLines(inBand, gutters), underRuling: rulings.includes(top), atoms: inBand, doubtful }];
  });
  return { page, head, bands, headings, ends, atoms: [...(head?.atoms ?? []), ...atoms] };
}

/**
 * Lines that a ruling, or more than the gap between two lines of a cell, parts from what is above; those right below one of them, such as a sentence's second
 * line; and one at the top that does not stand like the rest of a cell.
 */
function apartFromRows(
  lines: readonly (readonly Atom[])[],
  gutters: readonly number[],
  isInFront: (line: readonly Atom[]) => boolean,
  rulings: readonly number[],
  lineGap: number,
): LineAcross[] {
  const apart: LineAcross[] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  lines.forEach((line, index) => {
    const [above, baseline] = [lines[index - 1], baselineOf(line)];
    const gap = Math.min(...line.map((atom) => atom.top)) - bottom;
    const isApart = above
      ? (isAcross(above, gutters) && apart.at(-1)?.atoms === above) ||
        rulings.some((y) => y > baselineOf(above) && y < baseline) ||
        gap > lineGap + WIDER_SHARE * (line[0]?.size ?? 0)
      : isInFront(line);
    if (isApart) apart.push({ atoms: line, baseline });
    bottom = Math.max(bottom, ...line.map((atom) => atom.bottom));
  });
  return apart;
}

/** Whether a line begins where the list does, or stands in its middle: that of the pages with its labels, as another may have the rest of one column alone. */
function frontTest(all: readonly Atom[], gutters: readonly number[]): (line: readonly Atom[]) => boolean {
  const [left, right] = [Math.min(...all.map((atom) => atom.left)), Math.max(...all.map((atom) => atom.right))];
  return (line) => {
    const [first, last] = [line[0], line.at(-1)];
    if (!first || !last) return false;
    return first.left <= (gutters[0] ?? left) || Math.abs(first.left + last.right - left - right) <= 2 * first.size;
  };
}

function isAcross(line: readonly Atom[], gutters: readonly number[]): boolean {
  return line.some((atom) => standsAcross(atom, gutters));
}

function baselineOf(line: readonly Atom[]): number {
  return line[0]?.baseline ?? 0;
}

/** A line's pieces, parted where two columns' text nearly touches; the line as it is where that does not part all of it. */
function columnParts(line: readonly Atom[], gutters: readonly number[]): readonly Atom[] {
  const parts = line.flatMap((atom) => (standsAcross(atom, gutters) ? splitAtom(atom, gutters) : [atom]));
  return isAcross(parts, gutters) ? line : parts;
}

function standsAcross({ left, right, size }: Atom, gutters: readonly number[]): boolean {
  return gutters.some((x) => left + TOUCH * size < x && right - TOUCH * size > x);
}

/** Of the pieces that stand in one column. */
function columnLines(atoms: readonly Atom[], gutters: readonly number[]): ListLine[][] {
  const edges = [Number.NEGATIVE_INFINITY, ...gutters];
  const inColumns = atoms.filter((atom) => !standsAcross(atom, gutters));
  return edges.map((from, index) =>
    linesOfAtoms(inColumns.filter((atom) => middleOf(atom) >= from && middleOf(atom) < (gutters[index] ?? Number.POSITIVE_INFINITY))).map(
      (line) => ({
        top: Math.min(...line.map((atom) => atom.top)),
        bottom: Math.max(...line.map((atom) => atom.bottom)),
        baseline: line[0]?.baseline ?? 0,
        size: line[0]?.size ?? 0,
        number: numberOf(line),
      }),
    ),
  );
}

function middleOf({ left, right }: Atom): number {
  return (left + right) / 2;
}

function numberOf(line: readonly Atom[]): number | null {
  const text = line.map((atom) => atom.text.trim()).join('');
  return ROW_NUMBER.test(text) ? Number(text) : null;
}

function linesOfAtoms(atoms: readonly Atom[]): Atom[][] {
  const lines: Atom[][] = [];
  for (const atom of [...atoms].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const first = lines.at(-1)?.[0];
    if (first && atom.baseline - first.baseline <= SAME_LINE_SHARE * atom.size) lines.at(-1)?.push(atom);
    else lines.push([atom]);
  }
  return lines;
}

/** Text on one line in two columns or more, and across none: it stands like a row. */
export function standsInColumns(atoms: readonly Atom[], gutters: readonly number[]): boolean {
  return linesOfAtoms(atoms).some((line) => line.length > 1 && !isAcross(line, gutters));
}
