import { type Markup, markup } from '../documents/render-markup.ts';
import { drawnText } from './drawn-text.ts';
import type { TextPiece } from './glyphs-to-pieces.ts';
import { svgNumber } from './svg-number.ts';

/**
 * A piece of text with every glyph at its place: SVG takes a list of positions, one a character. Where glyphs give several characters, or one that
 * combines with its neighbour, positions and characters could come apart: each of those is a text of its own.
 */
export function drawPiece(piece: TextPiece): Markup {
  return markup`${partsOf(piece.glyphs).map((glyphs) => drawGlyphs(glyphs, piece))}`;
}

type Glyphs = TextPiece['glyphs'];

function partsOf(glyphs: Glyphs): readonly Glyphs[] {
  const parts: Glyphs[number][][] = [];
  let open: Glyphs[number][] | null = null;
  for (const glyph of glyphs) {
    const joins = isOneCharacter(glyph.text);
    if (open !== null && joins) open.push(glyph);
    else {
      const part = [glyph];
      parts.push(part);
      open = joins ? part : null;
    }
  }
  return parts;
}

function drawGlyphs(glyphs: Glyphs, { x, y, size, direction }: TextPiece): Markup {
  const text = glyphs.map((glyph) => drawnText(glyph.text)).join('');
  if (direction === 0) {
    const places = glyphs.map(({ offset }) => svgNumber(x + offset)).join(' ');
    return markup`<text x="${places}" y="${svgNumber(y)}" font-size="${svgNumber(size)}">${text}</text>`;
  }
  const places = glyphs.map(({ offset }) => svgNumber(offset)).join(' ');
  const turned = `translate(${svgNumber(x)} ${svgNumber(y)}) rotate(${direction})`;
  return markup`<text transform="${turned}" x="${places}" font-size="${svgNumber(size)}">${text}</text>`;
}

function isOneCharacter(text: string): boolean {
  return text.length === 1 && !/\p{M}/u.test(text);
}
