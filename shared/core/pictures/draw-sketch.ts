import { type Markup, markup } from '../documents/render-markup.ts';
import { drawRulings } from './draw-rulings.ts';
import type { PageSketch } from './page-sketch.ts';
import { svgNumber } from './svg-number.ts';

/** A sketch's page, text and rulings, without a frame: each piece of text as long as it is on the page, whatever font shows it. */
export function drawSketch({ pieces, horizontal, vertical, width, height }: PageSketch): Markup {
  const rulings = [
    ...horizontal.map(([position, start, end]) => ({ orientation: 'horizontal' as const, position, start, end })),
    ...vertical.map(([position, start, end]) => ({ orientation: 'vertical' as const, position, start, end })),
  ];
  return markup`<rect class="paper" width="${svgNumber(width)}" height="${svgNumber(height)}"/>${drawRulings(rulings)}${pieces.map(drawPiece)}`;
}

function drawPiece({ text, x, y, size, length, direction }: PageSketch['pieces'][number]): Markup {
  const place = direction === 0 ? '' : ` rotate(${direction})`;
  const at =
    direction === 0
      ? markup`x="${svgNumber(x)}" y="${svgNumber(y)}"`
      : markup`transform="translate(${svgNumber(x)} ${svgNumber(y)})${place}"`;
  const stretched = [...text].length > 1 ? markup` textLength="${svgNumber(length)}"` : null;
  return markup`<text ${at} font-size="${svgNumber(size)}"${stretched}>${text}</text>`;
}
