import type { Glyph, Page, Ruling } from '../../../shared/core/geometry/page.ts';
import { horizontal, page, text, vertical } from './draw-page.ts';
import { wrapped } from './drawn-words.ts';

export interface FormPair {
  readonly label: string;
  readonly paragraphs: readonly string[];
  /** It may share its row with another one. */
  readonly short: boolean;
}

export interface FormStyle {
  readonly columns: 2 | 4;
  readonly lines: 'full' | 'horizontal' | 'none';
  /** A line closes a row where the page breaks it. */
  readonly closed: boolean;
  readonly labels: 'top' | 'middle';
  readonly labelWidth: 2 | 4;
  readonly indented: boolean;
  readonly step: number;
  /** Above and below the text of a row. */
  readonly pad: number;
  /** Where the page's text ends. */
  readonly bottom: number;
}

interface Cell {
  readonly x: number;
  readonly lines: readonly string[];
  readonly isLabel: boolean;
}

interface Cursor {
  readonly pages: { glyphs: Glyph[]; rulings: Ruling[] }[];
  y: number;
}

const SIZE = 10;
const TOP = 50;
const LEFT = 40;
const RIGHT = 360;
const MARGIN = 5;

/** Forms one below the other, each under its title, set row by row as word processors do: a row that the page has no room for is broken between its lines. */
export function drawForms(forms: readonly { readonly title: string; readonly pairs: readonly FormPair[] }[], style: FormStyle): Page[] {
  const cursor: Cursor = { pages: [{ glyphs: [], rulings: [] }], y: TOP };
  for (const { title, pairs } of forms) {
    if (cursor.y + 6 * style.step > style.bottom) turn(cursor);
    cursor.y += 2 * style.step;
    put(cursor, (LEFT + RIGHT - widthOf(title)) / 2, cursor.y, title);
    cursor.y += style.step;
    for (const row of rowsOf(pairs, style)) drawRow(row, cursor, style);
  }
  return cursor.pages.map((drawn, index) => page({ number: index + 1, height: style.bottom + 80, ...drawn }));
}

function widthOf(line: string): number {
  return text(0, 0, line, SIZE).reduce((sum, { box }) => sum + box.width, 0);
}

function rowsOf(pairs: readonly FormPair[], style: FormStyle): Cell[][] {
  const rows: Cell[][] = [];
  let open: FormPair | null = null;
  const add = (...shared: readonly FormPair[]): void => {
    rows.push(shared.flatMap((pair, index) => cellsOf(pair, index === 0 ? LEFT : (LEFT + RIGHT) / 2, shared.length, style)));
  };
  for (const pair of pairs) {
    if (open && pair.short) add(open, pair);
    else if (open) add(open);
    const isOpen: boolean = style.columns === 4 && pair.short && open === null;
    if (!isOpen && !(open && pair.short)) add(pair);
    open = isOpen ? pair : null;
  }
  if (open) add(open);
  return rows;
}

function cellsOf({ label, paragraphs, short }: FormPair, left: number, shared: number, style: FormStyle): Cell[] {
  const x = left + labelSpace(style);
  const width = Math.floor((left + (RIGHT - LEFT) / shared - x - 2 * MARGIN) / SIZE);
  const indent = style.indented && !short ? '　　' : '';
  return [
    { x: left + MARGIN, lines: wrapped(label, style.labelWidth), isLabel: true },
    { x: x + MARGIN, lines: paragraphs.flatMap((paragraph) => wrapped(indent + paragraph, width)), isLabel: false },
  ];
}

function labelSpace({ labelWidth }: FormStyle): number {
  return labelWidth * SIZE + 2 * MARGIN;
}

function drawRow(cells: readonly Cell[], cursor: Cursor, style: FormStyle): void {
  let rest = cells;
  let isFirst = true;
  while (isFirst || rest.some(({ lines }) => lines.length > 0)) {
    const room = Math.floor((style.bottom - cursor.y - 2 * style.pad) / style.step);
    const most = Math.max(...rest.map(({ lines }) => lines.length));
    if (room < Math.min(most, 2) && cursor.y > TOP) {
      turn(cursor);
      continue;
    }
    const height = Math.min(most, room);
    const top = cursor.y;
    for (const cell of rest) drawLines(cell, height, cursor, style);
    rest = rest.map((cell) => ({ ...cell, lines: cell.lines.slice(height) }));
    cursor.y += height * style.step + 2 * style.pad;
    const goesOn = rest.some(({ lines }) => lines.length > 0);
    rule(cells, { top, bottom: cursor.y, isOpenTop: !isFirst && !style.closed, isOpenBottom: goesOn && !style.closed }, cursor, style);
    isFirst = false;
    if (goesOn) turn(cursor);
  }
}

function drawLines({ x, lines, isLabel }: Cell, height: number, cursor: Cursor, style: FormStyle): void {
  const here = lines.slice(0, height);
  const down = isLabel && style.labels === 'middle' ? ((height - here.length) * style.step) / 2 : 0;
  for (const [index, line] of here.entries()) {
    const set = line.trimStart();
    put(cursor, x + (line.length - set.length) * SIZE, cursor.y + style.pad + down + index * style.step + 0.9 * SIZE, set);
  }
}

function rule(
  cells: readonly Cell[],
  { top, bottom, isOpenTop, isOpenBottom }: { top: number; bottom: number; isOpenTop: boolean; isOpenBottom: boolean },
  cursor: Cursor,
  style: FormStyle,
): void {
  const rulings = cursor.pages.at(-1)?.rulings;
  if (style.lines === 'none') return;
  if (!isOpenTop) rulings?.push(horizontal(top, LEFT, RIGHT));
  if (!isOpenBottom) rulings?.push(horizontal(bottom, LEFT, RIGHT));
  if (style.lines === 'horizontal') return;
  for (const x of [...cells.map((cell) => cell.x - MARGIN), RIGHT]) rulings?.push(vertical(x, top, bottom));
}

function turn(cursor: Cursor): void {
  cursor.pages.push({ glyphs: [], rulings: [] });
  cursor.y = TOP;
}

function put({ pages }: Cursor, x: number, y: number, line: string): void {
  pages.at(-1)?.glyphs.push(...text(x, y, line, SIZE));
}
