/** What PDF calls the graphics state, as far as it decides which text, lines and areas are seen. */
import type { Box } from '../../core/geometry/page.ts';
import type { Matrix, PdfFont } from './pdf-door.ts';
import { intersection } from './pdf-space.ts';

/** Text at least this light, from 0 (black) to 1 (white) on white paper, is pale: marks behind a text are, from silver (0.75) upwards. */
const PALE_MIN = 0.6;
/** How much of the light that the eye sees is red, green and blue (ITU-R BT.601). */
const LIGHT_SHARES = [0.299, 0.587, 0.114] as const;

export interface TextState {
  font: PdfFont | null;
  size: number;
  characterSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  mode: number;
}

export interface GraphicsState {
  matrix: Matrix;
  lineWidth: number;
  /** Around the clipping path; null where nothing is clipped. */
  clip: Box | null;
  /** Of what is filled, and of what is stroked: from 0 (black) to 1 (white). */
  lightness: number;
  strokeLightness: number;
  /** Of what is filled, of what is stroked, and of the groups around it: from 0 (not to be seen) to 1. */
  opacity: number;
  strokeOpacity: number;
  groupOpacity: number;
  text: TextState;
}

export function initialState(matrix: Matrix): GraphicsState {
  return {
    matrix,
    lineWidth: 1,
    clip: null,
    lightness: 0,
    strokeLightness: 0,
    opacity: 1,
    strokeOpacity: 1,
    groupOpacity: 1,
    text: { font: null, size: 0, characterSpacing: 0, wordSpacing: 0, horizontalScale: 1, leading: 0, rise: 0, mode: 0 },
  };
}

/** `#rrggbb`, as pdf.js gives every colour. */
export function lightnessOf(colour: string): number {
  return LIGHT_SHARES.reduce(
    (sum, share, index) => sum + (share * Number.parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16)) / 255,
    0,
  );
}

/** What is filled, text with it. */
export function isFillPale({ lightness, opacity, groupOpacity }: GraphicsState): boolean {
  return 1 - opacity * groupOpacity * (1 - lightness) >= PALE_MIN;
}

export function isStrokePale({ strokeLightness, strokeOpacity, groupOpacity }: GraphicsState): boolean {
  return 1 - strokeOpacity * groupOpacity * (1 - strokeLightness) >= PALE_MIN;
}

/** What of a box is not clipped away. */
export function clipped({ clip }: GraphicsState, box: Box): Box {
  return clip ? intersection(clip, box) : box;
}
