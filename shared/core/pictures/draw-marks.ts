/**
 * Findings at their places: an outline and a number that links to what is said about it. Around a line of text, which has no room for it, the number
 * stands in front.
 *
 *     ❶❷─────────┐       ┌────────┐
 *     │ 约一千万  │     ❸│项目名称│
 *     └──────────┘       └────────┘
 */
import type { Severity } from '../document.ts';
import { type Markup, markup } from '../documents/render-markup.ts';
import type { Box } from '../geometry/page.ts';
import { drawBox } from './draw-box.ts';
import { svgNumber } from './svg-number.ts';

export interface Mark {
  readonly box: Box;
  readonly tone: Severity;
  readonly number: number;
  /** Of the mark itself; null where the same number is marked more than once in a document. */
  readonly id: string | null;
  /** Where the number leads. */
  readonly href: string;
  readonly title: string;
}

/** `area`: what of the page is seen; numbers stay inside of it, and over all outlines. `radius` of a number's disc, in points. */
export function drawMarks(marks: readonly Mark[], area: Box, radius: number): Markup {
  const places = Map.groupBy(marks, ({ box }) => `${svgNumber(box.x)},${svgNumber(box.y)}`);
  const numbers = [...places.values()].flatMap((here) => here.map((mark, index) => drawNumber(mark, index, area, radius)));
  return markup`${marks.map(drawOutline)}${numbers}`;
}

function drawOutline({ box, tone, id, title }: Mark): Markup {
  const named = id === null ? null : markup` id="${id}"`;
  return markup`
<g${named} class="mark ${tone}"><title>${title}</title>${drawBox(box)}</g>`;
}

/** A box lower than this many radii has no room for a number beside its text: cells are 20 points and more. */
const LINE_HEIGHT = 2.2;

function drawNumber({ box, tone, number, href, title }: Mark, index: number, area: Box, radius: number): Markup {
  const isLine = box.height < LINE_HEIGHT * radius;
  const left = isLine ? box.x - radius - 2 * radius * index : box.x + 2 * radius * index;
  const top = isLine ? box.y + box.height / 2 : box.y;
  const x = between(area.x + radius, left, area.x + area.width - radius);
  const y = between(area.y + radius, top, area.y + area.height - radius);
  const size = String(number).length > 2 ? radius * 0.9 : radius * 1.2;
  return markup`
<a class="mark ${tone}" href="${href}"><title>${title}</title><circle cx="${svgNumber(x)}" cy="${svgNumber(y)}" r="${svgNumber(radius)}"/><text x="${svgNumber(x)}" y="${svgNumber(y + 0.36 * size)}" font-size="${svgNumber(size)}">${number}</text></a>`;
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
