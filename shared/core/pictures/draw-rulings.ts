import { type Markup, markup } from '../documents/render-markup.ts';
import type { Ruling } from '../geometry/page.ts';
import { svgNumber } from './svg-number.ts';

/** All rulings of a page as one path. */
export function drawRulings(rulings: readonly Pick<Ruling, 'orientation' | 'position' | 'start' | 'end'>[]): Markup | null {
  if (rulings.length === 0) return null;
  const path = rulings.map(({ orientation, position, start, end }) =>
    orientation === 'horizontal'
      ? `M${svgNumber(start)} ${svgNumber(position)}H${svgNumber(end)}`
      : `M${svgNumber(position)} ${svgNumber(start)}V${svgNumber(end)}`,
  );
  return markup`<path class="rulings" d="${path.join('')}"/>`;
}
