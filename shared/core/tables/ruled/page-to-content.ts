/** One page → the fragments of tables on it and the lines around them: upright → rulings → grids → glyphs in cells → lines → rows. */

import type { PlacedBox } from '../../document.ts';
import { boxAround } from '../../geometry/box-around.ts';
import { withoutGlyphStrokes } from '../../geometry/glyph-strokes.ts';
import { mergeRulings } from '../../geometry/merge-rulings.ts';
import type { Box, Glyph, Page, Ruling } from '../../geometry/page.ts';
import { pageToUpright, type UprightPage } from '../../geometry/upright-page.ts';
import { glyphsByLine, glyphsToLines, type TextLine } from '../../text/glyphs-to-lines.ts';
import { splitAtGaps } from '../../text/split-at-gaps.ts';
import { type Atom, glyphsToAtoms } from '../../text/text-atoms.ts';
import { areInterleaved } from '../doubts/are-interleaved.ts';
import { holdsLabelBeside } from '../doubts/holds-label-beside.ts';
import { textlessKind } from '../doubts/textless-kind.ts';
import { type CellPart, type Fragment, isEmpty, type PageContent, type PageLine, type TableRow } from '../fragment.ts';
import type { OpenGrid } from '../open/open-tables.ts';
import { textBetweenLines } from '../open/text-between-lines.ts';
import type { Doubt, DoubtCode } from '../report.ts';
import { type CellGlyphs, glyphsToCells } from './glyphs-to-cells.ts';
import { gridToRows } from './grid-to-rows.ts';
import { nestedGrids, type PageGrids } from './nested-grids.ts';
import { type Grid, type GridCell, rulingsToGrids } from './rulings-to-grids.ts';

/** A gap this wide (in font sizes) parts a free line into two: columns without borders. */
const FREE_GAP = 1.2;
/** Text outside a table within this distance of its side (in font sizes) ran out of it. */
const BESIDE_MAX = 1.5;
/** Text that fills its cell reaches over the border by 0.05 of its font size; by more than this share it stands across. */
const OVER_SHARE = 0.12;
/** Text larger than the table's by this factor, in a cell beside others, is a mark across the page. */
const LARGE_SHARE = 1.5;
/** A ruling this close (points) to a table is its own. */
const RULING_SLACK = 3;
/** Characters of what was seen that a doubt shows. */
const FOUND_MAX = 80;

/** A page upright, its ruled tables found and their text set apart. */
export interface PageLayout {
  readonly upright: UprightPage;
  readonly grids: readonly Grid[];
  readonly nested: PageGrids['nested'];
  readonly placed: CellGlyphs;
  /** All rulings, and the horizontal ones outside every ruled table. */
  readonly horizontal: readonly Ruling[];
  readonly vertical: readonly Ruling[];
  readonly looseRulings: readonly Ruling[];
}

export function pageToLayout(page: Page): PageLayout {
  const upright = printedUpright(page);
  const merged = mergeRulings(withoutGlyphStrokes(upright.rulings, upright.glyphs));
  const { tables: grids, nested } = nestedGrids(rulingsToGrids(merged, upright.glyphs));
  return layoutWith({ upright, nested, ...merged }, grids);
}

/** The same page, with these of its grids. */
export function layoutWith(page: Pick<PageLayout, 'upright' | 'nested' | 'horizontal' | 'vertical'>, grids: readonly Grid[]): PageLayout {
  const { upright, nested, horizontal, vertical } = page;
  const looseRulings = horizontal.filter((ruling) => !grids.some(({ box }) => isRulingOf(ruling, box)));
  return { upright, grids, nested, horizontal, vertical, placed: glyphsToCells(upright.glyphs, grids), looseRulings };
}

type PageFrame = Pick<UprightPage, 'number' | 'width' | 'height' | 'asDisplayed'>;

/** What stays of a page once its ruled tables are read … */
export interface RuledPageRest extends PageFrame {
  readonly fragments: readonly Fragment[];
  /** Its glyphs outside them. None stays in memory: the page is asked for once more. */
  readonly outside: () => readonly Glyph[];
  readonly looseRulings: readonly Ruling[];
  /** Where no text of it stands in a table, and where some does. */
  readonly textless: PageContent['textless'];
  readonly textlessWithTable: PageContent['textless'];
}

/** … until those without vertical rulings are found: in the pieces of text that its glyphs along the page make. */
export interface RuledPage extends RuledPageRest {
  readonly atoms: readonly Atom[];
}

