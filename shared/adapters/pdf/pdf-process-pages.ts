/**
 * A page as a few arrays instead of ten thousand small objects: structured clone copies them as they are, where it would write out every key of every
 * glyph. 66 bytes a glyph instead of 170, a tenth of the time. Numbers stay doubles: what comes out is exactly what went in. They stand in columns, all x, then
 * all y: many are the same along a line, and a compressed page is a quarter as large as if they stood glyph by glyph.
 */
import type { Box, Glyph, Page, Ruling } from '../../core/geometry/page.ts';

export interface PackedPage {
  readonly rest: Omit<Page, 'glyphs' | 'rulings' | 'images' | 'shapes' | 'scrawls'>;
  /** The texts of all glyphs, one after another, and how long each is in UTF-16 units. */
  readonly text: string;
  readonly textLengths: Uint32Array;
  /** Of all glyphs: x, y, width, height of their boxes, originX, originY, size. */
  readonly places: Float64Array;
  readonly runs: Uint32Array;
  /** Of each glyph: quarter turns of its direction; 4 more where it is invisible, 8 more where it is pale. */
  readonly flags: Uint8Array;
  /** Of all rulings: position, start, end. */
  readonly rulings: Float64Array;
  /** Of each ruling: 1 where it is vertical. */
  readonly verticals: Uint8Array;
  /** Of all images, of all shapes, and of all scrawls where there are some: x, y, width, height. */
  readonly images: Float64Array;
  readonly shapes: Float64Array;
  readonly scrawls?: Float64Array;
}

const PLACES = 7;
const RULING_NUMBERS = 3;
const BOX_NUMBERS = 4;
const INVISIBLE = 4;
const PALE = 8;

export function packPage({ glyphs, rulings, images, shapes, scrawls, ...rest }: Page): PackedPage {
  return {
    rest,
    text: glyphs.map(({ text }) => text).join(''),
    textLengths: Uint32Array.from(glyphs, ({ text }) => text.length),
    places: inColumns(PLACES, glyphs, ({ box, originX, originY, size }) => [box.x, box.y, box.width, box.height, originX, originY, size]),
    runs: Uint32Array.from(glyphs, ({ run }) => run),
    flags: Uint8Array.from(glyphs, ({ direction, invisible, pale }) => direction / 90 + (invisible ? INVISIBLE : 0) + (pale ? PALE : 0)),
    rulings: inColumns(RULING_NUMBERS, rulings, ({ position, start, end }) => [position, start, end]),
    verticals: Uint8Array.from(rulings, ({ orientation }) => (orientation === 'vertical' ? 1 : 0)),
    images: packBoxes(images),
    shapes: packBoxes(shapes),
    ...(scrawls && { scrawls: packBoxes(scrawls) }),
  };
}

export function unpackPage(packed: PackedPage): Page {
  return {
    ...packed.rest,
    glyphs: glyphsOf(packed),
    rulings: rulingsOf(packed),
    images: boxesOf(packed.images),
    shapes: boxesOf(packed.shapes),
    ...(packed.scrawls && { scrawls: boxesOf(packed.scrawls) }),
  };
}

function packBoxes(boxes: readonly Box[]): Float64Array {
  return inColumns(BOX_NUMBERS, boxes, ({ x, y, width, height }) => [x, y, width, height]);
}

function inColumns<Item>(columns: number, items: readonly Item[], numbersOf: (item: Item) => readonly number[]): Float64Array {
  const numbers = new Float64Array(items.length * columns);
  items.forEach((item, index) => {
    const row = numbersOf(item);
    for (let column = 0; column < columns; column += 1) numbers[column * items.length + index] = row[column] ?? 0;
  });
  return numbers;
}

function glyphsOf({ text, textLengths, places, runs, flags }: PackedPage): Glyph[] {
  const glyphs: Glyph[] = [];
  const count = textLengths.length;
  let offset = 0;
  for (let index = 0; index < count; index += 1) {
    const length = textLengths[index] ?? 0;
    const flag = flags[index] ?? 0;
    glyphs.push({
      text: text.slice(offset, offset + length),
      box: boxAt(places, count, index),
      originX: places[4 * count + index] ?? 0,
      originY: places[5 * count + index] ?? 0,
      size: places[6 * count + index] ?? 0,
      direction: ((flag % INVISIBLE) * 90) as Glyph['direction'],
      run: runs[index] ?? 0,
      invisible: (flag & INVISIBLE) !== 0,
      pale: (flag & PALE) !== 0,
    });
    offset += length;
  }
  return glyphs;
}

function rulingsOf({ rulings, verticals }: PackedPage): Ruling[] {
  const count = verticals.length;
  return Array.from(verticals, (vertical, index) => {
    const orientation = vertical === 1 ? 'vertical' : 'horizontal';
    return { orientation, position: rulings[index] ?? 0, start: rulings[count + index] ?? 0, end: rulings[2 * count + index] ?? 0 };
  });
}

function boxesOf(numbers: Float64Array): Box[] {
  const count = numbers.length / BOX_NUMBERS;
  return Array.from({ length: count }, (_, index) => boxAt(numbers, count, index));
}

/** The first four of the columns. */
function boxAt(numbers: Float64Array, count: number, index: number): Box {
  return {
    x: numbers[index] ?? 0,
    y: numbers[count + index] ?? 0,
    width: numbers[2 * count + index] ?? 0,
    height: numbers[3 * count + index] ?? 0,
  };
}
