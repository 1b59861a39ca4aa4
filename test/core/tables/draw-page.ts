import type { Glyph, Page, Ruling } from '../../../shared/core/geometry/page.ts';

let runs = 0;

/** A line of text from its baseline's left end: ideographs are as wide as the font size, other characters half. */
export function text(x: number, y: number, characters: string, size = 10): Glyph[] {
  runs += 1;
  let originX = x;
  return Array.from(characters, (character) => {
    const width = /[\u2E80-\uFFEF“”‘’…—]/u.test(character) ? size : size / 2;
    const glyph = glyphAt(originX, y, character, { size, width, run: runs });
    originX += width;
    return glyph;
  });
}

export function glyphAt(x: number, y: number, character: string, options: { size?: number; width?: number; run?: number } = {}): Glyph {
  const { size = 10, width = size, run = 0 } = options;
  const box = { x, y: y - 0.88 * size, width, height: size };
  return { text: character, box, originX: x, originY: y, size, direction: 0, run, invisible: false, pale: false };
}

export function horizontal(position: number, start: number, end: number): Ruling {
  return { orientation: 'horizontal', position, start, end };
}

export function vertical(position: number, start: number, end: number): Ruling {
  return { orientation: 'vertical', position, start, end };
}

/** Every line of a table with these column and row positions. */
export function lattice(xs: readonly number[], ys: readonly number[]): Ruling[] {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  const [top = 0, bottom = 0] = [ys[0], ys.at(-1)];
  return [...ys.map((y) => horizontal(y, left, right)), ...xs.map((x) => vertical(x, top, bottom))];
}

export function page(content: { glyphs?: readonly Glyph[]; rulings?: readonly Ruling[]; number?: number } & Partial<Page>): Page {
  return { number: 1, width: 400, height: 600, glyphs: [], rulings: [], images: [], shapes: [], outlines: 0, ...content };
}