/** `again`: of the same page, what it has outside its tables, by `outsideAgain`. */
export function layoutToRuled(
  { upright, grids, nested, placed, looseRulings }: PageLayout,
  isKnownLabel: (label: string) => boolean,
  again: (places: Uint32Array) => OutsideTables,
): RuledPage {
  assertAllPlaced(upright.glyphs, placed);
  const { number, width, height, asDisplayed } = upright;
  return {
    ...{ number, width, height, asDisplayed },
    fragments: grids.flatMap(
      (grid, index) => gridToFragment(grid, index, { placed, nested, ruled: true, rowsAreRuled: true }, upright, isKnownLabel) ?? [],
    ),
    ...outsideLater(toAtoms(placed.outside), placesIn(upright.glyphs, placed.outside), again),
    looseRulings,
    textless: textlessKind(upright, false),
    textlessWithTable: textlessKind(upright, true),
  };
}

/** By itself, because what is made here holds on to all that is in sight where it is made. */
function outsideLater(
  atoms: readonly Atom[],
  places: Uint32Array,
  again: (places: Uint32Array) => OutsideTables,
): Pick<RuledPage, 'outside' | 'atoms'> {
  const outside = () => (places.length === 0 ? [] : again(places).glyphs);
  const glyphsAt = (place: number) => again(places).glyphsOfAtom(place);
  return { outside, atoms: atoms.map((atom, place) => keptAtom(atom, place, glyphsAt)) };
}

/** Written out: what is copied by `...` takes half as much again in memory. */
function keptAtom(
  { text, left, right, end, top, bottom, baseline, size, headWidth }: Atom,
  place: number,
  glyphsAt: Atom['glyphsAt'],
): Atom {
  return { text, left, right, end, top, bottom, baseline, size, headWidth, glyphsAt, place };
}

export interface OutsideTables {
  readonly glyphs: readonly Glyph[];
  /** Of its piece of text at a place. */
  readonly glyphsOfAtom: (place: number) => readonly Glyph[];
}

/** `places`: of its glyphs among the printed ones of the upright page, as `placesIn` gives them. */
export function outsideAgain(page: Page, places: Uint32Array): OutsideTables {
  const { glyphs: all } = printedUpright(page);
  const glyphs: Glyph[] = [];
  for (let index = 0; index < places.length; index += 2) {
    const [first = 0, count = 0] = places.subarray(index, index + 2);
    for (const glyph of all.slice(first, first + count)) glyphs.push(glyph);
  }
  let atoms: readonly Atom[] | undefined;
  return {
    glyphs,
    glyphsOfAtom: (place) => {
      atoms ??= toAtoms(glyphs);
      const atom = atoms[place];
      return atom?.glyphsAt(atom.place) ?? [];
    },
  };
}

function toAtoms(outside: readonly Glyph[]): readonly Atom[] {
  return glyphsToAtoms(outside.filter((glyph) => glyph.direction === 0));
}

/** `open`: grids of tables without vertical rulings, among the text outside the ruled ones. */
export function ruledToContent(page: RuledPageRest, open: readonly OpenGrid[], isKnownLabel: (label: string) => boolean): PageContent {
  const outside = page.outside();
  const placed = glyphsToCells(
    outside,
    open.map(({ grid }) => grid),
  );
  assertAllPlaced(outside, placed);
  const inOpen = open.flatMap((entry, index) => {
    const fragment = gridToFragment(
      entry.grid,
      index,
      { placed, nested: [], ruled: false, rowsAreRuled: entry.rowsAreRuled },
      page,
      isKnownLabel,
    );
    if (!fragment) return [];
    const joined = entry.beginsInRow === undefined ? fragment : { ...fragment, beginsInRow: entry.beginsInRow };
    return [entry.unclearFrom === null ? joined : doubted(joined, entry.unclearFrom)];
  });
  const all = [...page.fragments, ...inOpen];
  const fragments = all.map((fragment) => {
    const others = all.flatMap((other) => (other === fragment ? [] : [other.box]));
    const valuesFrom = fragment.box.x + (fragment.columns[1] ?? 0);
    const below = fragment.ruled ? undefined : textBetweenLines(fragment.box, valuesFrom, others, page.looseRulings, placed.outside);
    return doubtOutside(doubtBeside(fragment, placed.outside, page), below, page);
  });
  return {
    page: page.number,
    width: page.width,
    height: page.height,
    fragments: fragments.sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x),
    lines: freeLines(placed.outside, page),
    textless: fragments.length > 0 ? page.textlessWithTable : page.textless,
  };
}

/** Without rulings, and which text belongs to which row cannot be told from one row on: that text stands across rows that nobody drew there says no more. */
function doubted(fragment: Fragment, from: number): Fragment {
  const cells = fragment.cells.filter(({ firstRow }) => firstRow >= from);
  const box = cells.length > 0 ? { page: fragment.page, ...boxAround(cells.map(({ part }) => part.box)) } : fragment.placed;
  const first = cells.filter(({ firstRow }) => firstRow === cells[0]?.firstRow);
  const found = first.map(({ part }) => part.lines.map((line) => line.text).join('')).join(' ');
  const others = fragment.doubts.filter((other) => other.code !== 'cell-cut-by-boundary' || !areOverlapping(other.box, box));
  return { ...fragment, doubts: [...others, doubt('label-value-unclear', box, found)] };
}

