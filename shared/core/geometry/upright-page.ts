/** Turns a page so that its text runs left to right, and knows the way back: what is published are boxes of the page as displayed. */
import type { Box, Glyph, Page, Ruling } from './page.ts';

export interface UprightPage extends Page {
  /** A box of this upright page → the box on the page as displayed. */
  readonly asDisplayed: (box: Box) => Box;
}

type Turn = Glyph['direction'];
type Point = readonly [number, number];

export function pageToUpright(page: Page): UprightPage {
  const turn = dominantDirection(page.glyphs);
  if (turn === 0) return { ...page, asDisplayed: (box) => box };
  const sideways = turn === 90 || turn === 270;
  const upright = { width: sideways ? page.height : page.width, height: sideways ? page.width : page.height };
  const point = pointTurner(turn, { width: page.width, height: page.height }); // not the page: what turns boxes back is kept when its glyphs are gone
  const back = pointTurner(opposite(turn), upright);
  return {
    ...page,
    ...upright,
    glyphs: page.glyphs.map((glyph) => turnGlyph(glyph, turn, point)),
    rulings: page.rulings.map((ruling) => turnRuling(ruling, point)),
    images: page.images.map((box) => turnBox(box, point)),
    shapes: page.shapes.map((box) => turnBox(box, point)),
    asDisplayed: (box) => turnBox(box, back),
  };
}

/** The direction of most glyphs; left to right where none prevails. */
function dominantDirection(glyphs: readonly Glyph[]): Turn {
  const counts = new Map<Turn, number>([[0, 0]]);
  for (const { direction, text } of glyphs) if (text.trim() !== '') counts.set(direction, (counts.get(direction) ?? 0) + 1);
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}

/**
 * Where a point comes to stand when text of direction `turn` is turned upright on a page of that size.
 *
 *      90: text runs down        270: text runs up       180: upside down
 *      ┌────┐                    ┌────┐                  ┌────┐
 *      │ ↓↓ │  x' = y            │ ↑↑ │  x' = height − y │ ⇐⇐ │  x' = width − x
 *      └────┘  y' = width − x    └────┘  y' = x          └────┘  y' = height − y
 */
function pointTurner(turn: Turn, size: { readonly width: number; readonly height: number }): (x: number, y: number) => Point {
  switch (turn) {
    case 0:
      return (x, y) => [x, y];
    case 90:
      return (x, y) => [y, size.width - x];
    case 180:
      return (x, y) => [size.width - x, size.height - y];
    case 270:
      return (x, y) => [size.height - y, x];
  }
}

function opposite(turn: Turn): Turn {
  return ((360 - turn) % 360) as Turn;
}

function turnGlyph(glyph: Glyph, turn: Turn, point: (x: number, y: number) => Point): Glyph {
  const [originX, originY] = point(glyph.originX, glyph.originY);
  return { ...glyph, originX, originY, box: turnBox(glyph.box, point), direction: ((glyph.direction - turn + 360) % 360) as Turn };
}

function turnBox({ x, y, width, height }: Box, point: (x: number, y: number) => Point): Box {
  const [x0, y0] = point(x, y);
  const [x1, y1] = point(x + width, y + height);
  return { x: Math.min(x0, x1), y: Math.min(y0, y1), width: Math.abs(x1 - x0), height: Math.abs(y1 - y0) };
}

function turnRuling({ orientation, position, start, end }: Ruling, point: (x: number, y: number) => Point): Ruling {
  const lies = orientation === 'horizontal';
  const [x0, y0] = lies ? point(start, position) : point(position, start);
  const [x1, y1] = lies ? point(end, position) : point(position, end);
  const staysFlat = Math.abs(y1 - y0) < Math.abs(x1 - x0) || (x0 === x1 && y0 === y1 && lies);
  return staysFlat
    ? { orientation: 'horizontal', position: y0, start: Math.min(x0, x1), end: Math.max(x0, x1) }
    : { orientation: 'vertical', position: x0, start: Math.min(y0, y1), end: Math.max(y0, y1) };
}
