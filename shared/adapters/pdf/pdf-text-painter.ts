/** Text-showing operators → glyphs, placed on the page as displayed. */
import { boxAround } from '../../core/geometry/box-around.ts';
import type { Box, Glyph } from '../../core/geometry/page.ts';
import type { Matrix, PdfFont } from './pdf-door.ts';
import { clipped, type GraphicsState, isFillPale, type TextState } from './pdf-graphics-state.ts';
import { apply, IDENTITY, isEmpty, multiply, type Point } from './pdf-space.ts';

/** No character is as wide as this many times its size: the font's widths are damaged, and where it stands, or whether on the page, cannot be believed. */
const ADVANCE_MAX = 20;
/** Share of the em above the baseline that a glyph's box covers: the ascent of Chinese fonts. */
const ASCENT = 0.88;
/** A Type 3 font whose size is below this (points) keeps its real size in its own matrix. */
const TYPE3_SIZE_MIN = 3;
/** Text turned further from the axes than this (degrees) is a watermark or decoration, never a table's text. */
const TURN_MAX = 10;
/** Render modes that paint nothing. */
const UNPAINTED: readonly number[] = [3, 7];
/** Those that clip what is painted after the text object. */
const CLIPPING: readonly number[] = [4, 5, 6, 7];
/** Larger characters (points) that stand aslant are marks across the page. */
const CHARACTER_MAX = 18;
/** A clip to a character's ink is rounded to whole points, and may be wider than the character by this much (points). */
const OWN_CLIP_SLACK = 2;
/** What stands for text that a font could not give. */
const NO_CHARACTER = '\uFFFD';

export interface PdfGlyph {
  readonly unicode: string;
  /** In thousandths of the em, as a rule: glyph space. */
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: readonly number[] | null;
}

/** A text object's two matrices move with what is shown; all else is the graphics state's. */
export class TextPainter {
  readonly glyphs: Glyph[] = [];
  /** Characters that are set aslant or mirrored, and so are no glyphs. */
  slanted = 0;
  /** Those of them that may be meant as text: dark, and no larger than that of a table. */
  readonly slantedShapes: Box[] = [];
  /** Around the text of this text object that clips what is painted after it. */
  #clipBoxes: Box[] = [];

  #textMatrix: Matrix = IDENTITY;
  #lineMatrix: Matrix = IDENTITY;
  #run = 0;

  begin(): void {
    this.setMatrix(IDENTITY);
    this.#clipBoxes = [];
  }

  /** What its text clips is seen within that text alone. */
  end(state: GraphicsState): void {
    if (this.#clipBoxes.length > 0) state.clip = clipped(state, boxAround(this.#clipBoxes));
  }

  setMatrix(matrix: Matrix): void {
    this.#textMatrix = [...matrix] as unknown as Matrix;
    this.#lineMatrix = this.#textMatrix;
  }

  moveLine(x: number, y: number): void {
    this.#lineMatrix = multiply(this.#lineMatrix, [1, 0, 0, 1, x, y]);
    this.#textMatrix = this.#lineMatrix;
  }

  /** `hidden`: it moves what comes after it, and is not there. */
  show(items: readonly (number | PdfGlyph)[], state: GraphicsState, hidden: boolean): void {
    this.#run += 1;
    const place: Place = (text, x, y, advance) => {
      if (!hidden && text !== '') this.#placeGlyph(text, [x, y], advance, state);
    };
    const { font, size } = state.text;
    if (font === null) place(NO_CHARACTER, 0, 0, Math.abs(size));
    else if (font.vertical) this.#showVertical(items, font, state.text, place);
    else this.#showHorizontal(items, font, state.text, place);
  }

  #showHorizontal(items: readonly (number | PdfGlyph)[], font: PdfFont, text: TextState, place: Place): void {
    const unit = text.size * (font.fontMatrix?.[0] ?? 0.001);
    let x = 0;
    for (const item of items) {
      if (typeof item === 'number') {
        x -= (item / 1000) * text.size * text.horizontalScale;
        continue;
      }
      const advance = item.width * unit * text.horizontalScale;
      place(textOf(item), x, 0, advance);
      x += advance + spacingAfter(item, text) * text.horizontalScale;
    }
    this.#textMatrix = multiply(this.#textMatrix, [1, 0, 0, 1, x, 0]);
  }

