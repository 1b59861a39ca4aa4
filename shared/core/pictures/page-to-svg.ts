/** A page as SVG: what the reader gave (glyphs, rulings, pictures) as the page shows it, and over it what was made of it, each in a layer of its own. */
import { type Markup, markup } from '../documents/render-markup.ts';
import { mergeRulings } from '../geometry/merge-rulings.ts';
import type { Box, Page, Ruling } from '../geometry/page.ts';
import { drawBox } from './draw-box.ts';
import { drawFields, type FieldPlace } from './draw-fields.ts';
import { drawMarks, type Mark } from './draw-marks.ts';
import { drawPiece } from './draw-piece.ts';
import { drawRulings } from './draw-rulings.ts';
import { glyphsToPieces } from './glyphs-to-pieces.ts';
import { svgNumber } from './svg-number.ts';
import { writingDirection } from './writing-direction.ts';

/** What lies over a page. */
export interface PageOverlay {
  readonly cells: readonly Box[];
  readonly fields: readonly FieldPlace[];
  /** Where reading was doubtful, or two readers did not agree. */
  readonly doubts: readonly Box[];
  readonly marks: readonly Mark[];
}

export interface PictureLimits {
  /** On one page: a dense page has 2,000; a browser takes ten times as many. The rest is left out. */
  readonly glyphsMax: number;
  /** On one page: more are drawn merged, as reading takes them; a border of tiny rectangles has 10,000. */
  readonly rulingsMax: number;
  /** On one page, of each kind (pictures, cells, doubts): a page of a report has some dozens. */
  readonly boxesMax: number;
}

export const pictureLimits: PictureLimits = { glyphsMax: 20_000, rulingsMax: 4_000, boxesMax: 2_000 };

export function pageToSvg(page: Page, overlay: PageOverlay, limits: PictureLimits = pictureLimits): Markup {
  const { width, height } = page;
  const pieces = glyphsToPieces(page.glyphs.slice(0, limits.glyphsMax));
  const seen = pieces.filter((piece) => !piece.invisible).map(drawPiece);
  const unseen = pieces.filter((piece) => piece.invisible).map(drawPiece);
  const drawBoxes = (boxes: readonly Box[]) => boxes.slice(0, limits.boxesMax).map(drawBox);
  const unit = Math.min(width, height) / NUMBERS_ACROSS;
  return markup`
<svg class="picture" viewBox="0 0 ${svgNumber(width)} ${svgNumber(height)}" role="img" aria-label="第 ${page.number} 页 page ${page.number}">
<rect class="paper" width="${svgNumber(width)}" height="${svgNumber(height)}"/>${layer('images', drawBoxes(page.images))}${layer(
    'lines',
    drawRulings(rulingsWithin(page.rulings, limits.rulingsMax)),
  )}${layer('text', seen)}${layer('unseen', unseen)}${layer('cells', drawBoxes(overlay.cells))}${layer('fields', drawFields(overlay.fields, writingDirection(pieces), unit))}${layer(
    'doubts',
    drawBoxes(overlay.doubts),
  )}${layer('findings', overlay.marks.length === 0 ? [] : drawMarks(overlay.marks, { x: 0, y: 0, width, height }, unit))}
</svg>`;
}

/** A number's disc is as wide as this many would fill the page: on A4 9 points, to be read on a phone. */
const NUMBERS_ACROSS = 66;

function rulingsWithin(rulings: readonly Ruling[], rulingsMax: number): readonly Ruling[] {
  if (rulings.length <= rulingsMax) return rulings;
  const { horizontal, vertical } = mergeRulings(rulings);
  return [...horizontal, ...vertical].slice(0, rulingsMax);
}

function layer(name: string, content: Markup | readonly Markup[] | null): Markup | null {
  if (content === null || (Array.isArray(content) && content.length === 0)) return null;
  return markup`
<g class="${name}">${content}</g>`;
}