function areOverlapping(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function isRulingOf({ position, start, end }: Ruling, { x, y, width, height }: Box): boolean {
  return position >= y - RULING_SLACK && position <= y + height + RULING_SLACK && start < x + width && end > x;
}

function printedUpright(page: Page): UprightPage {
  return pageToUpright({ ...page, glyphs: page.glyphs.filter((glyph) => !glyph.invisible && isOnPage(glyph, page)) });
}

/** Pairs of numbers: where some of them stand one after another among all, and how many. Of a page without tables, that is one pair. */
function placesIn(all: readonly Glyph[], some: readonly Glyph[]): Uint32Array {
  if (some.length === 0) return new Uint32Array();
  const places = new Map(all.map((glyph, place) => [glyph, place]));
  const pairs: number[] = [];
  let [first, count] = [0, 0];
  for (const glyph of some) {
    const place = places.get(glyph) ?? 0;
    if (place !== first + count) {
      if (count > 0) pairs.push(first, count);
      [first, count] = [place, 0];
    }
    count += 1;
  }
  return Uint32Array.from([...pairs, first, count]);
}

function isOnPage({ box }: Glyph, page: Page): boolean {
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  return x >= 0 && x <= page.width && y >= 0 && y <= page.height;
}

/** The sum is ours to keep: every glyph in exactly one cell, or outside. */
function assertAllPlaced(glyphs: readonly Glyph[], { inCells, outside }: CellGlyphs): void {
  const inside = inCells.reduce((sum, cells) => sum + cells.reduce((inGrid, cell) => inGrid + cell.length, 0), 0);
  if (inside + outside.length !== glyphs.length)
    throw new Error(`${glyphs.length} glyphs, ${inside} in cells and ${outside.length} outside`);
}

function gridToFragment(
  grid: Grid,
  index: number,
  { placed, nested, ruled, rowsAreRuled }: Pick<PageLayout, 'placed' | 'nested'> & Pick<Fragment, 'ruled' | 'rowsAreRuled'>,
  page: PageFrame,
  isKnownLabel: (label: string) => boolean,
): Fragment | null {
  const toPlaced = (box: Box): PlacedBox => ({ page: page.number, ...page.asDisplayed(box) });
  const filled = grid.cells.map((cell, cellIndex) => {
    const box = { x: cell.left, y: cell.top, width: cell.right - cell.left, height: cell.bottom - cell.top };
    const glyphs = placed.inCells[index]?.[cellIndex] ?? [];
    const lines = cellLines(glyphs, page);
    return { cell, glyphs, part: { box: toPlaced(box), left: cell.left, right: cell.right, lines, startsCell: false } };
  });
  if (filled.every(({ part }) => part.lines.length === 0)) return null;
  const left = grid.xs[0] ?? 0;
  const largest = LARGE_SHARE * usualSize(filled.flatMap(({ glyphs }) => glyphs));
  const all = gridToRows(grid, filled, isKnownLabel);
  const [first, last] = [all.findIndex((row) => !isStrip(row)), all.findLastIndex((row) => !isStrip(row))];
  return {
    page: page.number,
    box: grid.box,
    placed: toPlaced(grid.box),
    columns: grid.xs.map((x) => x - left),
    rows: all.slice(first, last + 1),
    cells: filled.map(({ cell, part }) => ({ ...cell, from: cell.left - left, to: cell.right - left, part })),
    openTop: grid.openTop && first === 0,
    openBottom: grid.openBottom && last === all.length - 1,
    ruled,
    rowsAreRuled,
    doubts: [
      ...placed.cuts.filter((cut) => cut.grid === index).map(({ box, text }) => doubt('cell-cut-by-boundary', toPlaced(box), text)),
      ...filled
        .flatMap(({ cell, glyphs }) => glyphsOver(cell, grid, glyphs))
        .map((glyph) => doubt('cell-cut-by-boundary', toPlaced(glyph.box), glyph.text)),
      ...filled.filter(({ cell }) => cell.irregular).flatMap(({ part }) => doubtText('cell-cut-by-boundary', part)),
      ...filled
        .filter(({ cell, glyphs }) => isTurnedValue(glyphs) || (!isWholeRow(cell, grid) && glyphs.some((glyph) => glyph.size > largest)))
        .flatMap(({ part }) => doubtText('label-value-unclear', part)),
      ...filled.filter(({ part }) => areInterleaved(part.lines)).flatMap(({ part }) => doubtText('lines-interleaved', part)),
      ...filled
        .filter(({ glyphs }) => holdsLabelBeside(glyphs, isKnownLabel))
        .flatMap(({ part }) => doubtText('label-value-unclear', part)),
      ...nested.filter(({ outer }) => outer === grid).map(({ inner }) => doubt('label-value-unclear', toPlaced(inner.box), '')),
    ],
  };
}

/** A cell's text may be turned as a whole: the lines are as they read, each with the box of all. */
function cellLines(glyphs: readonly Glyph[], page: PageFrame): readonly TextLine[] {
  if (!glyphs.some((glyph) => glyph.direction !== 0)) return glyphsToLines(glyphs);
  const box = boxAround(glyphs.map((glyph) => glyph.box));
  return glyphsToLines(pageToUpright({ ...page, glyphs, rulings: [], images: [], shapes: [], outlines: 0 }).glyphs).map((line) => ({
    ...line,
    box,
  }));
}

/** Turned text of one line is a label or a row's head; of more lines, or beside text that is not turned, it has paragraphs that nobody knows. */
function isTurnedValue(glyphs: readonly Glyph[]): boolean {
  const printed = glyphs.filter((glyph) => glyph.text.trim() !== '');
  const [first] = printed.filter((glyph) => glyph.direction !== 0);
  if (!first) return false;
  const along = first.direction === 180 ? printed.map((glyph) => glyph.originY) : printed.map((glyph) => glyph.originX);
  return printed.some((glyph) => glyph.direction !== first.direction) || Math.max(...along) - Math.min(...along) > first.size / 2;
}

function isWholeRow({ left, right }: GridCell, { box }: Grid): boolean {
  return right - left > box.width - RULING_SLACK;
}

function usualSize(glyphs: readonly Glyph[]): number {
  const sizes = glyphs.map((glyph) => glyph.size).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 0;
}

/** The space between a table's frame and its cells, where a page cuts the frame open: no row. */
function isStrip({ cells }: TableRow): boolean {
  return cells.length === 1 && cells.every(isEmpty);
}

/** Text that stands across the upper or lower border of the table: more of it may be hidden. The first such glyph of a cell stands for all. */
function glyphsOver(cell: GridCell, { box, openTop, openBottom }: Grid, glyphs: readonly Glyph[]): readonly Glyph[] {
  const closedTop = cell.top > box.y || !openTop;
  const closedBottom = cell.bottom < box.y + box.height || !openBottom;
  const over = glyphs.find((glyph) => {
    const slack = OVER_SHARE * glyph.size;
    const isOver = (closedTop && glyph.box.y < cell.top - slack) || (closedBottom && glyph.box.y + glyph.box.height > cell.bottom + slack);
    return isOver && glyph.text.trim() !== '';
  });
  return over ? [over] : [];
}

/** Text that runs out of the table at its side: a value's end that no cell has. The first such glyph stands for all. */
function doubtBeside(fragment: Fragment, outside: readonly Glyph[], page: PageFrame): Fragment {
  const { box } = fragment;
  const beside = outside.find((glyph) => {
    const [x, y] = [glyph.box.x + glyph.box.width / 2, glyph.box.y + glyph.box.height / 2];
    const distance = Math.max(box.x - x, x - box.x - box.width);
    return glyph.text.trim() !== '' && y > box.y && y < box.y + box.height && distance < BESIDE_MAX * glyph.size;
  });
  return doubtOutside(fragment, beside, page);
}

function doubtOutside(fragment: Fragment, outside: Glyph | undefined, { number, asDisplayed }: PageFrame): Fragment {
  if (!outside) return fragment;
  const seen = doubt('glyph-outside-cells', { page: number, ...asDisplayed(outside.box) }, outside.text);
  return { ...fragment, doubts: [...fragment.doubts, seen] };
}

function doubt(code: DoubtCode, box: PlacedBox, found: string): Doubt {
  return { code, box, found: found.slice(0, FOUND_MAX) };
}

function doubtText(code: DoubtCode, { box, lines }: CellPart): Doubt[] {
  return lines.length === 0 ? [] : [doubt(code, box, lines.map((line) => line.text).join(''))];
}

/** Text turned across the page's own is no line of it. */
function freeLines(glyphs: readonly Glyph[], page: PageFrame): PageLine[] {
  return glyphsByLine(glyphs.filter((glyph) => glyph.direction === 0))
    .flatMap((line) => splitAtGaps(line, FREE_GAP))
    .flatMap((piece) => glyphsToLines(piece))
    .map(({ text, box, size }) => ({ box, line: { text, size, box: { page: page.number, ...page.asDisplayed(boxAround([box])) } } }));
}