  /** Columns of a vertical font: each glyph hangs below the one before, centred on the column; its own direction stays left to right. */
  #showVertical(items: readonly (number | PdfGlyph)[], font: PdfFont, text: TextState, place: Place): void {
    const unit = text.size * (font.fontMatrix?.[0] ?? 0.001);
    let y = 0;
    for (const item of items) {
      if (typeof item === 'number') {
        y -= (item / 1000) * text.size;
        continue;
      }
      const metrics = item.vmetric ?? font.defaultVMetrics ?? [-1000, item.width / 2, 880];
      const centre = (item.vmetric ? (metrics[1] ?? 0) : item.width / 2) * unit;
      place(textOf(item), -centre, y - (metrics[2] ?? 880) * unit, item.width * unit);
      y += (metrics[0] ?? -1000) * unit - spacingAfter(item, text);
    }
    this.#textMatrix = multiply(this.#textMatrix, [1, 0, 0, 1, 0, y]);
  }

  #placeGlyph(text: string, [x, y]: Point, advance: number, state: GraphicsState): void {
    const { rise, size: fontSize, horizontalScale, mode } = state.text;
    const matrix = multiply(state.matrix, this.#textMatrix);
    const origin = apply(matrix, x, y + rise);
    const end = apply(matrix, x + advance, y + rise);
    const size = displayedSize(state.text, Math.hypot(matrix[2], matrix[3]));
    if (!(size > 0) || !origin.every(Number.isFinite)) return;
    if (Math.hypot(end[0] - origin[0], end[1] - origin[1]) > ADVANCE_MAX * size) {
      this.#placeGlyph(text.trim() === '' ? text : NO_CHARACTER, [x, y], 0, state);
      return;
    }
    const sign = fontSize * horizontalScale < 0 ? -1 : 1;
    const direction = quarterTurn((Math.atan2(matrix[1] * sign, matrix[0] * sign) * 180) / Math.PI);
    if (direction === null || isMirrored(matrix, state.text)) {
      this.#addSlanted(text, origin, end, size, state);
      return;
    }
    const box = glyphBox(origin, end, size, direction);
    if (CLIPPING.includes(mode)) this.#clipBoxes.push(box);
    const invisible = UNPAINTED.includes(mode) || isCutAway(box, state.clip);
    const [originX, originY] = origin;
    this.glyphs.push({ text, box, originX, originY, size, direction, run: this.#run, invisible, pale: isFillPale(state) });
  }

  /** Among the characters of a table it would be missing from its value without a word. */
  #addSlanted(text: string, origin: Point, end: Point, size: number, state: GraphicsState): void {
    this.slanted += 1;
    if (text.trim() === '' || size > CHARACTER_MAX || UNPAINTED.includes(state.text.mode) || isFillPale(state)) return;
    const middle = [(origin[0] + end[0]) / 2, (origin[1] + end[1]) / 2] as const;
    const box = clipped(state, { x: middle[0] - size / 2, y: middle[1] - size * ASCENT, width: size, height: size });
    if (!isEmpty(box)) this.slantedShapes.push(box);
  }
}

/** x, y: a glyph's origin in text space; advance: its width there. */
type Place = (text: string, x: number, y: number, advance: number) => void;

function spacingAfter(glyph: PdfGlyph, { characterSpacing, wordSpacing }: TextState): number {
  return characterSpacing + (glyph.isSpace ? wordSpacing : 0);
}

/**
 * Cut by the clip's upper or lower edge, with less than half of it left: what the edge of a page leaves of a line that is printed whole on the page
 * before or after it. Text that is clipped away altogether stays: whoever looks for it, and does not see it, says so. A clip no larger than the character is
 * its own: cairo clips each to the ink that it has, low for a point, high for a quote.
 */
function isCutAway({ y, width, height }: Box, clip: Box | null): boolean {
  if (!clip || (clip.width <= width + OWN_CLIP_SLACK && clip.height <= height)) return false;
  const middle = y + height / 2;
  const [top, bottom] = [clip.y, clip.y + clip.height];
  return (middle < top && y + height > top) || (middle > bottom && y < bottom);
}

function displayedSize({ font, size }: TextState, scale: number): number {
  const nominal = Math.abs(size) * scale;
  if (!font?.isType3Font || nominal >= TYPE3_SIZE_MIN) return nominal;
  const bbox = font.bbox ?? [];
  return nominal * Math.abs(font.fontMatrix?.[3] ?? 0.001) * Math.abs((bbox[3] ?? 1000) - (bbox[1] ?? 0));
}

/** A glyph that is painted and maps to nothing still stands there. */
function textOf(glyph: PdfGlyph): string {
  if (glyph.unicode !== '') return glyph.unicode;
  return glyph.width === 0 ? '' : NO_CHARACTER;
}

/** The page as displayed has y down: what is upright there turns the plane over once. A Type 3 font may turn it over once more, in its matrix or in what it draws. */
function isMirrored([a, b, c, d]: Matrix, { font, horizontalScale }: TextState): boolean {
  return !font?.isType3Font && (a * d - b * c) * horizontalScale > 0;
}

function quarterTurn(angle: number): Glyph['direction'] | null {
  const turns = Math.round(angle / 90);
  if (Math.abs(angle - turns * 90) > TURN_MAX) return null;
  return ((((turns % 4) + 4) % 4) * 90) as Glyph['direction'];
}

function glyphBox(origin: Point, end: Point, size: number, direction: Glyph['direction']): Box {
  const up = size * ASCENT;
  const down = size * (1 - ASCENT);
  const [x0, x1] = [Math.min(origin[0], end[0]), Math.max(origin[0], end[0])];
  const [y0, y1] = [Math.min(origin[1], end[1]), Math.max(origin[1], end[1])];
  switch (direction) {
    case 0:
      return { x: x0, y: y0 - up, width: x1 - x0, height: size };
    case 180:
      return { x: x0, y: y0 - down, width: x1 - x0, height: size };
    case 90:
      return { x: x0 - down, y: y0, width: size, height: y1 - y0 };
    case 270:
      return { x: x0 - up, y: y0, width: size, height: y1 - y0 };
  }
}
