import { type Markup, markup } from '../documents/render-markup.ts';
import type { Box } from '../geometry/page.ts';
import { svgNumber } from './svg-number.ts';

export function drawBox({ x, y, width, height }: Box): Markup {
  return markup`<rect x="${svgNumber(x)}" y="${svgNumber(y)}" width="${svgNumber(width)}" height="${svgNumber(height)}"/>`;
}
